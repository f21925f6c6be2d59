import type { Work } from '../../rounds/work.js';
import { causeOf } from '../../state/entries.js';
import { EXTRA, TYPE } from '../../state/state.js';
import { ownMoney } from '../amounts/book.js';
import { policyOn } from './fees.js';
import { ruleOf } from './points-items.js';
import { POINTS_FEE } from './slots.js';

/** The fee of a request against points made today: it waits for the answer where it may be given back, else it is lost at once. */
export function payPointsFee(w: Work, row: number, ledger: number, item: number): void {
  const { fee, feeReturned } = w.policy.ledgers[ledger];
  const block = w.slots.at.pointsFee[ledger];
  w.book(block + POINTS_FEE.appeals_fees_paid, row, fee);
  if (feeReturned) w.book(block + POINTS_FEE.appeals_fees_waiting, row, fee);
  else loseFee(w, row, block, item, fee);
}

/** A request against points is answered or lapses: its fee, by the rules of the day on which it was made, is given back or lost. */
export function settlePointsFee(w: Work, row: number, ledger: number, item: number, granted: boolean): void {
  const block = w.slots.at.pointsFee[ledger];
  const fee = block < 0 ? 0 : waitingPointsFee(w, ledger, item);
  if (fee === 0) return;
  w.book(block + POINTS_FEE.appeals_fees_waiting, row, -fee);
  if (granted) w.book(block + POINTS_FEE.appeals_fees_returned, row, fee);
  else loseFee(w, row, block, item, fee);
}

/** Money that waits with a request for its answer, and where it is counted; null where the ledger charges none. */
export function waitingMoney(w: Work, item: number): { slot: number; minor: number } | null {
  const { ledger } = ruleOf(w, item);
  const block = w.slots.at.pointsFee[ledger];
  return block < 0 ? null : { slot: block + POINTS_FEE.appeals_fees_waiting, minor: waitingPointsFee(w, ledger, item) };
}

/** Minor units that wait with a request against points for its answer. */
function waitingPointsFee(w: Work, ledger: number, item: number): number {
  const { fee, feeReturned } = policyOn(w, w.state.entries[item + EXTRA]).ledgers[ledger];
  return feeReturned ? fee : 0;
}

function loseFee(w: Work, row: number, block: number, item: number, fee: number): void {
  const cause = causeOf(w.state.entries[item + TYPE]);
  w.book(block + POINTS_FEE.appeals_fees + cause, row, fee);
  ownMoney(w, row, fee, cause);
}
