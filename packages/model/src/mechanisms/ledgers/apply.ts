import { DEED } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { addEntry, CHANGE, LINKED, NO_STREAM, typeWord } from '../../state/entries.js';
import { COUNT, EXTRA, LIMIT, ORIGIN, START } from '../../state/state.js';
import { mayObject } from '../appeals/points-ask.js';
import { file } from '../appeals/points-file.js';
import { OWN } from '../conditions/atom.js';
import { asks, causeUnder } from '../conditions/holds.js';
import { knows } from '../flows/knows.js';
import { openAccount } from '../measures/open-account.js';
import { openForScore } from '../measures/open-for-score.js';
import type { Basis } from '../records/basis.js';
import { changeScore } from './change-score.js';
import type { RulePlan } from './plan-types.js';
import { plainPoints, pointsNow } from './points.js';
import { deedScoreOf, isScored, kept, scoreOf } from './score.js';
import { warned } from './warned.js';

/** Applies every rule in force to a new record of a stream. */
export function scoreRecord(w: Work, row: number, record: Basis): void {
  const s = record.stream;
  const rules = w.policy.rulesOf[s];
  for (let r = 0; r < rules.length; r++) {
    const rule = rules[r];
    if (rule.local && !w.localOn) continue;
    if (ledgerKnows(w, row, s, rule.ledger)) applyRule(w, row, rule, record);
  }
}

/** Applies the monthly rules to a recorded duty that is still open. */
export function scoreMonthly(w: Work, row: number, record: Basis): void {
  const s = record.stream;
  const rules = w.policy.rulesOf[s];
  for (let r = 0; r < rules.length; r++) {
    const rule = rules[r];
    if (!rule.monthly || (rule.local && !w.localOn)) continue;
    if (ledgerKnows(w, row, s, rule.ledger)) applyRule(w, row, rule, record);
  }
}

/**
 * One rule to one record of somebody scored: changes the score, and the score that own conduct alone would give, and lets lists react.
 * `link`: the listing that it follows, in a word (see `list-rules.ts`), or 0.
 */
export function applyRule(w: Work, row: number, rule: RulePlan, basis: Basis, link = 0): void {
  const index = rule.ledger;
  const ledger = w.policy.ledgers[index];
  if (!isScored(w, row, ledger)) return;
  if (rule.condition !== null && !asks(w, row, 'score', rule.condition)) return;
  const { stream: s, actDay } = basis;
  // By what cause a measure stands is read from an open account.
  if (rule.cases !== null || (rule.condition !== null && basis.cause === DEED)) openAccount(w, row);
  const cause = causeUnder(w, row, rule.condition, basis.cause);
  if (rule.warnings > 0 || rule.column >= 0 || rule.sharedColumn >= 0) w.state.openTotals(row);
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
  if (w.trace !== null) w.trace.points(w, row, rule, { plain, points: all, score: scoreOf(w, row, index, ledger) + all });
  changeScore(w, row, index, { cause, all, own, part: all, contexts: all < 0 ? basis.contexts : 0 });
  const asked = ledger.hears && all < 0 && link === 0 && s !== NO_STREAM && !rule.monthly;
  const request = asked ? mayObject(w, row, rule, { ...basis, cause }, { all, own }) : 0;
  if (rule.lifetime >= 0 || link !== 0) {
    const due = rule.lifetime >= 0 ? w.day + rule.lifetime : NEVER;
    const at = addEntry(w.state, row, typeWord(CHANGE, rule.index, s, cause, link === 0 ? 0 : LINKED), due);
    w.state.entries[at + START] = w.day;
    w.state.entries[at + COUNT] = all;
    w.state.entries[at + LIMIT] = own;
    if (link !== 0) {
      w.state.entries[at + ORIGIN] = actDay;
      w.state.entries[at + EXTRA] = link;
    }
  }
  if (request !== 0) file(w, row, request);
}

/** Whether the owner of a ledger knows the record at hand. */
export function ledgerKnows(w: Work, row: number, s: number, ledger: number): boolean {
  if (w.policy.reach === null || knows(w, s, w.policy.reach.ledgerOwner[ledger])) return true;
  if (w.trace !== null) w.trace.unknown(w, row, 'ledgers', w.plan.ledgers[ledger]);
  return false;
}
