import type { Policy } from '../../plan/types.js';
import type { Standing, Work } from '../../rounds/work.js';
import { AWAKE, DRAWN } from '../../state/state.js';
import { learnByMeasure } from '../appeals/learn.js';
import { keepTaken } from '../appeals/returns.js';
import { goesOn, keepBegun } from '../amounts/begun.js';
import { bookOnce, bookSize } from '../amounts/book.js';
import { LEDGER } from '../ledgers/slots.js';
import { LIST, listSlot } from '../lists/slots.js';
import { PEOPLE } from '../population/slots.js';
import { wake } from '../streams/attempts.js';
import { bookDoors, bookWithheld, keepDoors } from './effects.js';
import { ownDays } from './own-days.js';
import { MEASURE, MINOR, measureSlot } from './slots.js';
import { tellTriggers } from './by-condition.js';

/** Books `w.after` against `w.before` for one person. */
export function bookDifference(w: Work, row: number, policy: Policy): void {
  const { before, after, slots, state } = w;
  for (let l = 0; l < before.grade.length; l++) {
    if (before.grade[l] === after.grade[l]) continue;
    if (before.grade[l] >= 0) w.book(slots.at.ledger[l] + LEDGER.grade + before.grade[l], row, -1);
    if (after.grade[l] >= 0) w.book(slots.at.ledger[l] + LEDGER.grade + after.grade[l], row, 1);
  }
  const listed = before.listed ^ after.listed;
  for (let l = 0; listed >>> l !== 0; l++) {
    if ((listed >>> l) & 1) w.book(listSlot(slots, l, LIST.persons), row, (after.listed >>> l) & 1 ? 1 : -1);
  }
  state.mask[row] = after.mask;
  if (w.plan.doorColumns > 0) keepDoors(w, row, after);
  if ((before.withheld | after.withheld) !== 0) bookWithheld(w, row);
  if (before.recovered !== after.recovered) {
    const more = after.recovered - before.recovered;
    w.book(PEOPLE.recovered_on, row, more);
    w.book(PEOPLE.recovered_days, row, more * (w.roundLast - w.day + 1));
  }
  const union = before.mask | after.mask;
  let fallen = 0;
  for (let m = 0; union >>> m !== 0; m++) {
    if (((union >>> m) & 1) === 0) continue;
    const was = (before.mask >>> m) & 1;
    const is = (after.mask >>> m) & 1;
    if (
      was &&
      is &&
      before.cause[m] === after.cause[m] &&
      before.unrelated[m] === after.unrelated[m] &&
      (!w.plan.money || before.perDay[m] === after.perDay[m])
    )
      continue;
    if (state.changed !== null && state.changed.at(-1) !== row) state.changed.push(row);
    if (was) bookMeasure(w, row, m, before, -1);
    if (is) bookMeasure(w, row, m, after, 1);
    if (was !== is) {
      w.book(measureSlot(slots, m, is ? MEASURE.started : MEASURE.ended), row, 1);
      bookDoors(w, row, m, is ? after : before, is ? 1 : -1);
      const first = is === 1 && !goesOn(w, row, m);
      if (first && w.plan.money) bookOnce(w, row, m, after.cause[m]);
      if (first) fallen |= 1 << m;
      if (w.trace !== null) {
        tellTriggers(w, row, m, is === 1);
        w.trace.measure(w, row, m, is === 1, first);
      }
      if (is && w.policy.secretLists.length > 0 && w.sanction[m]) learnByMeasure(w, row, m);
    }
  }
  if (w.plan.takesOnce !== 0) keepBegun(w, row, policy);
  if (w.plan.returns !== 0) keepTaken(w, row, policy, fallen);
  const awake = (after.mask & policy.refusing) !== 0;
  if (awake !== ((state.flags[row] & AWAKE) !== 0)) {
    state.flags[row] ^= AWAKE;
    if (awake && w.wakeFrom > w.day) w.woken.push(row);
    if (awake && (state.flags[row] & DRAWN) === 0) wake(w, row);
  }
}

/** Adds (sign 1) or takes back (sign -1) one measure of a person from today on. */
export function bookMeasure(w: Work, row: number, m: number, standing: Standing, sign: number): void {
  const left = w.roundLast - w.day + 1;
  if (w.plan.money) bookSize(w, row, m, standing, sign);
  if (!w.sanction[m]) {
    w.book(measureSlot(w.slots, m, MEASURE.reward_on), row, sign);
    w.book(measureSlot(w.slots, m, MEASURE.reward_days), row, sign * left);
    return;
  }
  const kind = standing.cause[m] * 2 + standing.unrelated[m];
  w.book(measureSlot(w.slots, m, MEASURE.on + kind), row, sign);
  w.book(measureSlot(w.slots, m, MEASURE.days + kind), row, sign * left);
  ownDays(w, row, sign, standing.cause[m]);
  if (w.people.adult[row] === 1 || w.slots.at.minor[m] < 0) return;
  w.book(w.slots.at.minor[m] + MINOR.on, row, sign);
  w.book(w.slots.at.minor[m] + MINOR.days, row, sign * left);
}
