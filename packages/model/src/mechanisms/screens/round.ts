import { ONE, PURPOSE } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import { DEED, ERROR, LAWFUL, STATUS } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { recordOf } from '../records/basis.js';
import { reportArrives } from '../records/record.js';
import { valueFor } from '../streams/candidates.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import type { ScreenPlan } from './plan.js';
import { SCREEN, screenSlot } from './slots.js';

/** Items of the day from this code down are flags: screen, cause, and whether it was really done. */
export const FLAG_ITEM = -2;

const CAUSE_ROOM = 8;

const flagItem = (screen: number, cause: number, did: boolean): number => FLAG_ITEM - ((screen * CAUSE_ROOM + cause) * 2 + (did ? 1 : 0));

const didIn = (code: number): boolean => (code & 1) === 1;

const causeIn = (code: number): number => (code >> 1) % CAUSE_ROOM;

const screenIn = (code: number): number => Math.floor((code >> 1) / CAUSE_ROOM);

/** Keeps the last day on which a person acted on a stream that some screen looks for. `at`: position among the watched streams. */
export function noteAct(w: Work, row: number, at: number): void {
  w.state.annex[w.state.at.acts + at * w.people.n + row] = w.day - w.plan.start + 1;
}

/** Whether one of these streams was acted on within the last `within` days, today left out. */
function didWithin(w: Work, row: number, streams: number[], within: number): boolean {
  for (let i = 0; i < streams.length; i++) {
    const day = w.state.annex[w.state.at.acts + streams[i] * w.people.n + row];
    if (day > 0 && w.day - w.plan.start + 1 - day <= within) return true;
  }
  return false;
}

/** Whether a screen looks on a day. */
const looksOn = (screen: ScreenPlan, day: number): boolean =>
  day === screen.first || (screen.every > 0 && day > screen.first && (day - screen.first) % screen.every === 0);

/** Before the day's items: each screen whose day it is looks at everyone concerned; who is flagged is reported in the course of the day. */
export function lookAtPeople(w: Work): void {
  for (let i = 0; i < w.policy.screens.length; i++) {
    const screen = w.policy.screens[i];
    if (!looksOn(screen, w.day)) continue;
    for (let row = 0; row < w.people.n; row++) if (concerns(w, screen, row)) look(w, screen, row);
  }
}

/** Present, of those it concerns, and kept by no measure from the stream under which flags are reported: the confined are not looked at. */
const concerns = (w: Work, screen: ScreenPlan, row: number): boolean =>
  w.present(row) &&
  (!screen.adultsOnly || w.people.adult[row] === 1) &&
  (w.state.mask[row] & w.policy.suspending[screen.stream]) === 0 &&
  fits(w.people, row, screen.who);

function look(w: Work, screen: ScreenPlan, row: number): void {
  w.draw(PURPOSE.screen, screen.key, row, w.day, 0);
  if (w.word(0) >= screen.coverage * ONE) return;
  const priority = w.word(3);
  w.book(screenSlot(w.slots, screen.index, SCREEN.looked), row, 1);
  const breach = didWithin(w, row, screen.breaches, screen.within);
  const did = breach || didWithin(w, row, screen.lawful, screen.within);
  let cause = -1;
  if (agree(w, screen, row, did ? screen.sensitivity : valueFor(screen.falsePositive, w.people, row))) {
    cause = breach ? DEED : did ? LAWFUL : ERROR;
  }
  if (cause < 0 || cause > STATUS) cause = isOf(w, screen, row) ? STATUS : cause;
  if (cause < 0) {
    w.book(screenSlot(w.slots, screen.index, did ? SCREEN.missed : SCREEN.cleared), row, 1);
    return;
  }
  w.buckets.add(w.day, row, flagItem(screen.index, cause, did), priority);
}

/** Whether enough checks agree. Each has a word of its own. */
function agree(w: Work, screen: ScreenPlan, row: number, chance: number): boolean {
  let agreed = 0;
  for (let j = 0; j < screen.made; j++) {
    if ((j & 3) === 0) w.draw(PURPOSE.screen, screen.key, row, w.day, 1 + (j >> 2));
    if (w.word(j & 3) < chance * ONE) agreed++;
  }
  return agreed >= screen.needed;
}

/** Whether a person is flagged for what they are. */
const isOf = (w: Work, screen: ScreenPlan, row: number): boolean => statusOf(w, screen, row) >= 0;

/** Which of the screen's groups a person is flagged for being of, or -1. */
function statusOf(w: Work, screen: ScreenPlan, row: number): number {
  for (let i = 0; i < screen.status.length; i++) {
    const { who, probability } = screen.status[i];
    if (!fits(w.people, row, who)) continue;
    w.draw(PURPOSE.screen, screen.key, row, w.day, -1 - i);
    if (w.word(0) < probability * ONE) return i;
  }
  return -1;
}

/** A flag of today's look is reported, at its drawn place in the order of the day, under the stream that the screen names. */
export function reportFlag(w: Work, row: number, item: number): void {
  const code = FLAG_ITEM - item;
  const did = didIn(code);
  const cause = causeIn(code);
  const index = screenIn(code);
  let at = 0;
  while (w.policy.screens[at].index !== index) at++;
  const screen = w.policy.screens[at];
  bookFlag(w, row, index, cause);
  if (w.trace !== null) w.trace.flagged(w, row, screen.id, cause, cause === STATUS ? statusOf(w, screen, row) : -1);
  if (!w.present(row)) return;
  w.book(streamSlot(w.slots, screen.stream, STREAM.detected), row, 1);
  w.keeper = screen.owner;
  reportArrives(w, row, recordOf(w, screen.stream, cause, did, w.day));
}

function bookFlag(w: Work, row: number, screen: number, cause: number): void {
  w.book(screenSlot(w.slots, screen, SCREEN.flagged + cause), row, 1);
  const at = w.state.at.flagged + row;
  const bit = 1 << screen;
  if ((w.state.annex[at] & bit) !== 0) return;
  w.state.annex[at] |= bit;
  w.book(screenSlot(w.slots, screen, SCREEN.first + cause), row, 1);
}

/** The warm-up is over: the next flag of each person is their first. */
export function forgetFlagged(w: Work): void {
  if (w.state.at.flagged >= 0) w.state.annex.fill(0, w.state.at.flagged, w.state.at.flagged + w.people.n);
}
