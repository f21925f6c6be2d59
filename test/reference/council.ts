import type { Plan } from './plan/plan.js';

/** A letter: community and row it goes to, community key and row it comes from, and what it is (0: news of a listing). */
export type Letter = [number, number, number, number, number];

export const sortLetters = (letters: Letter[]): Letter[] =>
  [...letters].sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4] - b[4]);

/** Shares out whole units in proportion; what is left goes one by one to the largest remainders, the earlier first. */
export function shareOut(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : total / weights.length));
  const parts = exact.map(Math.floor);
  const byRemainder = exact.map((value, i) => ({ i, rest: value - parts[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  const left = total - parts.reduce((a, b) => a + b, 0);
  for (let j = 0; j < left; j++) parts[byRemainder[j]!.i]!++;
  return parts;
}

/**
 * Capacity of each review in each community in a round, `[review][community]`; Infinity: no limit. Whole reports that fall due by the
 * round's last day and had not by its first, in proportion to what arrived last round (at first: to people).
 */
export const capacities = (plan: Plan, arm: number, r: number, arrived: number[][]): number[][] =>
  shares(plan, arm, r, arrived, 'capacity', Number.POSITIVE_INFINITY);

/** Reports that each review has to let through in each community in a round, shared out alike; 0: none. */
export const quotas = (plan: Plan, arm: number, r: number, arrived: number[][]): number[][] => shares(plan, arm, r, arrived, 'quota', 0);

function shares(plan: Plan, arm: number, r: number, arrived: number[][], of: 'capacity' | 'quota', none: number): number[][] {
  const round = plan.rounds[r]!;
  const held = plan.arms[arm]!.map((policies) => policies.filter((each) => each.from <= round.first).at(-1)!);
  return plan.reviews.map((_, index) => {
    const byPlace = held.map((policy) => policy.reviewsOf.flat().find((each) => each.index === index)?.review[of] ?? -1);
    const limits = plan.communities.map(({ place }) => byPlace[place]!);
    const limit = Math.max(...limits);
    if (limit < 0) return plan.communities.map(() => none);
    const where = plan.communities.flatMap((_c, c) => (limits[c]! >= 0 ? [c] : []));
    const people = where.map((c) => plan.communities[c]!.persons);
    const by = (days: number): number => Math.floor(limit * people.reduce((a, b) => a + b, 0) * days);
    const total = by(round.last - plan.start + 1) - by(round.first - plan.start);
    const came = where.map((c) => arrived[index]![c]!);
    const parts = shareOut(total, came.some((n) => n > 0) ? came : people);
    return plan.communities.map((_c, c) => (where.includes(c) ? parts[where.indexOf(c)]! : none));
  });
}
