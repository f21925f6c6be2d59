import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Offices', sections: ['officials', 'audits', 'catalogues'] }],
  spoken: [[/\bofficials?\b|\boffice holders?\b|\baudits?\b/i, ({ officials }) => officials !== undefined]],
  nouns: { audits: 'audit', catalogues: 'catalogue' },
  keys: {
    drops: 'chance that a report against someone favoured is dropped',
    favours: 'whom office holders favour',
    followed: 'share of office holders who follow the catalogue',
    invents: 'merit records for something never done',
    invents_as: 'stream under which invented records are kept',
    returns: 'returns to the centre, as a factor of what was recorded',
    returns_of: 'streams whose records are returned to the centre',
    widens: 'chance that the holder puts local rules in force',
  },
};
