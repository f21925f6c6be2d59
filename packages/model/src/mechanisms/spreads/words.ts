import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [
    { title: 'Partitions and ties', sections: ['partitions', 'ties'] },
    {
      title: 'Spread',
      sections: ['spreads'],
      uses: (scenario) =>
        some(scenario.spreads) ||
        scenario.perception?.kin_elsewhere !== undefined ||
        Object.values(scenario.measures).some((measure) => measure.reaches_children || measure.reaches_household),
    },
  ],
  spoken: [
    [/\bpartitions?\b|\bunits?\b/i, ({ partitions }) => some(partitions)],
    [/\bties?\b/i, ({ ties }) => some(ties)],
    [/\bspreads?\b/i, ({ spreads }) => some(spreads)],
  ],
  headings: { spreads: 'Spreads: sanctions that reach others' },
  nouns: { ties: 'tie', partitions: 'partition', spreads: 'spread' },
  keys: {
    again: 'whether what has been passed on is passed on again',
    mistaken: 'whether it is entered for others by mistake',
    size: 'households or adults in a unit',
    spares_informer: 'whether someone who informed is left out',
  },
};
