import type { Work } from '../../rounds/work.js';
import { causeOf, refOf, removeEntry } from '../../state/entries.js';
import { COUNT, DUE, LIMIT, TYPE } from '../../state/state.js';
import { takeBack } from './change-score.js';

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
