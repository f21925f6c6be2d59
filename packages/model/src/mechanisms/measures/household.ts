import { memberOf, sizeOf, startOf } from '../../people/household.js';
import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { bookReached } from './effects.js';
import { REACH } from './slots.js';
import { evaluate } from './standing.js';

/** Keeps the measures of everyone in the household of `row` as they stand, to be held against what comes of them. */
export function noteHousehold(w: Work, row: number): void {
  const start = startOf(w.people, row);
  const size = sizeOf(w.people, start);
  for (let i = 0; i < size; i++) w.household[i] = w.state.mask[memberOf(w.people, start, i)];
}

/**
 * Books what changes for the adults present in the household of `row` since `noteHousehold`. A measure that reaches the household falls on
 * an adult when another has it and they do not have it themselves; `before` and `now` are the measures that reach, as bit masks.
 */
export function bookHousehold(w: Work, row: number, before: number, now: number): void {
  const start = startOf(w.people, row);
  const size = sizeOf(w.people, start);
  let any = 0;
  for (let i = 0; i < size; i++) any |= (w.household[i] & before) | (w.state.mask[memberOf(w.people, start, i)] & now);
  if (any === 0) return;
  for (let i = 0; i < size; i++) {
    const member = memberOf(w.people, start, i);
    if (w.people.adult[member] === 0 || !w.present(member)) continue;
    const was = othersNoted(w, size, i) & before & ~w.household[i];
    const is = othersOf(w, member) & now & ~w.state.mask[member];
    const changed = was ^ is;
    for (let m = 0; changed >>> m !== 0; m++) if ((changed >>> m) & 1) bookReached(w, member, m, (is >>> m) & 1 ? 1 : -1);
  }
  bookNewReach(w, start, before, now);
}

/**
 * Books that measures which reach the household have come over it since `noteHousehold`, where another adult than their bearer is present; who is reached is
 * booked apart. `before` and `now` as in `bookHousehold`.
 */
export function bookNewReach(w: Work, start: number, before: number, now: number): void {
  const size = sizeOf(w.people, start);
  let had = 0;
  let has = 0;
  let adults = 0;
  for (let i = 0; i < size; i++) {
    const member = memberOf(w.people, start, i);
    had |= w.household[i] & before;
    has |= w.state.mask[member] & now;
    if (w.people.adult[member] === 1 && w.present(member)) adults++;
  }
  const broken = has & ~had;
  for (let m = 0; adults > 0 && broken >>> m !== 0; m++) {
    if (((broken >>> m) & 1) === 0) continue;
    const bearer = holder(w, start, size, m);
    if (adults > w.people.adult[bearer]) w.book(w.slots.at.reach[m] + REACH.households, bearer, 1);
  }
}

function othersNoted(w: Work, size: number, i: number): number {
  let union = 0;
  for (let j = 0; j < size; j++) if (j !== i) union |= w.household[j];
  return union;
}

/** Measures that others of the household of `row` are under. */
function othersOf(w: Work, row: number): number {
  const start = startOf(w.people, row);
  const size = sizeOf(w.people, start);
  let union = 0;
  for (let i = 0; i < size; i++) {
    const member = memberOf(w.people, start, i);
    if (member !== row) union |= w.state.mask[member];
  }
  return union;
}

function holder(w: Work, start: number, size: number, m: number): number {
  for (let i = 0; i < size; i++) if ((w.state.mask[memberOf(w.people, start, i)] >>> m) & 1) return memberOf(w.people, start, i);
  return start;
}

/** An adult comes (sign 1) or goes (sign -1): what others of the household have falls on them or no longer does. Their own measures are booked apart. */
export function bookComing(w: Work, row: number, sign: number): void {
  const reached = othersOf(w, row) & w.policy.reachesHousehold & ~w.state.mask[row];
  for (let m = 0; reached >>> m !== 0; m++) if ((reached >>> m) & 1) bookReached(w, row, m, sign);
}

/** The measures that reach an adult from others of the household, read afresh from their state. */
export function reachedAfresh(w: Work, row: number, policy: Policy): number {
  const start = startOf(w.people, row);
  const size = sizeOf(w.people, start);
  let others = 0;
  for (let i = 0; i < size; i++) {
    const p = memberOf(w.people, start, i);
    if (p === row || (w.people.adult[p] === 0 && !w.plan.minors)) continue;
    evaluate(w, p, policy, w.third);
    others |= w.third.mask;
  }
  evaluate(w, row, policy, w.third);
  return others & policy.reachesHousehold & ~w.third.mask;
}
