import type { Work } from '../../rounds/work.js';
import { PRESENT } from '../../state/state.js';
import { bookChild } from './own-days.js';
import { evaluate } from './standing.js';

/** Child-reaching measures on the other adults of the household, as a mask. */
export function othersReachingChildren(w: Work, row: number): number {
  const start = row - w.people.position[row];
  const end = start + w.people.household[row];
  let mask = 0;
  for (let p = start; p < end; p++) {
    if (p === row || w.people.adult[p] === 0) continue;
    if (w.state.head[p] === 0 && w.plan.ledgers.length === 0 && !w.policy.statusMeasures) continue;
    evaluate(w, p, w.policy, w.third);
    mask |= w.third.mask & w.policy.reachesChildren;
  }
  return mask;
}

/** Books what changes for the children present in the household of `row` when the measures that reach them change. */
export function bookChildren(w: Work, row: number, before: number, after: number): void {
  const changed = before ^ after;
  if (changed === 0) return;
  const start = row - w.people.position[row];
  const end = start + w.people.household[row];
  for (let p = start; p < end; p++) {
    if (w.people.adult[p] === 1 || (w.state.flags[p] & PRESENT) === 0) continue;
    for (let m = 0; changed >>> m !== 0; m++) {
      if (((changed >>> m) & 1) === 0) continue;
      bookChild(w, p, m, (after >>> m) & 1 ? 1 : -1);
    }
    if (w.trace !== null) w.trace.child(w, p, after & ~before, before & ~after);
  }
}
