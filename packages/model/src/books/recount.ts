import { everyMechanism } from '../mechanisms/index.js';
import { waitingFee } from '../mechanisms/appeals/fees.js';
import { FEE } from '../mechanisms/appeals/slots.js';
import { pendingSlots } from '../mechanisms/appeals/items.js';
import { waitingMoney } from '../mechanisms/appeals/points-fees.js';
import { pendingSlot } from '../mechanisms/appeals/points-items.js';
import { addOwed } from '../mechanisms/amounts/owed.js';
import { LIST, listSlot } from '../mechanisms/lists/slots.js';
import { othersReachingChildren } from '../mechanisms/measures/children.js';
import { reachedAfresh } from '../mechanisms/measures/household.js';
import { MEASURE, REACH, measureSlot } from '../mechanisms/measures/slots.js';
import { evaluate } from '../mechanisms/measures/standing.js';
import type { Recounted } from '../mechanisms/mechanism.js';
import { localOnUnder } from '../mechanisms/officials/holder.js';
import { PEOPLE } from '../mechanisms/population/slots.js';
import { SPREAD, spreadSlot } from '../mechanisms/spreads/slots.js';
import { REACT, STREAM, streamSlot } from '../mechanisms/streams/slots.js';
import type { Policy } from '../plan/types.js';
import type { Work } from '../rounds/work.js';
import { APPEAL, DUTY, LISTING, OBJECTION, OFF_LIST, RECORDED, RETRY, SOUND, causeOf, kindOf, refOf, streamOf } from '../state/entries.js';
import { NEXT, PRESENT, TYPE } from '../state/state.js';
import { addTo } from './ledger-book.js';
import { changeStanding } from './standing-stocks.js';

/**
 * Counts every stock of a community afresh from its state into `into` (see `blankCounts`): the check on the running counts, and
 * what moves when an arm goes its own way. Reads only; costs a pass over the community.
 */
export function recount(w: Work, policy: Policy, into: Float64Array): void {
  const addAt = (slot: number, cell: number, n: number): void => addTo(into, w.slots, cell, slot, n);
  w.localOn = localOnUnder(w, policy);
  for (let row = 0; row < w.people.n; row++) {
    if ((w.state.flags[row] & PRESENT) === 0) continue;
    const add = (slot: number, n: number): void => addAt(slot, w.people.cell[row], n);
    add(PEOPLE.present, 1);
    countEntries(w, row, add);
    if (w.people.adult[row] === 0) countChild(w, row, policy, add);
    else countReached(w, row, policy, add);
    evaluate(w, row, policy, w.before);
    changeStanding(w, row, w.before, add);
  }
  const add: Recounted = {
    person: (row, slot, n) => addAt(slot, w.people.cell[row], n),
    place: (slot, n) => addAt(slot, 0, n),
  };
  for (const mechanism of everyMechanism) mechanism.recount?.(w, add);
}

type Add = (slot: number, n: number) => void;

function countEntries(w: Work, row: number, add: Add): void {
  for (let at = w.state.head[row]; at !== 0; at = w.state.entries[at + NEXT]) {
    const type = w.state.entries[at + TYPE];
    if (kindOf(type) === DUTY) {
      add(streamSlot(w.slots, streamOf(type), (type & SOUND) !== 0 ? STREAM.open_able : STREAM.open_unable), 1);
      if (w.slots.at.owed[streamOf(type)] >= 0) addOwed(w, at, add);
    }
    if (kindOf(type) === RETRY) add(w.slots.at.react[streamOf(type)] + REACT.waiting, 1);
    if (kindOf(type) === LISTING && (type & OFF_LIST) === 0) add(listSlot(w.slots, w.listOfEntry[refOf(type)], LIST.on + causeOf(type)), 1);
    if (kindOf(type) === OBJECTION && (type & RECORDED) !== 0) addRequest(w, at, add);
    if (kindOf(type) === APPEAL && (type & RECORDED) !== 0) {
      for (const slot of pendingSlots(w, type)) add(slot, 1);
      const fees = w.slots.at.fee[w.listOfEntry[refOf(type)]];
      if (fees >= 0) add(fees + FEE.fees_waiting, waitingFee(w, at));
    }
  }
}

function addRequest(w: Work, at: number, add: Add): void {
  add(pendingSlot(w, at), 1);
  const money = waitingMoney(w, at);
  if (money !== null) add(money.slot, money.minor);
}

function countChild(w: Work, row: number, policy: Policy, add: Add): void {
  if (policy.reachesChildren === 0) return;
  w.policy = policy;
  let mask = othersReachingChildren(w, row);
  if (mask !== 0 && w.plan.minors) {
    evaluate(w, row, policy, w.third);
    mask &= ~w.third.mask;
  }
  for (let m = 0; mask >>> m !== 0; m++) if ((mask >>> m) & 1) add(measureSlot(w.slots, m, MEASURE.children_on), 1);
}

function countReached(w: Work, row: number, policy: Policy, add: Add): void {
  if (policy.reachesHousehold !== 0) {
    const mask = reachedAfresh(w, row, policy);
    for (let m = 0; mask >>> m !== 0; m++) if ((mask >>> m) & 1) add(w.slots.at.reach[m] + REACH.household_on, 1);
  }
  if (w.state.at.spreads < 0) return;
  const turned = w.state.annex[w.state.at.spreads + row];
  for (let s = 0; s < w.plan.spreads.length; s++) if ((turned >>> s) & 1) add(spreadSlot(w.slots, s, SPREAD.revolt), 1);
}
