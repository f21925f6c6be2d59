import type { Mechanism } from '../mechanism.js';
import { checkReviews } from './check.js';
import { REVIEW_COUNTERS } from './counters.js';
import { picture } from './picture.js';
import { reviewSections } from './schema.js';
import { reviewTables } from './tables.js';
import type { ReviewTables } from './tables.js';
import { words } from './words.js';

const layers = { reviews: 'policy' } as const;

export const reviews: Mechanism<typeof reviewSections, typeof layers, 'review', ReviewTables> = {
  name: 'reviews',
  sections: reviewSections,
  layers,
  counters: { review: REVIEW_COUNTERS },
  words,
  picture,
  ...reviewTables,
  check: ({ scenario, out }) => {
    checkReviews(scenario, out);
  },
};
