import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Firms', sections: ['firms', 'enterprise'] }],
  spoken: [[/\bfirms?\b/i, ({ firms }) => firms !== undefined]],
  headings: { enterprise: 'Enterprises' },
  nouns: { types: 'type', enterprise: 'register of firms' },
  keys: {
    cheats: 'chance of cheating in a month when nothing is felt',
    closes: 'monthly chance that a failing firm closes',
    complaints: 'chance that a month of cheating is found out by buyers',
    corrects: 'monthly chance that a wrongly listed firm is taken off',
    deterred: 'part of the chance lost for each unit of felt certainty',
    fails_below: 'sales below which a firm may close',
    felt: 'how far firms believe in the chance of being found',
    gain: 'gain of a month of cheating, in months of honest profit',
    listed_close: 'monthly chance that a listed firm closes',
    listed_lose: 'sales that listed firms lose',
    loses: 'sales lost for good at each complaint',
    shares_findings: 'whether findings are shared among bodies at once',
    spoils: 'trust in all firms lost at each complaint',
    wrongly: 'chance that an honest month is found at fault',
  },
};
