import type { Mechanism } from '../mechanism.js';
import { checkReviews } from './check.js';
import { REVIEW_COUNTERS } from './counters.js';
import { reviewSections } from './schema.js';
import { words } from './words.js';

const layers = { reviews: 'policy' } as const;

export const reviews: Mechanism<typeof reviewSections, typeof layers, 'review'> = {
  name: 'reviews',
  sections: reviewSections,
  layers,
  counters: { review: REVIEW_COUNTERS },
  words,
  check: ({ scenario, out }) => {
    checkReviews(scenario, out);
  },
};
