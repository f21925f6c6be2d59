import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Places', sections: [], uses: ({ places }) => Object.keys(places).length > 1 }],
  spoken: [],
  headings: { places: 'Places and their size' },
  nouns: { places: 'place' },
  keys: {
    community_size: 'people in a community',
    persons: 'people who live there',
  },
};
