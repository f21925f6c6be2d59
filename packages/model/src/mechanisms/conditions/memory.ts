import { DEED } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { knows } from '../flows/knows.js';

/**
 * The days of a person's newest records, in the annex of the state: for each stream and owner that a condition asks for, so many own deeds, then as many
 * records of other causes, each newest first. A word is the day, the start being 1, and the cause in its lowest three bits; 0: no record. Where records can
 * be struck, the stream stands above the day, and the days of the acts follow in the same order.
 */
const wordOf = (w: Work, cause: number): number => ((w.day - w.plan.start + 1) << 3) | cause;

const STREAM_AT = 20;

const DAYS = (1 << (STREAM_AT - 3)) - 1;

/** In place of a day on which windows are read: the day at work. No day is as early; those before 1970 are negative. */
export const TODAY = -0x4000_0000;

/** The day on which windows are read: today, or for what stands by itself the day up to which its expiry is booked. */
const dayRead = (w: Work): number => (w.readAsOf === TODAY ? w.day : w.readAsOf);

const dayIn = (w: Work, word: number): number => ((word >>> 3) & DAYS) - 1 + w.plan.start;

const causeIn = (word: number): number => word & 7;

const firstOf = (w: Work, row: number, kept: number): number => w.state.at.memory + row * w.plan.memory.words + w.plan.memory.kept[kept].at;

/** A record of a stream was written to a person today, of an act of that day. Nothing is done where no condition asks for records of it. */
export function remember(w: Work, row: number, s: number, cause: number, actDay: number): void {
  const kept = w.plan.memory.ofStream[w.plan.streams[s].conduct];
  if (kept === null) return;
  for (let i = 0; i < kept.length; i++) {
    const { owner, most, acts } = w.plan.memory.kept[kept[i]];
    if (owner >= 0 && !knows(w, s, owner)) continue;
    const { annex } = w.state;
    const from = firstOf(w, row, kept[i]) + (cause === DEED ? 0 : most);
    for (let at = from + most - 1; at > from; at--) annex[at] = annex[at - 1];
    annex[from] = wordOf(w, cause);
    if (!acts) continue;
    annex[from] |= s << STREAM_AT;
    for (let at = from + 3 * most - 1; at > from + 2 * most; at--) annex[at] = annex[at - 1];
    annex[from + 2 * most] = actDay;
  }
  const { expiring } = w.plan.memory;
  for (let i = 0; i < expiring.length; i++) {
    if (!kept.includes(expiring[i].kept)) continue;
    const due = w.day + expiring[i].within;
    if (due < w.state.due[row]) w.state.due[row] = due;
  }
}

/**
 * The record of an act is struck: it is forgotten by everybody, as if it had never been written. Of several of the same act and stream the one written first
 * is, and of those of one day an own deed before others. Returns whether there was one. Expects the account to be open where measures ask for records.
 */
export function strikeRemembered(w: Work, row: number, s: number, actDay: number): boolean {
  const kept = w.plan.memory.ofStream[w.plan.streams[s].conduct];
  let struck = false;
  if (kept === null) return struck;
  for (let i = 0; i < kept.length; i++) if (strikeKept(w, row, kept[i], s, actDay)) struck = true;
  return struck;
}

function strikeKept(w: Work, row: number, kept: number, s: number, actDay: number): boolean {
  const { most, acts } = w.plan.memory.kept[kept];
  if (!acts) return false;
  const { annex } = w.state;
  const from = firstOf(w, row, kept);
  let first = -1;
  for (let at = from + 2 * most - 1; at >= from; at--) {
    if (annex[at] === 0 || annex[at] >>> STREAM_AT !== s || annex[at + 2 * most] !== actDay) continue;
    const sooner = first < 0 || dayIn(w, annex[at]) < dayIn(w, annex[first]);
    const own = first >= from + most && at < from + most && dayIn(w, annex[at]) === dayIn(w, annex[first]);
    if (sooner || own) first = at;
  }
  if (first < 0) return false;
  const last = from + (first < from + most ? most : 2 * most) - 1;
  for (let at = first; at < last; at++) {
    annex[at] = annex[at + 1];
    annex[at + 2 * most] = annex[at + 1 + 2 * most];
  }
  annex[last] = 0;
  annex[last + 2 * most] = 0;
  return true;
}

const asOfAt = (w: Work, row: number): number => w.state.at.memory + (row + 1) * w.plan.memory.words - 1;

/** The day up to which the expiry of a person's remembered records is booked; at first the start. */
export const bookedUpTo = (w: Work, row: number): number => w.plan.start + w.state.annex[asOfAt(w, row)];

/** The next day on which a remembered record stops counting for some trigger; NEVER: none does. */
export function nextExpiry(w: Work, row: number): number {
  const { expiring, kept } = w.plan.memory;
  const booked = bookedUpTo(w, row);
  const { annex } = w.state;
  let next = NEVER;
  for (let i = 0; i < expiring.length; i++) {
    const from = firstOf(w, row, expiring[i].kept);
    for (let at = from; at < from + 2 * kept[expiring[i].kept].most; at++) {
      if (annex[at] === 0) continue;
      const ends = dayIn(w, annex[at]) + expiring[i].within;
      if (ends > booked && ends < next) next = ends;
    }
  }
  return next;
}

/** What remembered records no longer bring about is booked up to today. Expects the person's account to be open. */
export function expireRemembered(w: Work, row: number): void {
  w.state.annex[asOfAt(w, row)] = w.day - w.plan.start;
}

/** Remembered records of a person written less than `within` days ago (NEVER: at any time), own deeds only or all. */
export function countRemembered(w: Work, row: number, kept: number, within: number, ownOnly: boolean): number {
  const { most } = w.plan.memory.kept[kept];
  const from = firstOf(w, row, kept);
  const { annex } = w.state;
  const today = dayRead(w);
  let count = 0;
  for (let at = from; at < from + (ownOnly ? most : 2 * most); at++) {
    if (annex[at] !== 0 && (within >= NEVER || today - dayIn(w, annex[at]) < within)) count++;
  }
  return count;
}

/** Causes other than own deeds of the records that `countRemembered` counts, a bit each. */
export function causesRemembered(w: Work, row: number, kept: number, within: number): number {
  const { most } = w.plan.memory.kept[kept];
  const from = firstOf(w, row, kept) + most;
  const { annex } = w.state;
  const today = dayRead(w);
  let causes = 0;
  for (let at = from; at < from + most; at++) {
    if (annex[at] !== 0 && (within >= NEVER || today - dayIn(w, annex[at]) < within)) causes |= 1 << causeIn(annex[at]);
  }
  return causes;
}
