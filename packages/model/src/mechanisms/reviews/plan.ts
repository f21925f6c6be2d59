import { toBase } from '../../format/units.js';
import type { Key } from '../../plan/ids.js';
import type { PolicyIds } from '../../plan/policy.js';
import { holds } from '../../plan/when.js';
import type { When } from '../../plan/when.js';
import type { Scenario } from '../../scenario/schema.js';
import type { Names } from '../conditions/atom.js';
import { planCondition } from '../conditions/plan.js';
import type { ReviewPlan } from './plan-types.js';

/** Reviews that look at each stream. */
export function planReviews(
  scenario: Scenario,
  when: When,
  ids: PolicyIds,
  names: Names,
  key: Key,
): { review: ReviewPlan; index: number }[][] {
  return ids.streams.map((stream) =>
    ids.reviews
      .map((id, index) => ({ id, index }))
      .filter(({ id }) => scenario.reviews[id]?.of.includes(stream) && holds(scenario.reviews[id].in_force, when))
      .map(({ id, index }) => ({ review: planReview(scenario, id, names, key), index })),
  );
}

function planReview(scenario: Scenario, id: string, names: Names, key: Key): ReviewPlan {
  const review = scenario.reviews[id];
  return {
    id,
    key: key(`reviews.${id}`),
    condition: planCondition(review.if, names),
    passesSound: toBase(review.passes_sound),
    passesUnsound: toBase(review.passes_unsound),
    capacity: review.capacity ? toBase(review.capacity) / 1000 / 365 : -1,
    passWhenFull: review.when_full !== 'drop',
    quota: review.quota ? toBase(review.quota.number) / 1000 / 365 : -1,
    quotaPasses: review.quota ? toBase(review.quota.passes_unsound) : 0,
  };
}
