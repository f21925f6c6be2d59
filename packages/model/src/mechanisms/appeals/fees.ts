import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { causeOf, refOf } from '../../state/entries.js';
import { START, TYPE } from '../../state/state.js';
import { ownMoney } from '../amounts/book.js';
import { FEE } from './slots.js';

/** The policy of a day. */
export function policyOn(w: Work, day: number): Policy {
  let found = w.policies[0];
  for (let p = 1; p < w.policies.length && w.policies[p].from <= day; p++) found = w.policies[p];
  return found;
}

/** The fee of a request made today: it waits for the answer where it may be given back, else it is lost at once. */
export function payFee(w: Work, row: number, list: number, type: number): void {
  const { fee, feeReturned } = w.policy.lists[list];
  const block = w.slots.at.fee[list];
  w.book(block + FEE.fees_paid, row, fee);
  if (feeReturned) w.book(block + FEE.fees_waiting, row, fee);
  else loseFee(w, row, block, causeOf(type), fee);
}

/** A request is answered or lapses: its fee, by the rules of the day on which it was made, is given back or lost. */
export function settleFee(w: Work, row: number, item: number, granted: boolean): void {
  const { entries } = w.state;
  const type = entries[item + TYPE];
  const list = w.listOfEntry[refOf(type)];
  const block = w.slots.at.fee[list];
  const fee = block < 0 ? 0 : waitingFee(w, item);
  if (fee === 0) return;
  w.book(block + FEE.fees_waiting, row, -fee);
  if (granted) w.book(block + FEE.fees_returned, row, fee);
  else loseFee(w, row, block, causeOf(type), fee);
}

/** Minor units that wait with a request for its answer. */
export function waitingFee(w: Work, item: number): number {
  const { fee, feeReturned } = policyOn(w, w.state.entries[item + START]).lists[w.listOfEntry[refOf(w.state.entries[item + TYPE])]];
  return feeReturned ? fee : 0;
}

function loseFee(w: Work, row: number, block: number, cause: number, fee: number): void {
  w.book(block + FEE.fees + cause, row, fee);
  ownMoney(w, row, fee, cause);
}
