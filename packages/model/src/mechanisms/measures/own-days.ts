import { DEED, OTHER } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { EVER_SANCTIONED, EVER_WITHOUT_DEED } from '../../state/state.js';
import { MEASURE, measureSlot } from './slots.js';

/** Keeps a person's own totals, and notes people on whom a sanction, or one without deed, may have fallen for the first time. */
export function ownDays(w: Work, row: number, sign: number, cause: number): void {
  const { state, plan } = w;
  const days = sign * (plan.end - w.day + 1);
  state.sanctionDays[row] += days;
  if (cause !== DEED) state.withoutDays[row] += days;
  if (w.trace !== null) w.trace.days(row, cause, days);
  if (state.at.standing >= 0) {
    state.annex[state.at.standing + row * 2] += sign;
    if (cause !== DEED) state.annex[state.at.standing + row * 2 + 1] += sign;
  }
  if (sign < 0) return;
  const known = cause === DEED ? EVER_SANCTIONED : EVER_SANCTIONED | EVER_WITHOUT_DEED;
  if ((state.flags[row] & known) !== known) w.fresh.push(row);
}

/** Books one child-reaching measure for a child. */
export function bookChild(w: Work, child: number, m: number, sign: number): void {
  w.book(measureSlot(w.slots, m, MEASURE.children_on), child, sign);
  w.book(measureSlot(w.slots, m, MEASURE.children_days), child, sign * (w.roundLast - w.day + 1));
  ownDays(w, child, sign, OTHER);
}
