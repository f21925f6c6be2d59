import type { Drafting } from '../../plan/planning.js';
import { toBase } from '../../format/units.js';
import { planCondition } from '../conditions/plan.js';
import type { ReviewPlan } from './plan-types.js';

/** Reviews that look at each stream. */
export function planReviews(of: Drafting): { review: ReviewPlan; index: number }[][] {
  const { reviews } = of.scenario;
  return of.names.streams.map((stream) =>
    of.names.reviews
      .map((id, index) => ({ id, index }))
      .filter(({ id }) => reviews[id]?.of.includes(stream) && of.holds(reviews[id].in_force))
      .map(({ id, index }) => ({ review: planReview(of, id), index })),
  );
}

function planReview({ scenario, key, reads }: Drafting, id: string): ReviewPlan {
  const review = scenario.reviews[id];
  return {
    id,
    key: key(`reviews.${id}`),
    condition: planCondition(review.if, ['reviews', id, 'if'], reads()),
    passesSound: toBase(review.passes_sound),
    passesUnsound: toBase(review.passes_unsound),
    capacity: review.capacity ? toBase(review.capacity) / 1000 / 365 : -1,
    passWhenFull: review.when_full !== 'drop',
    quota: review.quota ? toBase(review.quota.number) / 1000 / 365 : -1,
    quotaPasses: review.quota ? toBase(review.quota.passes_unsound) : 0,
  };
}
