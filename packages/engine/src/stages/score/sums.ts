import { DEED } from '../../plan/types.js';
import type { LedgerPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { deedScoreOf, kept, sumsAt } from './ledger.js';

/** Adds points to one of a person's sums. Throws Error beyond 16 bits. */
export function addTo(w: Work, at: number, points: number): void {
  const sum = w.state.sums[at] + points;
  if (sum < -32768 || sum > 32767)
    throw new Error(`a score moved by ${sum} points in all, beyond the 16 bits kept for it; lower the points or set a cap`);
  w.state.sums[at] = sum;
}

/** A change of `all` points counted under another cause is now for an own deed; returns what own conduct alone loses or gains by it. */
export function moveCause(w: Work, row: number, index: number, ledger: LedgerPlan, all: number, from: number): number {
  const at = sumsAt(w, row, index) + 1;
  if (from !== DEED) addTo(w, at + from, -all);
  const own = kept(ledger, deedScoreOf(w, row, index, ledger), all);
  addTo(w, at, own);
  return own;
}
