import { allowanceKinds } from '../mechanisms/reviews/allowances.js';
import type { Plan } from '../plan/types.js';
import type { Decisions } from './batch.js';
import { LETTER } from './coordinator.js';

/** Rows of a table of capacities: kinds of allowance times reviews. */
const rowsOf = (plan: Plan): number => allowanceKinds(plan) * plan.reviews.length;

/**
 * What a part of the communities, `first` to `end`, has to be told of the decisions of a round: its own capacities and the letters to its people. Capacities stand as in
 * `Decisions`, for its communities alone. Its length follows the part, not the plan.
 */
export function decisionsOf(plan: Plan, { capacity, mail }: Decisions, first: number, end: number): Decisions {
  const all = plan.communities.length;
  const mine = end - first;
  return {
    capacity: capacity.map((whole) => {
      if (whole.length === 0) return whole;
      const part = new Int32Array(rowsOf(plan) * mine);
      for (let row = 0; row < rowsOf(plan); row += 1) part.set(whole.subarray(row * all + first, row * all + end), row * mine);
      return part;
    }),
    // Letters are sorted by community, so those of a part lie together.
    mail: mail.map((letters) => letters.slice(LETTER * before(letters, first), LETTER * before(letters, end))),
  };
}

/** Number of letters to communities before this one. */
function before(letters: Int32Array, community: number): number {
  let low = 0;
  let high = letters.length / LETTER;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (letters[middle * LETTER] < community) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Decisions as a batch reads them, from what its part was told. Communities of other parts have no limit: nobody asks for theirs. */
export function decisionsFrom(plan: Plan, { capacity, mail }: Decisions, first: number, end: number): Decisions {
  const all = plan.communities.length;
  const mine = end - first;
  return {
    capacity: capacity.map((part) => {
      if (part.length === 0) return part;
      const whole = new Int32Array(rowsOf(plan) * all).fill(-1);
      for (let row = 0; row < rowsOf(plan); row += 1) whole.set(part.subarray(row * mine, (row + 1) * mine), row * all + first);
      return whole;
    }),
    mail,
  };
}
