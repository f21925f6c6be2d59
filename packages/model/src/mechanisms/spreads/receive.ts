import { ERROR, OTHER } from '../../plan/causes.js';
import { settle } from '../../rounds/settle.js';
import type { Work } from '../../rounds/work.js';
import { closeAccount } from '../measures/close-account.js';
import { openAccount } from '../measures/open-account.js';
import { recordOf } from '../records/basis.js';
import { followRecord } from '../records/consequences.js';
import { meetSpread } from '../responses/revolt.js';
import { raiseRisk } from '../responses/risk.js';
import { MERIT } from '../streams/plan-types.js';
import type { SpreadPlan } from './plan.js';
import { SPREAD, spreadSlot } from './slots.js';

/** Stands for the day of the act in a record passed on: one for each subject and day, below any day. */
export function passedFrom(day: number, communityKey: number, subject: number): number {
  const mixed = Math.imul(day ^ communityKey ^ Math.imul(subject + 1, 0x9e3779b1), 0x85ebca6b);
  return -1 - ((mixed ^ (mixed >>> 15)) & 0x3fffffff);
}

/** A record on its way from its subject, of the community with the key `from`, to others. */
interface Passed {
  stream: number;
  sound: boolean;
  keeper: number;
  from: number;
  subject: number;
}

/**
 * A record of another is written to a person: an item of its own, with felt risk, points, entries and measures, all with the cause `other`, or `error` where it is entered by mistake.
 * They may turn against the rule that brought it.
 */
export function receive(w: Work, row: number, spread: SpreadPlan, { sound, keeper, from, subject, stream: s }: Passed): void {
  const stream = spread.as >= 0 ? spread.as : s;
  const due = w.state.due[row];
  w.touched.push(row);
  openAccount(w, row);
  w.book(spreadSlot(w.slots, spread.index, SPREAD.passed), row, 1);
  if (w.trace !== null) w.trace.passedOn(w, row, spread, stream);
  const origin = passedFrom(w.day, from, subject);
  meetSpread(w, row, spread, origin);
  if (w.plan.streams[stream].kind !== MERIT) raiseRisk(w, row, w.plan.ownRecord);
  w.keeper = keeper;
  followRecord(w, row, recordOf(w, stream, spread.mistaken ? ERROR : OTHER, sound, origin));
  closeAccount(w);
  if (w.state.due[row] === due) return;
  if (w.state.due[row] > w.day) w.schedule(row);
  else settle(w, row);
}
