import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { MOST_SPREADS } from '../spreads/plan.js';
import type { SpreadPlan } from '../spreads/plan.js';
import { SPREAD, spreadSlot } from '../spreads/slots.js';

/** Keeps that a spread met the person, and whether they turn against it. */
export function meetSpread(w: Work, row: number, spread: SpreadPlan, origin: number): void {
  const at = w.state.at.spreads + row;
  const { annex } = w.state;
  const met = 1 << (spread.index + MOST_SPREADS);
  if ((annex[at] & met) === 0) {
    annex[at] |= met;
    w.book(spreadSlot(w.slots, spread.index, SPREAD.people), row, 1);
  }
  if (spread.revolt <= 0 || ((annex[at] >>> spread.index) & 1) === 1) return;
  w.draw(PURPOSE.revolt, spread.key, row, w.day, origin);
  if (w.word(0) >= spread.revolt * ONE) return;
  annex[at] |= 1 << spread.index;
  w.book(spreadSlot(w.slots, spread.index, SPREAD.revolted), row, 1);
  w.book(spreadSlot(w.slots, spread.index, SPREAD.revolt), row, 1);
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
    w.book(spreadSlot(w.slots, s, SPREAD.revolt_left), row, 1);
    w.book(spreadSlot(w.slots, s, SPREAD.revolt), row, -1);
  }
  w.state.annex[at] &= ~((1 << MOST_SPREADS) - 1);
}

/** The warm-up is over: the next record passed on to each person is their first. Who is in revolt stays so. */
export function forgetMet(w: Work): void {
  const at = w.state.at.spreads;
  if (at < 0) return;
  for (let row = 0; row < w.people.n; row++) w.state.annex[at + row] &= (1 << MOST_SPREADS) - 1;
}
