import { CAUSE_COUNT, DEED } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { enterByGrade } from '../lists/enter.js';
import { leaveByGrade } from '../lists/leave.js';
import type { LedgerPlan, RulePlan } from './plan-types.js';
import { deedScoreOf, gradeOf, kept, scoreOf, sumsAt } from './score.js';
import { LEDGER } from './slots.js';
import { addTo } from './sums.js';

/** What a rule did to a score, and to the score that own conduct alone would give, under which cause. */
export interface Moved {
  cause: number;
  all: number;
  own: number;
}

/** Undoes a change of a score in force. What a floor or ceiling leaves no room for is lost. Returns the points that moved. */
export function takeBack(w: Work, row: number, { ledger: index }: RulePlan, { cause, all, own }: Moved): number {
  const ledger = w.policy.ledgers[index];
  const back = kept(ledger, scoreOf(w, row, index, ledger), -all);
  const ownBack = kept(ledger, deedScoreOf(w, row, index, ledger), -own);
  changeScore(w, row, index, ledger, back, ownBack, cause, -all);
  return back;
}

/** `all` and `own` move the scores; `part` is what counts under the cause. */
export function changeScore(
  w: Work,
  row: number,
  index: number,
  ledger: LedgerPlan,
  all: number,
  own: number,
  cause: number,
  part: number,
): void {
  const before = gradeOf(ledger, scoreOf(w, row, index, ledger));
  w.state.openScore(row, index);
  const at = sumsAt(w, row, index);
  addTo(w, at, all);
  if (cause === DEED) addTo(w, at + 1, own);
  else if (cause < CAUSE_COUNT) addTo(w, at + 1 + cause, part);
  const block = w.slots.at.ledger[index];
  w.book(block + LEDGER.changes, row, 1);
  if (all < 0) w.book(block + LEDGER.points_taken, row, -all);
  else w.book(block + LEDGER.points_given, row, all);
  const after = gradeOf(ledger, scoreOf(w, row, index, ledger));
  if (after === before) return;
  enterByGrade(w, row, index, ledger, before, after);
  leaveByGrade(w, row, index, before, after);
}
