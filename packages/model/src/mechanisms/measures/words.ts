import type { Words } from '../mechanism.js';

export const words: Words = {
  submodels: [{ title: 'Measure', sections: ['measures'] }],
  spoken: [],
  headings: { measures: 'Measures: sanctions and rewards' },
  nouns: { measures: 'measure' },
  keys: {
    doors: 'bodies that can impose it, each independently',
    each: 'chance of each body',
    ends: 'measures that it puts out of force for the person',
    lasts: 'how long it lasts',
    reaches_children: 'whether it also falls on the children of the household',
    reaches_household: 'whether it also falls on the other adults of the household',
    refuses: 'wishes that it refuses',
    suspends: 'streams that bring the person no opportunity while it lasts',
    trigger: 'what triggers it',
  },
};
