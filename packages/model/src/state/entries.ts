import { CHANGE_WORDS, DUE, ENTRY_WORDS, NEXT, TYPE } from './state.js';
import type { State } from './state.js';

/** Kinds of entry, in the lowest three bits of its type word. */
export const DUTY = 0;

export const REPORT = 1;

export const CHANGE = 2;

export const LISTING = 3;

/** A request to have an entry on a list set aside, or the intention to make one. */
export const APPEAL = 4;

/** A refused wish that waits for another try: START is the day of the wish, COUNT the number of the try. */
export const RETRY = 5;

/** A request to have points restored, or the intention to make one: see `appeals/points-items.ts`. */
export const OBJECTION = 6;

/** Money that sanctions took because of a listing: see `appeals/returns.ts`. */
export const TAKEN = 7;

/**
 * The type word: kind (3 bits), rule or entry of the plan (8), stream it came from (8; 255 none), cause (3), then flags.
 * `SOUND` is the fact reviewers can find; the cause is for the accounts alone.
 */
export const SOUND = 1 << 22;

/** duty: it is on record. appeal: it has been filed. */
export const RECORDED = 1 << 23;

/** listing: it has left its list, and limits outlast it. appeal: the entry has left the list and nothing of it stands. */
export const OFF_LIST = 1 << 24;

export const LEAVING = 1 << 25;

/** listing: an appeal against it waits for its answer. */
export const APPEALING = 1 << 26;

/**
 * listing, change: the bearer of the duty behind it has become able to perform. Its cause stays what it was; the accounts count its days apart.
 * appeal: the entry had a sound ground when it ended.
 */
export const RECOVERED = 1 << 27;

export const SHOWN = 1 << 28;

/** listing: performance does not take it off. objection: the points count for good. */
export const FOR_GOOD = 1 << 29;

/** listing: its subject has had the chance to ask; on a hidden list: has learned of it. */
export const KNOWN = 1 << 30;

/** change: it follows a listing, which `ORIGIN` and `EXTRA` name. Other changes do not have these words. */
export const LINKED = 1 << 31;

const STREAM_AT = 11;

const CAUSE_AT = 19;

export const typeWord = (kind: number, ref: number, stream: number, cause: number, flags: number): number =>
  kind | (ref << 3) | ((stream & 255) << STREAM_AT) | (cause << CAUSE_AT) | flags;

export const kindOf = (type: number): number => type & 7;

export const refOf = (type: number): number => (type >>> 3) & 255;

export const streamOf = (type: number): number => (type >>> STREAM_AT) & 255;

export const causeOf = (type: number): number => (type >>> CAUSE_AT) & 7;

export const withCause = (type: number, cause: number): number => (type & ~(7 << CAUSE_AT)) | (cause << CAUSE_AT);

export const withStream = (type: number, stream: number): number => (type & ~(255 << STREAM_AT)) | ((stream & 255) << STREAM_AT);

/** Stream of an entry that a ledger brought about. */
export const NO_STREAM = 255;

/** Words that an entry takes. Changes of score are most entries by far, so those that follow no listing leave out the last words. */
export const wordsOf = (type: number): number => ((type & (LINKED | 7)) === CHANGE ? CHANGE_WORDS : ENTRY_WORDS);

/** Plain stores: `fill` costs more than it does for so few words. */
function clear(entries: Int32Array, at: number, words: number): void {
  for (let word = at; word < at + words; word++) entries[word] = 0;
}

/** A place for an entry of so many words: one that has become free, or a new one. */
function placeFor(state: State, words: number): number {
  const small = words === CHANGE_WORDS;
  const free = small ? state.freeChange : state.free;
  if (free === 0) {
    const at = state.mark;
    state.mark += words;
    if (state.mark > state.entries.length) grow(state);
    return at;
  }
  if (small) state.freeChange = state.entries[free + NEXT];
  else state.free = state.entries[free + NEXT];
  return free;
}

/** Adds an entry at the end of a person's list and returns its offset in the arena. */
export function addEntry(state: State, row: number, type: number, due: number): number {
  const words = wordsOf(type);
  const at = placeFor(state, words);
  const entries = state.entries;
  clear(entries, at, words);
  entries[at + TYPE] = type;
  entries[at + DUE] = due;
  const head = state.head[row];
  if (head === 0) state.head[row] = at;
  else {
    let last = head;
    while (entries[last + NEXT] !== 0) last = entries[last + NEXT];
    entries[last + NEXT] = at;
  }
  if (due < state.due[row]) state.due[row] = due;
  return at;
}

/** Room for an eighth more: the arena is most of what a state holds, so little of it may lie idle. */
function grow(state: State): void {
  const words = state.entries.length;
  const larger = new Int32Array(words + (words >> 3) + 16 * ENTRY_WORDS);
  larger.set(state.entries);
  state.entries = larger;
}

/** Takes an entry out of a person's list and clears it. */
export function removeEntry(state: State, row: number, at: number): void {
  const entries = state.entries;
  const next = entries[at + NEXT];
  if (state.head[row] === at) state.head[row] = next;
  else {
    let before = state.head[row];
    while (entries[before + NEXT] !== at) before = entries[before + NEXT];
    entries[before + NEXT] = next;
  }
  const words = wordsOf(entries[at + TYPE]);
  clear(entries, at, words);
  if (words === CHANGE_WORDS) {
    entries[at + NEXT] = state.freeChange;
    state.freeChange = at;
  } else {
    entries[at + NEXT] = state.free;
    state.free = at;
  }
}

/** Whether a person has an entry on a list, or one that has left its list and whose limits outlast it. */
export function hasListing(state: State, row: number): boolean {
  for (let at = state.head[row]; at !== 0; at = state.entries[at + NEXT]) if (kindOf(state.entries[at + TYPE]) === LISTING) return true;
  return false;
}

/** Sets a person's due day to the earliest of their entries', or `otherwise` if that is sooner. */
export function settleDue(state: State, row: number, otherwise: number): void {
  let due = otherwise;
  for (let at = state.head[row]; at !== 0; at = state.entries[at + NEXT]) {
    if (state.entries[at + DUE] < due) due = state.entries[at + DUE];
  }
  state.due[row] = due;
}
