import type { Work } from '../../rounds/work.js';
import { gradeOf, scoreOf } from '../ledgers/score.js';
import { meetsScore } from './by-grade.js';
import { openAccount } from './open-account.js';

/**
 * Opens the account of a person before a score moves by some points, if that can change what stands for or against them: the grade, whether a measure
 * falls, or by what cause a sanction stands. Most changes of a score stay within a grade, far from any sanction, and leave all of it as it is.
 */
export function openForScore(w: Work, row: number, l: number, points: number): void {
  if (w.open !== row && movesStanding(w, row, l, points)) openAccount(w, row);
}

function movesStanding(w: Work, row: number, l: number, points: number): boolean {
  const { policy } = w;
  if (policy.joinedTriggers) return true;
  const ledger = policy.ledgers[l];
  const before = scoreOf(w, row, l, ledger);
  const after = before + points;
  const grade = gradeOf(ledger, before);
  if (gradeOf(ledger, after) !== grade || policy.sanctionGrades[l][grade]) return true;
  const triggers = policy.scoreTriggers[l];
  for (let t = 0; t < triggers.length; t++) {
    const was = meetsScore(triggers[t], before);
    if ((was && triggers[t].sanction) || was !== meetsScore(triggers[t], after)) return true;
  }
  return false;
}
