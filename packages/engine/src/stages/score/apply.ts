import { below, PURPOSE } from '@glasshouse/dice';
import { LEDGER } from '../../accounts/slots.js';
import { CAUSE_COUNT, DEED } from '../../plan/types.js';
import type { LedgerPlan, RulePlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { addEntry, causeOf, CHANGE, refOf, streamOf, typeWord } from '../../world/entries.js';
import { COUNT, LIMIT, START, TYPE } from '../../world/state.js';
import { enterByGrade } from '../list/enter.js';
import { openAccount } from '../measure/book.js';
import { ledgerKnows } from '../record/known.js';
import { deedScoreOf, gradeOf, isScored, scoreOf, sumsAt } from './ledger.js';

/** Applies every rule in force to a new record of a stream; `actDay` addresses the draws of discretion. */
export function scoreRecord(w: Work, row: number, s: number, cause: number, actDay: number): void {
  const rules = w.policy.rulesOf[s];
  for (let r = 0; r < rules.length; r++) {
    const rule = rules[r];
    const ledger = w.policy.ledgers[rule.ledger];
    if (!ledgerKnows(w, row, s, rule.ledger)) continue;
    if (isScored(w, row, ledger)) applyRule(w, row, s, rule, ledger, cause, actDay);
  }
}

/** Applies the monthly rules to a recorded duty that is still open. */
export function scoreMonthly(w: Work, row: number, s: number, cause: number): void {
  const rules = w.policy.rulesOf[s];
  for (let r = 0; r < rules.length; r++) {
    const rule = rules[r];
    if (!rule.monthly) continue;
    const ledger = w.policy.ledgers[rule.ledger];
    if (!ledgerKnows(w, row, s, rule.ledger)) continue;
    if (isScored(w, row, ledger)) applyRule(w, row, s, rule, ledger, cause, w.day);
  }
}

/** One rule to one record: changes the score, and the score that own conduct alone would give, and lets lists react. */
export function applyRule(w: Work, row: number, s: number, rule: RulePlan, ledger: LedgerPlan, cause: number, actDay: number): void {
  const index = rule.ledger;
  openAccount(w, row);
  let all = plainPoints(w, row, s, rule, actDay);
  let own = all;
  if (!Number.isNaN(rule.setTop)) {
    all = Math.min(0, rule.setTop - scoreOf(w, row, index, ledger));
    own = Math.min(0, rule.setTop - deedScoreOf(w, row, index, ledger));
  }
  if (cause !== DEED) own = 0;
  if (all === 0 && own === 0) return;
  if (w.trace !== null) w.trace.points(w, row, rule, all, scoreOf(w, row, index, ledger) + all);
  changeScore(w, row, index, ledger, all, own, cause);
  if (all < 0) w.state.contexts[row * w.plan.ledgers.length + index] |= 1 << w.plan.streams[s].context;
  if (rule.lifetime >= 0) {
    const at = addEntry(w.state, row, typeWord(CHANGE, rule.index, s, cause, 0), w.day + rule.lifetime);
    w.state.entries[at + START] = w.day;
    w.state.entries[at + COUNT] = all;
    w.state.entries[at + LIMIT] = own;
  }
}

/** Takes back an expired change. */
export function expireChange(w: Work, row: number, at: number): void {
  const entries = w.state.entries;
  const type = entries[at + TYPE];
  const rule = w.policy.rules[refOf(type)] ?? w.anyRule(refOf(type));
  const ledger = w.policy.ledgers[rule.ledger];
  if (!ledger.on) return;
  openAccount(w, row);
  changeScore(w, row, rule.ledger, ledger, -entries[at + COUNT], -entries[at + LIMIT], causeOf(type));
  if (w.trace !== null) w.trace.expired(w, row, rule, streamOf(type), -entries[at + COUNT]);
}

/** Points of a rule for this record before `set_grade`: fixed, drawn, or by steps of the amount; within the cap. */
function plainPoints(w: Work, row: number, s: number, rule: RulePlan, actDay: number): number {
  let points = rule.points;
  if (rule.discretion) {
    w.draw(PURPOSE.discretion, rule.key, row, actDay, w.plan.streams[s].key);
    points = Math.min(rule.discretionFrom, rule.discretionTo) + below(w.out[0], Math.abs(rule.discretionTo - rule.discretionFrom) + 1);
  }
  if (rule.column < 0) return points;
  const at = row * w.plan.ruleColumns + rule.column;
  const total = w.state.ruleTotals[at];
  if (rule.stepPer.length > 0) {
    const amount = w.plan.streams[s].amount;
    w.state.ruleTotals[at] = total + amount;
    return capped(rule, pointsForAmount(rule, total + amount)) - capped(rule, pointsForAmount(rule, total));
  }
  const next = capped(rule, total + points);
  w.state.ruleTotals[at] = next;
  return next - total;
}

const capped = (rule: RulePlan, points: number): number => (rule.cap < 0 ? points : Math.max(-rule.cap, Math.min(rule.cap, points)));

/** Whole points for an amount given in all, by steps such as one point an hour up to 20 hours, then one for two hours. */
export function pointsForAmount(rule: Pick<RulePlan, 'stepTo' | 'stepPer'>, amount: number): number {
  let points = 0;
  let from = 0;
  for (let i = 0; i < rule.stepPer.length && amount > from; i++) {
    points += (Math.min(amount, rule.stepTo[i]) - from) / rule.stepPer[i];
    from = rule.stepTo[i];
  }
  return Math.floor(points + 1e-9);
}

function changeScore(w: Work, row: number, index: number, ledger: LedgerPlan, all: number, own: number, cause: number): void {
  const before = gradeOf(ledger, scoreOf(w, row, index, ledger));
  const at = sumsAt(w, row, index);
  add(w, at, all);
  if (cause === DEED) add(w, at + 1, own);
  else if (cause < CAUSE_COUNT) add(w, at + 1 + cause, all);
  const block = w.slots.ledgers[index];
  w.book(block + LEDGER.changes, row, 1);
  if (all < 0) w.book(block + LEDGER.points_taken, row, -all);
  else w.book(block + LEDGER.points_given, row, all);
  const after = gradeOf(ledger, scoreOf(w, row, index, ledger));
  if (after !== before) enterByGrade(w, row, index, ledger, before, after);
}

function add(w: Work, at: number, points: number): void {
  const sum = w.state.sums[at] + points;
  if (sum < -32768 || sum > 32767)
    throw new Error(`a score moved by ${sum} points in all, beyond the 16 bits kept for it; lower the points or set a cap`);
  w.state.sums[at] = sum;
}
