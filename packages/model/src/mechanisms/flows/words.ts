import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Flows of records', sections: ['flows'] }],
  spoken: [],
  headings: { flows: 'Flows of records between agencies' },
  nouns: { flows: 'flow' },
  keys: {},
};
