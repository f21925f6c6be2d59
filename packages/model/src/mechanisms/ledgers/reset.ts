import { civil, isDayOfYear } from '../../format/dates.js';
import { CAUSE_COUNT, DEED } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { CHANGE, causeOf, kindOf, LINKED, refOf, removeEntry, settleDue } from '../../state/entries.js';
import { COUNT, LIMIT, NEXT, SUMS, TYPE } from '../../state/state.js';
import { settleObjections } from '../appeals/points-answer.js';
import { enterByGrade } from '../lists/enter-by-grade.js';
import { leaveByGrade } from '../lists/leave.js';
import { closeAccount } from '../measures/close-account.js';
import { openAccount } from '../measures/open-account.js';
import { applyStatusRules } from './list-rules.js';
import type { LedgerPlan } from './plan-types.js';
import { contextsAt, gradeOf, isScored, scoreOf, sumsAt, totalAt } from './score.js';
import { RESET } from './slots.js';

/** Small enough to be no part of a point, and larger than the error of a product. */
const TINY = 1e-9;

/** Whole points that stay of a distance from the start. */
const staying = (points: number, keeps: number): number => Math.sign(points) * Math.floor(Math.abs(points) * keeps + TINY);

/** Resets the scores of the ledgers whose day of the year it is. On the first day of a run there is nothing to reset. */
export function resetScores(w: Work): void {
  const { policy, plan } = w;
  if (w.day === plan.start) return;
  for (const l of policy.ledgersOn) {
    const ledger = policy.ledgers[l];
    if (ledger.resets === null || !isDayOfYear(ledger.resets.on, civil(w.day))) continue;
    for (let row = 0; row < w.people.n; row++) {
      if (!isScored(w, row, ledger)) continue;
      const due = w.state.due[row];
      resetScore(w, row, l, ledger, ledger.resets.keeps);
      closeAccount(w);
      settleDue(w.state, row, w.turnoverDue(row));
      if (w.state.due[row] !== due) w.schedule(row);
    }
  }
}

/**
 * One score anew: changes that follow an entry on a list stay as long as the entry stands; of all others `keeps` of their sum stays, and none
 * is taken back later. Rules for what a person is count again where nothing is kept.
 */
function resetScore(w: Work, row: number, l: number, ledger: LedgerPlan, keeps: number): void {
  openAccount(w, row);
  const follow = standingChanges(w, row, l);
  if (ledger.hears) settleObjections(w, row, l);
  const before = scoreOf(w, row, l, ledger);
  const grade = gradeOf(ledger, before);
  // Who has no row has zeros already, and row 0 belongs to nobody.
  if (contextsAt(w, row, l) !== 0) resetSums(w, row, l, follow, keeps);
  if (w.plan.ruleColumns > 0 && w.state.totalRow[row] !== 0) resetTotals(w, row, l);
  const score = scoreOf(w, row, l, ledger);
  if (score !== before) {
    const slot = w.slots.at.scoreReset[l];
    w.book(slot + RESET.resets, row, 1);
    w.book(slot + (score > before ? RESET.reset_given : RESET.reset_taken), row, Math.abs(score - before));
    if (w.trace !== null) w.trace.reset(w, row, ledger, score);
  }
  const now = gradeOf(ledger, score);
  if (now !== grade) {
    enterByGrade(w, row, l, { before: grade, after: now });
    leaveByGrade(w, row, l, { before: grade, after: now });
  }
  if (keeps === 0) applyStatusRules(w, row, l);
}

/** The sums and contexts of a person on one ledger, begun anew. */
function resetSums(w: Work, row: number, l: number, follow: readonly number[], keeps: number): void {
  const { sums, contexts } = w.state;
  const at = sumsAt(w, row, l);
  let stays = false;
  for (let i = 0; i < SUMS; i++) {
    sums[at + i] = follow[i] + staying(sums[at + i] - follow[i], keeps);
    stays ||= sums[at + i] !== 0;
  }
  if (!stays) contexts[contextsAt(w, row, l)] = 0;
}

/** The running totals of a person on one ledger, begun anew. */
function resetTotals(w: Work, row: number, l: number): void {
  for (const rule of w.policy.rules) {
    if (rule === null || rule.ledger !== l) continue;
    for (const column of [rule.column, rule.warningColumn, rule.sharedColumn])
      if (column >= 0) w.state.ruleTotals[totalAt(w, row, column)] = 0;
  }
}

/** Sums of the changes on a ledger that follow entries on lists. Those with a time of their own are removed: they are part of what is reset. */
function standingChanges(w: Work, row: number, l: number): number[] {
  const { state } = w;
  const sums = Array.from({ length: SUMS }, () => 0);
  for (let at = state.head[row]; at !== 0;) {
    const { entries } = state;
    const next = entries[at + NEXT];
    const type = entries[at + TYPE];
    if (kindOf(type) === CHANGE && (w.policy.rules[refOf(type)] ?? w.anyRule(refOf(type))).ledger === l) {
      const cause = causeOf(type);
      if ((type & LINKED) === 0) removeEntry(state, row, at);
      else {
        sums[0] += entries[at + COUNT];
        if (cause === DEED) sums[1] += entries[at + LIMIT];
        else if (cause < CAUSE_COUNT) sums[1 + cause] += entries[at + COUNT];
      }
    }
    at = next;
  }
  return sums;
}
