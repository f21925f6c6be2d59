import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Flows of records', sections: ['flows'] }],
  spoken: [],
  nouns: { flows: 'flow' },
  keys: {},
};
