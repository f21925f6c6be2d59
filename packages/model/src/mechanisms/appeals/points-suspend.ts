import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import {
  addEntry,
  APPEALING,
  causeOf,
  CHANGE,
  FOR_GOOD,
  kindOf,
  OFF_LIST,
  refOf,
  removeEntry,
  streamOf,
  typeWord,
} from '../../state/entries.js';
import { CONTEXTS, COUNT, DUE, LIMIT, NEXT, START, TYPE } from '../../state/state.js';
import { changeScore, takeBack } from '../ledgers/change-score.js';
import { deedScoreOf, kept, scoreOf } from '../ledgers/score.js';
import { openForScore } from '../measures/open-for-score.js';
import { ruleOf } from './points-items.js';
import { POINTS_SUSPENDED } from './slots.js';

/** The points that a request is against do not count from today until the answer, as far as they still do. */
export function suspendPoints(w: Work, row: number, item: number): void {
  const type = w.state.entries[item + TYPE];
  const change = (type & (FOR_GOOD | OFF_LIST)) === 0 ? changeOf(w, row, item) : 0;
  if ((type & OFF_LIST) !== 0 || ((type & FOR_GOOD) === 0 && change === 0)) return;
  const rule = ruleOf(w, item);
  const { entries } = w.state;
  const [all, own] = [entries[item + COUNT], entries[item + LIMIT]];
  const ledger = w.policy.ledgers[rule.ledger];
  entries[item + CONTEXTS] = change === 0 ? NEVER : entries[change + DUE];
  entries[item + TYPE] |= APPEALING;
  entries[item + LIMIT] = -kept(ledger, deedScoreOf(w, row, rule.ledger, ledger), -own);
  if (change !== 0) removeEntry(w.state, row, change);
  const back = takeBack(w, row, rule, causeOf(type), { all, own });
  w.state.entries[item + COUNT] = -back;
  w.book(w.slots.at.pointsSuspended[rule.ledger] + POINTS_SUSPENDED.appeals_suspended, row, back);
}

/** Whether points that a request suspended would still count today. */
export const wouldCount = (w: Work, item: number): boolean =>
  (w.state.entries[item + TYPE] & OFF_LIST) === 0 && w.state.entries[item + CONTEXTS] > w.day;

/** The request is not granted: what it gave back for a time is taken again, for as long as the points were to count. */
export function resumePoints(w: Work, row: number, item: number): void {
  const { entries } = w.state;
  const type = entries[item + TYPE];
  if ((type & APPEALING) === 0 || !wouldCount(w, item)) return;
  const rule = ruleOf(w, item);
  const ledger = w.policy.ledgers[rule.ledger];
  const all = kept(ledger, scoreOf(w, row, rule.ledger, ledger), entries[item + COUNT]);
  const own = kept(ledger, deedScoreOf(w, row, rule.ledger, ledger), entries[item + LIMIT]);
  if (all === 0 && own === 0) return;
  const [due, start] = [entries[item + CONTEXTS], entries[item + START]];
  openForScore(w, row, rule.ledger, all);
  changeScore(w, row, rule.ledger, { cause: causeOf(type), all, own, part: all, contexts: 0 });
  w.book(w.slots.at.pointsSuspended[rule.ledger] + POINTS_SUSPENDED.appeals_resumed, row, -all);
  if (due >= NEVER) return;
  const change = addEntry(w.state, row, typeWord(CHANGE, refOf(type), streamOf(type), causeOf(type), 0), due);
  w.state.entries[change + START] = start;
  w.state.entries[change + COUNT] = all;
  w.state.entries[change + LIMIT] = own;
}

/** The change with a time of its own that a request is against, or 0. Two that agree in all of this are alike, so that either may be taken. */
export function changeOf(w: Work, row: number, item: number): number {
  const { entries } = w.state;
  const type = entries[item + TYPE];
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const other = entries[at + TYPE];
    if (kindOf(other) !== CHANGE || refOf(other) !== refOf(type) || streamOf(other) !== streamOf(type) || causeOf(other) !== causeOf(type))
      continue;
    const alike = [START, COUNT, LIMIT].every((word) => entries[at + word] === entries[item + word]);
    if (alike) return at;
  }
  return 0;
}
