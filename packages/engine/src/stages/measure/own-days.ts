import { MEASURE, measureSlot, PEOPLE } from '../../accounts/slots.js';
import { DEED, OTHER } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { EVER_SANCTIONED, EVER_WITHOUT_DEED } from '../../world/state.js';

/** Keeps a person's own totals, and the first time that a sanction, or one without deed, fell on them. */
export function ownDays(w: Work, row: number, sign: number, cause: number): void {
  const { state, plan } = w;
  const days = sign * (plan.end - w.day + 1);
  state.sanctionDays[row] += days;
  if (cause !== DEED) state.withoutDays[row] += days;
  if (sign < 0) return;
  if ((state.flags[row] & EVER_SANCTIONED) === 0) {
    state.flags[row] |= EVER_SANCTIONED;
    w.book(PEOPLE.first_sanctioned, row, 1);
  }
  if (cause !== DEED && (state.flags[row] & EVER_WITHOUT_DEED) === 0) {
    state.flags[row] |= EVER_WITHOUT_DEED;
    w.book(PEOPLE.first_without_deed, row, 1);
  }
}

/** Books one child-reaching measure for a child. */
export function bookChild(w: Work, child: number, m: number, sign: number): void {
  w.book(measureSlot(w.slots, m, MEASURE.children_on), child, sign);
  w.book(measureSlot(w.slots, m, MEASURE.children_days), child, sign * (w.roundLast - w.day + 1));
  ownDays(w, child, sign, OTHER);
}
