import { memberOf, sizeOf, startOf } from '../../people/household.js';
import type { Work } from '../../rounds/work.js';
import { PRESENT } from '../../state/state.js';
import { bookChild } from './own-days.js';
import { evaluate } from './standing.js';

/** Child-reaching measures on the other adults of the household, as a mask. */
export function othersReachingChildren(w: Work, row: number): number {
  const start = startOf(w.people, row);
  const size = sizeOf(w.people, start);
  let mask = 0;
  for (let i = 0; i < size; i++) {
    const p = memberOf(w.people, start, i);
    if (p === row || w.people.adult[p] === 0) continue;
    if (w.state.head[p] === 0 && w.plan.ledgers.length === 0 && !w.policy.statusMeasures) continue;
    evaluate(w, p, w.policy, w.third);
    mask |= w.third.mask & w.policy.reachesChildren;
  }
  return mask;
}

/**
 * Books what changes for the children present in the household of `row` when the measures that reach them change. A measure that a child is under
 * itself does not reach it from an adult too. `own`: what each member was under itself before, by position; null: the same as now.
 */
export function bookChildren(w: Work, row: number, before: number, after: number, own: Int32Array | null = null): void {
  if ((before | after) === 0 || (before === after && own === null)) return;
  const start = startOf(w.people, row);
  const size = sizeOf(w.people, start);
  for (let i = 0; i < size; i++) {
    const p = memberOf(w.people, start, i);
    if (w.people.adult[p] === 1 || (w.state.flags[p] & PRESENT) === 0) continue;
    bookReachOfChild(w, p, before & ~(own === null ? w.state.mask[p] : own[i]), after & ~w.state.mask[p]);
  }
}

/** The measures of a child itself change from `before` to `after`: what adults' measures no longer add, or add again. */
export function bookOwnOfChild(w: Work, row: number, before: number, after: number): void {
  if (!w.present(row)) return;
  const others = othersReachingChildren(w, row);
  if (others !== 0) bookReachOfChild(w, row, others & ~before, others & ~after);
}

function bookReachOfChild(w: Work, child: number, before: number, after: number): void {
  const changed = before ^ after;
  if (changed === 0) return;
  for (let m = 0; changed >>> m !== 0; m++) if ((changed >>> m) & 1) bookChild(w, child, m, (after >>> m) & 1 ? 1 : -1);
  if (w.trace !== null) w.trace.child(w, child, after & ~before, before & ~after);
}
