import type { Plan, Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';

/** What the council allots to reviews for a round, `[kind][review][community]` in one row: capacities, then, where any review has one, quotas. */
export type Allowances = Int32Array;

/** Kinds of allowance that a plan has need of. */
export const allowanceKinds = (plan: Plan): number => (plan.quotas ? 2 : 1);

/** Reports a round, per person and day, that a kind of allowance gives a review under a policy; negative: none. */
export function allowanceOf(policy: Policy, kind: number, index: number): number {
  const review = policy.reviewsOf.flat().find((one) => one.index === index)?.review;
  return review === undefined ? -1 : kind === 0 ? review.capacity : review.quota;
}

/** Hands a community its allowances of the round; absent or empty: no limits and no quotas. */
export function setAllowances(w: Work, allowances: Allowances | undefined, community: number): void {
  const { reviews, communities, quotas } = w.plan;
  const none = allowances === undefined || allowances.length === 0;
  for (let i = 0; i < reviews.length; i++) {
    const at = i * communities.length + community;
    w.capacity[i] = none ? -1 : allowances[at];
    w.quota[i] = none || !quotas ? 0 : Math.max(0, allowances[reviews.length * communities.length + at]);
  }
}
