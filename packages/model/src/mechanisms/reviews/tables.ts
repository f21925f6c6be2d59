import { unionIds } from '../../plan/ids.js';
import type { TableMakers } from '../mechanism.js';
import type { ReviewPlan } from './plan-types.js';
import { planReviews } from './plan.js';

export interface ReviewTables {
  names: { reviews: string[] };
  plan: {
    reviews: string[];
    /** Some review has a quota in some arm. */
    quotas: boolean;
  };
  reading: { reviewsOf: { review: ReviewPlan; index: number }[][] };
}

export const reviewTables: TableMakers<ReviewTables> = {
  names: ({ every }) => ({ reviews: unionIds(every.map((s) => s.reviews)) }),
  plan: ({ every, names }) => ({
    reviews: names.reviews,
    quotas: every.some(({ reviews }) => Object.values(reviews).some(({ quota }) => quota !== undefined)),
  }),
  reading: (of) => ({ reviewsOf: planReviews(of) }),
};
