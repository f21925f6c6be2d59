import { CAUSE_COUNT, DEED } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { enterByGrade } from '../lists/enter-by-grade.js';
import { leaveByGrade } from '../lists/leave.js';
import { openForScore } from '../measures/open-for-score.js';
import type { RulePlan } from './plan-types.js';
import { contextsAt, deedScoreOf, gradeOf, kept, scoreOf, sumsAt } from './score.js';
import { LEDGER } from './slots.js';
import { addTo } from './sums.js';

/** What a rule did to a score, and to the score that own conduct alone would give. */
export interface Points {
  all: number;
  own: number;
}

/** A change of a score: what moves it, `part` of it under a cause, and contexts of the deeds for which points were taken. */
interface Change extends Points {
  cause: number;
  part: number;
  contexts: number;
}

/**
 * Undoes a change of a score in force. What a floor or ceiling leaves no room for is lost. Returns the points that moved. Points are subtracted from 0, since the negative of 0
 * is no small integer: once a field of a change holds it, V8 keeps every change in another shape and no longer optimizes what reads them.
 */
export function takeBack(w: Work, row: number, { ledger: index }: RulePlan, cause: number, { all, own }: Points): number {
  const ledger = w.policy.ledgers[index];
  const back = kept(ledger, scoreOf(w, row, index, ledger), 0 - all);
  const ownBack = kept(ledger, deedScoreOf(w, row, index, ledger), 0 - own);
  openForScore(w, row, index, back);
  changeScore(w, row, index, { cause, all: back, own: ownBack, part: 0 - all, contexts: 0 });
  return back;
}

/** Changes a score of somebody whose account is open, and enters and removes them where their grade says so. */
export function changeScore(w: Work, row: number, index: number, { all, own, cause, part, contexts }: Change): void {
  const ledger = w.policy.ledgers[index];
  const before = gradeOf(ledger, scoreOf(w, row, index, ledger));
  w.state.openScore(row, index);
  w.state.contexts[contextsAt(w, row, index)] |= contexts;
  const at = sumsAt(w, row, index);
  addTo(w, at, all);
  if (cause === DEED) addTo(w, at + 1, own);
  else if (cause < CAUSE_COUNT) addTo(w, at + 1 + cause, part);
  const after = gradeOf(ledger, scoreOf(w, row, index, ledger));
  const block = w.slots.at.ledger[index];
  w.book(block + LEDGER.changes, row, 1);
  if (all < 0) w.book(block + LEDGER.points_taken, row, -all);
  else w.book(block + LEDGER.points_given, row, all);
  if (after === before) return;
  enterByGrade(w, row, index, { before, after });
  leaveByGrade(w, row, index, { before, after });
}
