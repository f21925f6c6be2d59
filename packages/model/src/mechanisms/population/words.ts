import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [],
  spoken: [],
  headings: { population: 'Population' },
  nouns: { attributes: 'attribute', categories: 'category', age: 'age band' },
  keys: {
    enters: 'share who enter',
  },
};
