import { ONE, PURPOSE } from '@glasshouse/dice';
import { DEED, OTHER } from '../../plan/causes.js';
import type { Policy } from '../../plan/types.js';
import type { Standing, Work } from '../../rounds/work.js';
import { bookMoneyWithheld } from '../amounts/book.js';
import { ownDays } from './own-days.js';
import type { MeasurePlan } from './plan-types.js';
import { DOORS, REACH, WITHHELD } from './slots.js';

/**
 * What measures do to other measures, on a standing whose triggers have been read: bodies that do not impose a measure leave it off, and a
 * measure in force ends others. One that is itself ended ends nothing. `recovered`: measures that own deeds would impose if recovery made entries for
 * inability one. Writes only `into`.
 */
export function applyEffects(w: Work, row: number, policy: Policy, into: Standing, recovered: number): void {
  into.met = into.mask;
  into.withheld = 0;
  for (let i = 0; i < policy.withDoors.length; i++) {
    const m = policy.withDoors[i];
    if (((into.mask >>> m) & 1) === 0) continue;
    into.doors[m] = doorsClosed(w, row, m, policy.measures[m]);
    if (into.doors[m] === 0) into.mask &= ~(1 << m);
  }
  const imposed = into.mask;
  let recast = 0;
  for (let i = 0; i < policy.ending.length; i++) {
    const m = policy.ending[i];
    const ended = policy.measures[m].ends & imposed;
    if (((into.mask >>> m) & 1) === 0 || ended === 0) continue;
    for (let b = 0; ended >>> b !== 0; b++) {
      if (((ended >>> b) & 1) === 0 || w.sanction[b] || !w.sanction[m]) continue;
      const known = (into.withheld >>> b) & 1;
      into.withheldCause[b] = known ? Math.min(into.withheldCause[b], into.cause[m]) : into.cause[m];
      into.withheld |= 1 << b;
      if ((recovered >>> m) & 1) recast |= 1 << b;
    }
    into.mask &= ~ended;
  }
  for (let b = 0; recast >>> b !== 0; b++) if ((recast >>> b) & 1 && into.withheldCause[b] !== DEED) into.recovered++;
}

/** Doors closed to a person by a measure whose trigger is met: as drawn when it was first met, or as they would be drawn today; one where nothing counts as suspended. */
function doorsClosed(w: Work, row: number, m: number, measure: MeasurePlan): number {
  // Asked of what would stand if nothing were suspended: its bodies drew before, and forgot it meanwhile.
  if (w.liftNothing) return 1;
  const kept = w.state.annex[doorAt(w, row, m)];
  if (kept > 0) return kept - 1;
  let closed = 0;
  for (let body = 0; body < measure.bodies; body++) {
    w.draw(PURPOSE.door, measure.doorKey, row, w.day, body);
    if (w.word(0) < measure.each * ONE) closed++;
  }
  return closed;
}

const doorAt = (w: Work, row: number, m: number): number => w.state.at.doors + row * w.plan.doorColumns + w.plan.doorColumn[m];

/** Remembers the doors of measures whose trigger is met, and forgets those of others. */
export function keepDoors(w: Work, row: number, standing: Standing): void {
  for (let m = 0; m < w.plan.doorColumn.length; m++) {
    if (w.plan.doorColumn[m] < 0) continue;
    w.state.annex[doorAt(w, row, m)] = (standing.met >>> m) & 1 ? standing.doors[m] + 1 : 0;
  }
}

/** Books the doors of a measure that begins (sign 1) or ends (sign -1) for a person today. */
export function bookDoors(w: Work, row: number, m: number, standing: Standing, sign: number): void {
  const at = w.slots.at.door[m];
  const doors = standing.doors[m];
  if (at < 0 || doors === 0) return;
  w.book(at + (sign > 0 ? DOORS.doors_closed : DOORS.doors_opened), row, doors);
  w.book(at + DOORS.doors, row, sign * doors);
  w.book(at + DOORS.door_days, row, sign * doors * (w.roundLast - w.day + 1));
}

/** Books the benefits withheld from a person before and after the changes of today. */
export function bookWithheld(w: Work, row: number): void {
  const { before, after } = w;
  const union = before.withheld | after.withheld;
  for (let m = 0; union >>> m !== 0; m++) {
    const was = (before.withheld >>> m) & 1;
    const is = (after.withheld >>> m) & 1;
    const same = was === is && (was === 0 || before.withheldCause[m] === after.withheldCause[m]);
    if (same && (was === 0 || !w.plan.money || before.perDay[m] === after.perDay[m])) continue;
    if (w.plan.money && was) bookMoneyWithheld(w, row, m, before, -1);
    if (w.plan.money && is) bookMoneyWithheld(w, row, m, after, 1);
    if (same) continue;
    if (was) withhold(w, row, m, before.withheldCause[m], -1);
    if (is) withhold(w, row, m, after.withheldCause[m], 1);
  }
}

function withhold(w: Work, row: number, m: number, cause: number, sign: number): void {
  const at = w.slots.at.withheld[m];
  w.book(at + WITHHELD.withheld_on + cause, row, sign);
  w.book(at + WITHHELD.withheld_days + cause, row, sign * (w.roundLast - w.day + 1));
  ownDays(w, row, sign, cause);
  if (w.trace !== null) w.trace.withheld(w, row, m, sign > 0);
}

/** Books one household-reaching measure for another adult of the household. */
export function bookReached(w: Work, row: number, m: number, sign: number): void {
  const at = w.slots.at.reach[m];
  w.book(at + REACH.household_on, row, sign);
  w.book(at + REACH.household_days, row, sign * (w.roundLast - w.day + 1));
  ownDays(w, row, sign, OTHER);
  if (w.trace !== null) w.trace.reached(w, row, m, sign > 0);
}
