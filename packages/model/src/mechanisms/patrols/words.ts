import { some } from '../../format/some.js';
import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Patrols', sections: ['patrols'] }],
  spoken: [[/\bpatrols?\b|\bstations?\b/i, ({ patrols }) => some(patrols)]],
  headings: { patrols: 'Patrols' },
  nouns: { patrols: 'patrol' },
  keys: {
    allocation: 'rule by which patrols are shared out over the cells',
    attention: 'how the attention of cells drifts',
    finds_at_most: 'most incidents that one patrol records in a cell on a day',
    forgets: 'chance that one recorded thing is forgotten on a day',
    stations: 'permanent stations',
  },
};
