import { PURPOSE, below } from '@glasshouse/dice';
import { DEED } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { CHANGE, NO_STREAM, addEntry, causeOf, refOf, removeEntry, typeWord } from '../../state/entries.js';
import { COUNT, DUE, EXTRA, LIMIT, ORIGIN, START, TYPE } from '../../state/state.js';
import { mayObject } from '../appeals/points.js';
import { AS_IT_IS, OWN } from '../conditions/atom.js';
import type { Reading } from '../conditions/atom.js';
import { causeUnder, holds, holdsIn } from '../conditions/holds.js';
import type { ConditionPlan } from '../conditions/plan.js';
import { openForScore } from '../measures/by-score.js';
import type { Basis } from '../records/basis.js';
import { ledgerKnows } from '../records/known.js';
import { changeScore, takeBack } from './change-score.js';
import type { RulePlan } from './plan-types.js';
import { deedScoreOf, isScored, kept, scoreOf, totalAt } from './score.js';
import { sumOf } from './sums.js';

/** Applies every rule in force to a new record of a stream. */
export function scoreRecord(w: Work, row: number, record: Basis): void {
  const s = record.stream;
  const rules = w.policy.rulesOf[s];
  for (let r = 0; r < rules.length; r++) {
    const rule = rules[r];
    if (rule.local && !w.localOn) continue;
    const ledger = w.policy.ledgers[rule.ledger];
    if (!ledgerKnows(w, row, s, rule.ledger)) continue;
    if (isScored(w, row, ledger)) applyRule(w, row, rule, record);
  }
}

/** Applies the monthly rules to a recorded duty that is still open. */
export function scoreMonthly(w: Work, row: number, record: Basis): void {
  const s = record.stream;
  const rules = w.policy.rulesOf[s];
  for (let r = 0; r < rules.length; r++) {
    const rule = rules[r];
    if (!rule.monthly || (rule.local && !w.localOn)) continue;
    const ledger = w.policy.ledgers[rule.ledger];
    if (!ledgerKnows(w, row, s, rule.ledger)) continue;
    if (isScored(w, row, ledger)) applyRule(w, row, rule, record);
  }
}

/**
 * One rule to one record: changes the score, and the score that own conduct alone would give, and lets lists react.
 * `link`: the listing that it follows, in a word (see `list-rules.ts`), or 0.
 */
export function applyRule(w: Work, row: number, rule: RulePlan, basis: Basis, link = 0): void {
  if (rule.condition !== null && !met(w, row, rule.condition)) return;
  const index = rule.ledger;
  const ledger = w.policy.ledgers[index];
  const { stream: s, actDay } = basis;
  if (rule.warnings > 0 || rule.column >= 0 || rule.sharedColumn >= 0) w.state.openTotals(row);
  const cause = causeUnder(w, row, rule.condition, basis.cause);
  if (rule.warnings > 0 && warned(w, row, rule)) return;
  let all = plainPoints(w, row, s, rule, actDay);
  let own = rule.cases === null ? all : pointsNow(w, row, rule, rule.cases, OWN);
  if (!Number.isNaN(rule.setTop)) {
    all = Math.min(0, rule.setTop - scoreOf(w, row, index, ledger));
    own = Math.min(0, rule.setTop - deedScoreOf(w, row, index, ledger));
  }
  const plain = all;
  all = kept(ledger, scoreOf(w, row, index, ledger), all);
  own = cause === DEED ? kept(ledger, deedScoreOf(w, row, index, ledger), own) : 0;
  if (all === 0 && own === 0) return;
  openForScore(w, row, index, all);
  if (w.trace !== null) w.trace.points(w, row, rule, plain, all, scoreOf(w, row, index, ledger) + all);
  changeScore(w, row, index, { cause, all, own, part: all, contexts: all < 0 ? basis.contexts : 0 });
  if (ledger.hears && all < 0 && link === 0 && s !== NO_STREAM && !rule.monthly) mayObject(w, row, rule, { ...basis, cause }, { all, own });
  if (rule.lifetime >= 0 || link !== 0) {
    const due = rule.lifetime >= 0 ? w.day + rule.lifetime : NEVER;
    const at = addEntry(w.state, row, typeWord(CHANGE, rule.index, s, cause, 0), due);
    w.state.entries[at + START] = w.day;
    w.state.entries[at + COUNT] = all;
    w.state.entries[at + LIMIT] = own;
    if (link !== 0) {
      w.state.entries[at + ORIGIN] = actDay;
      w.state.entries[at + EXTRA] = link;
    }
  }
}

/** Points of a rule with cases, in one reading of what has happened. */
function pointsNow(w: Work, row: number, rule: RulePlan, cases: NonNullable<RulePlan['cases']>, reading: Reading): number {
  for (let i = 0; i < cases.length; i++) if (holdsIn(w, row, cases[i].condition.code, 0, reading)) return cases[i].points;
  return rule.points;
}

/** Whether a rule's condition holds for a person as things stand. */
function met(w: Work, row: number, condition: ConditionPlan): boolean {
  const is = holds(w, row, condition);
  if (w.trace !== null) w.trace.condition(w, row, 'score', condition, is);
  return is;
}

/** Whether a record is one of the first that bring a warning only. */
function warned(w: Work, row: number, rule: RulePlan): boolean {
  const at = totalAt(w, row, rule.warningColumn);
  const before = w.state.ruleTotals[at];
  if (before >= rule.warnings) return false;
  w.state.ruleTotals[at] = before + 1;
  w.book(w.slots.at.warning[rule.ledger], row, 1);
  if (w.trace !== null) w.trace.warned(w, row, rule, before + 1);
  return true;
}

/** Takes back an expired change and its entry. */
export function expireChange(w: Work, row: number, at: number): void {
  const entries = w.state.entries;
  const type = entries[at + TYPE];
  const [all, own] = [entries[at + COUNT], entries[at + LIMIT]];
  const inTime = entries[at + DUE] <= w.day;
  removeEntry(w.state, row, at);
  const rule = w.policy.rules[refOf(type)] ?? w.anyRule(refOf(type));
  if (!w.policy.ledgers[rule.ledger].on) return;
  const back = takeBack(w, row, rule, causeOf(type), { all, own });
  if (w.trace !== null) w.trace.expired(w, row, rule, back, inTime);
}

/** Points of a rule for this record before `set_grade`: fixed, drawn, or by steps of the amount; within the cap. */
function plainPoints(w: Work, row: number, s: number, rule: RulePlan, actDay: number): number {
  let points = rule.cases === null ? rule.points : pointsNow(w, row, rule, rule.cases, AS_IT_IS);
  if (rule.discretion) {
    w.draw(PURPOSE.discretion, rule.key, row, actDay, s === NO_STREAM ? 0 : w.plan.streams[s].key);
    points = Math.min(rule.discretionFrom, rule.discretionTo) + below(w.out[0], Math.abs(rule.discretionTo - rule.discretionFrom) + 1);
  }
  if (rule.column >= 0) points = counted(w, row, s, rule, points);
  return rule.sharedColumn >= 0 ? withinShared(w, row, rule, points) : points;
}

/** Points within a rule's own cap, or by steps of the amount given so far. */
function counted(w: Work, row: number, s: number, rule: RulePlan, points: number): number {
  const at = totalAt(w, row, rule.column);
  const total = w.state.ruleTotals[at];
  if (rule.stepPer.length > 0) {
    const given = sumOf(total, w.plan.streams[s].amount);
    w.state.ruleTotals[at] = given;
    return capped(rule, pointsForAmount(rule, given)) - capped(rule, pointsForAmount(rule, total));
  }
  const next = capped(rule, sumOf(total, points));
  w.state.ruleTotals[at] = next;
  return next - total;
}

/** Points within the cap that rules of the ledger share. */
function withinShared(w: Work, row: number, rule: RulePlan, points: number): number {
  const at = totalAt(w, row, rule.sharedColumn);
  const total = w.state.ruleTotals[at];
  const next = Math.max(-rule.sharedCap, Math.min(rule.sharedCap, total + points));
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
