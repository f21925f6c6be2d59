import { ONE, PURPOSE } from '@glasshouse/dice';
import { SPREAD, spreadSlot } from '../../accounts/liability-slots.js';
import { MOST_SPREADS } from '../../plan/liability.js';
import type { SpreadPlan } from '../../plan/liability.js';
import { MERIT, OTHER } from '../../plan/types.js';
import { settle } from '../../rounds/settle.js';
import type { Work } from '../../rounds/work.js';
import { enterLists } from '../list/enter.js';
import { closeAccount, openAccount } from '../measure/book.js';
import { raiseRisk } from '../response/risk.js';
import { scoreRecord } from '../score/apply.js';

/** Stands for the day of the act in a record passed on: one for each subject and day, below any day. */
export function passedFrom(day: number, communityKey: number, subject: number): number {
  const mixed = Math.imul(day ^ communityKey ^ Math.imul(subject + 1, 0x9e3779b1), 0x85ebca6b);
  return -1 - ((mixed ^ (mixed >>> 15)) & 0x3fffffff);
}

/**
 * A record of another (`subject`, of the community `from`) is written to a person: an item of its own, with felt risk, points, entries and
 * measures, all with the cause `other`. They may turn against the rule that brought it.
 */
export function receive(
  w: Work,
  row: number,
  spread: SpreadPlan,
  s: number,
  sound: boolean,
  keeper: number,
  from: number,
  subject: number,
): void {
  const stream = spread.as >= 0 ? spread.as : s;
  const due = w.state.due[row];
  w.touched.push(row);
  openAccount(w, row);
  w.book(spreadSlot(w.slots.liability, spread.index, SPREAD.passed), row, 1);
  if (w.trace !== null) w.trace.passedOn(w, row, spread, stream);
  const origin = passedFrom(w.day, from, subject);
  mark(w, row, spread, origin);
  if (w.plan.streams[stream].kind !== MERIT) raiseRisk(w, row, w.plan.ownRecord);
  w.keeper = keeper;
  scoreRecord(w, row, stream, w.told(OTHER), origin);
  enterLists(w, row, stream, w.told(OTHER), sound, origin);
  closeAccount(w);
  if (w.state.due[row] === due) return;
  if (w.state.due[row] > w.day) w.schedule(row);
  else settle(w, row);
}

/** Keeps that a spread met the person, and whether they turn against it. */
function mark(w: Work, row: number, spread: SpreadPlan, origin: number): void {
  const at = w.state.at.spreads + row;
  const { annex } = w.state;
  const met = 1 << (spread.index + MOST_SPREADS);
  if ((annex[at] & met) === 0) {
    annex[at] |= met;
    w.book(spreadSlot(w.slots.liability, spread.index, SPREAD.people), row, 1);
  }
  if (spread.revolt <= 0 || ((annex[at] >>> spread.index) & 1) === 1) return;
  w.draw(PURPOSE.revolt, spread.key, row, w.day, origin);
  if (w.word(0) >= spread.revolt * ONE) return;
  annex[at] |= 1 << spread.index;
  w.book(spreadSlot(w.slots.liability, spread.index, SPREAD.revolted), row, 1);
  w.book(spreadSlot(w.slots.liability, spread.index, SPREAD.revolt), row, 1);
  if (w.trace !== null) w.trace.turned(w, row, spread);
}

/** Whether a person has turned against any spread. */
export const inRevolt = (w: Work, row: number): boolean =>
  w.state.at.spreads >= 0 && (w.state.annex[w.state.at.spreads + row] & ((1 << MOST_SPREADS) - 1)) !== 0;

/** A person leaves the run: they are in revolt no longer. */
export function leaveRevolt(w: Work, row: number): void {
  if (!inRevolt(w, row)) return;
  const at = w.state.at.spreads + row;
  for (let s = 0; s < w.plan.spreads.length; s++) {
    if (((w.state.annex[at] >>> s) & 1) === 0) continue;
    w.book(spreadSlot(w.slots.liability, s, SPREAD.left), row, 1);
    w.book(spreadSlot(w.slots.liability, s, SPREAD.revolt), row, -1);
  }
  w.state.annex[at] &= ~((1 << MOST_SPREADS) - 1);
}
