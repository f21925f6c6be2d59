import type { Work } from '../../rounds/work.js';
import { RECORDED, removeEntry } from '../../state/entries.js';
import { DUE, EXTRA, TYPE } from '../../state/state.js';
import { holds } from '../conditions/holds.js';
import { payPointsFee } from './points-fees.js';
import { blockOf, bookFate, pendingSlot, ruleOf } from './points-items.js';
import { suspendPoints } from './points-suspend.js';
import { POINTS_APPEAL } from './slots.js';

/** The day has come to make a request. It is not made where the ledger hears none. */
export function file(w: Work, row: number, item: number): void {
  const { entries } = w.state;
  const rule = ruleOf(w, item);
  const ledger = w.policy.ledgers[rule.ledger];
  if (!ledger.on || !ledger.hears) {
    removeEntry(w.state, row, item);
    return;
  }
  if (ledger.appealCondition !== null && !holds(w, row, ledger.appealCondition)) {
    w.book(blockOf(w, item) + POINTS_APPEAL.appeals_barred, row, 1);
    removeEntry(w.state, row, item);
    return;
  }
  entries[item + TYPE] |= RECORDED;
  entries[item + EXTRA] = w.day;
  entries[item + DUE] = w.day + ledger.appealDelay;
  if (entries[item + DUE] < w.state.due[row]) w.state.due[row] = entries[item + DUE];
  bookFate(w, row, item, POINTS_APPEAL.appeals_filed);
  w.book(pendingSlot(w, item), row, 1);
  if (ledger.fee > 0) payPointsFee(w, row, rule.ledger, item);
  if (w.trace !== null) w.trace.pointsAppeal(w, row, item, ledger.suspends ? 'suspended' : 'filed', null);
  if (ledger.suspends) suspendPoints(w, row, item);
}
