import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Demography', sections: ['demography'] }],
  spoken: [[/\bdeaths?\b|\bbirths?\b|\bgrow(s|ing)? older\b/i, ({ demography }) => demography !== undefined]],
  nouns: {},
  keys: {
    fertility: 'births per person-year of adults',
    mortality: 'deaths per person-year',
    moves: 'moves of households to other places',
    pace: 'factor on the speed of ageing and on deaths and births',
  },
};
