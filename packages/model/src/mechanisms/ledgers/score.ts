import { ONE, PURPOSE } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import { BY_PLACE } from '../../plan/by-attribute.js';
import { CAUSE_COUNT, ERROR } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { SUMS } from '../../state/state.js';
import type { LedgerPlan } from './plan-types.js';

/** First of a person's sums on a ledger. `[0]` all; `[1 + cause]` by cause, where `deed` is what own conduct alone gives. */
export const sumsAt = (w: Work, row: number, ledger: number): number => contextsAt(w, row, ledger) * SUMS;

/** Where the contexts of the deeds stand that took points from a person on a ledger. */
export const contextsAt = (w: Work, row: number, ledger: number): number => w.state.scoreRow[row * w.plan.ledgers.length + ledger];

/** Where a running total of a person stands. Whoever writes there calls `openTotals` first; whoever writes sums or contexts, `openScore`. */
export const totalAt = (w: Work, row: number, column: number): number => w.state.totalRow[row] * w.plan.ruleColumns + column;

/** What of a change of points remains: a score is not moved past its floor or ceiling. */
export function kept(ledger: LedgerPlan, score: number, points: number): number {
  return points < 0 ? Math.min(0, Math.max(points, ledger.floor - score)) : Math.max(0, Math.min(points, ledger.ceiling - score));
}

/** Whether a person is scored: in force, adult or of a band of children that the ledger names, eligible, and taking part. Uses up the words of the last draw. */
export function isScored(w: Work, row: number, ledger: LedgerPlan): boolean {
  if (!ledger.on || (ledger.adultsOnly && w.people.adult[row] === 0) || !w.present(row) || !fits(w.people, row, ledger.who)) return false;
  if (ledger.optIn >= 1) return true;
  w.draw(PURPOSE.opt_in, ledger.key, row, 0, 0);
  return w.word(0) < ledger.optIn * ONE;
}

/** Index of the grade of a score, best first. */
export function gradeOf(ledger: LedgerPlan, score: number): number {
  let g = 0;
  while (score < ledger.from[g]) g++;
  return g;
}

/** The score with which a person begins. */
export function startOf(w: Work, row: number, ledger: LedgerPlan): number {
  if (ledger.startBy === null) return ledger.start;
  const { attribute, values } = ledger.startBy;
  return values[attribute === BY_PLACE ? w.people.place : w.people.attributes[attribute][row]];
}

/** Score from all changes, and the score that own conduct alone would give. */
export const scoreOf = (w: Work, row: number, index: number, ledger: LedgerPlan): number =>
  startOf(w, row, ledger) + w.state.sums[sumsAt(w, row, index)];

export const deedScoreOf = (w: Work, row: number, index: number, ledger: LedgerPlan): number =>
  startOf(w, row, ledger) + w.state.sums[sumsAt(w, row, index) + 1];

/** Cause other than own deeds that took most points; `error` when none took any. */
export function worstCause(w: Work, row: number, index: number): number {
  const at = sumsAt(w, row, index) + 1;
  let worst = ERROR;
  let least = 0;
  for (let cause = 1; cause < CAUSE_COUNT; cause++) {
    if (w.state.sums[at + cause] < least) {
      least = w.state.sums[at + cause];
      worst = cause;
    }
  }
  return worst;
}
