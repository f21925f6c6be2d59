import { NEVER } from '../../plan/never.js';
import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { addEntry, APPEAL, kindOf, LISTING, refOf, removeEntry, TAKEN, typeWord } from '../../state/entries.js';
import { CONTEXTS, COUNT, EXTRA, LIMIT, NEXT, ORIGIN, START, TYPE } from '../../state/state.js';
import { bookReturned, isWithChildren, onceFor } from '../amounts/book.js';
import { evaluate } from '../measures/standing.js';
import { linkTo, tiedTo, tiedToListing } from './against.js';
import { appealedListing } from './items.js';

/*
 * Money taken because of an entry stands among a person's entries, one for each measure and cause, with children and without. TYPE: the measure as rule,
 * the cause, and in place of a stream 1 for money taken with children. ORIGIN and EXTRA tie it to its entry as they do an appeal. Where several entries were
 * needed, the same money stands once for each of them: those with one number in START are returned together, once. COUNT: minor units a day; CONTEXTS and
 * LIMIT: what was taken, less COUNT for each day counted so far.
 */

/** Offsets of a person's entries of one kind, in their order. */
function ofKind(w: Work, row: number, kind: number): number[] {
  const { entries, head } = w.state;
  const found: number[] = [];
  for (let at = head[row]; at !== 0; at = entries[at + NEXT]) if (kindOf(entries[at + TYPE]) === kind) found.push(at);
  return found;
}

/** Entries of one kind that are tied to the same listing as the one at an offset. */
const beside = (w: Work, row: number, kind: number, at: number): number[] =>
  tiedTo(w, row, kind, w.state.entries[at + EXTRA], w.state.entries[at + ORIGIN]);

/** Minor units that fit one word. */
const WORD = 0x40000000;

/** Days before today that count. */
const elapsed = (w: Work): number => Math.max(0, w.day - w.plan.countFrom);

/** Minor units taken before today. */
function takenBefore(w: Work, at: number): number {
  const { entries } = w.state;
  return entries[at + CONTEXTS] * WORD + entries[at + LIMIT] + entries[at + COUNT] * elapsed(w);
}

/** Keeps that so much more was taken before today, and how much a day is from now on. */
function keep(w: Work, at: number, more: number, perDay: number): void {
  const { entries } = w.state;
  const base = takenBefore(w, at) + more - perDay * elapsed(w);
  entries[at + CONTEXTS] = Math.floor(base / WORD);
  entries[at + LIMIT] = base - entries[at + CONTEXTS] * WORD;
  entries[at + COUNT] = perDay;
}

/**
 * Keeps what sanctions take from today on because of each entry that a granted request could make good: all of what one takes, or withholds, that would not
 * stand without the entry. `begun`: measures that begin today. Expects `w.after`.
 */
export function keepTaken(w: Work, row: number, policy: Policy, begun: number): void {
  const { state, after, third } = w;
  for (const at of ofKind(w, row, TAKEN)) keep(w, at, 0, 0);
  const needed = new Map<number, number[]>();
  for (const listing of ofKind(w, row, LISTING)) {
    const list = w.listOfEntry[refOf(state.entries[listing + TYPE])];
    if (((w.plan.returns >>> list) & 1) === 0) continue;
    w.without = listing;
    evaluate(w, row, policy, third);
    w.without = 0;
    const falls = after.mask & ~third.mask;
    const withheld = after.withheld & third.mask;
    for (let m = 0; (falls | withheld) >>> m !== 0; m++) {
      const counts = ((falls >>> m) & 1) === 1 ? w.sanction[m] : (withheld >>> m) & 1;
      if (counts) needed.set(m, [...(needed.get(m) ?? []), listing]);
    }
  }
  for (const [m, listings] of needed) {
    const is = (after.mask >>> m) & 1;
    const once = (begun >>> m) & 1 && w.day >= w.plan.countFrom ? onceFor(w, row, m) : 0;
    const children = is && isWithChildren(w, row, m) ? 1 : 0;
    const type = typeWord(TAKEN, m, children, (is ? after.cause : after.withheldCause)[m], 0);
    if (after.perDay[m] + once > 0) for (const at of takenFor(w, row, listings, type)) keep(w, at, once, after.perDay[m]);
  }
  // Nothing of the entry stands, and no request is or will be made against it.
  for (const at of ofKind(w, row, TAKEN))
    if (appealedListing(w, row, at) === 0 && beside(w, row, APPEAL, at).length === 0) removeEntry(state, row, at);
}

/** What is kept under a type word of the money for which all these listings were needed, made where there is nothing yet. */
function takenFor(w: Work, row: number, listings: readonly number[], type: number): number[] {
  const { state } = w;
  const known = ofKind(w, row, TAKEN);
  let number = 1;
  for (const one of known) {
    const its = state.entries[one + START];
    const together = known.filter((at) => state.entries[at + START] === its);
    const isTied = (listing: number): boolean => tiedToListing(w, row, TAKEN, listing).some((at) => together.includes(at));
    if (state.entries[one + TYPE] === type && together.length === listings.length && listings.every(isTied)) return together;
    number = Math.max(number, its + 1);
  }
  return listings.map((listing) => {
    const made = addEntry(state, row, type, NEVER);
    state.entries[made + START] = number;
    state.entries[made + ORIGIN] = state.entries[listing + ORIGIN];
    state.entries[made + EXTRA] = linkTo(state.entries[listing + TYPE]);
    return made;
  });
}

/** A request is granted: what sanctions took because of its entry until today is returned. Answers how much, in minor units. */
export function returnTaken(w: Work, row: number, item: number): number {
  const { entries } = w.state;
  let sum = 0;
  for (const at of beside(w, row, TAKEN, item)) {
    const number = entries[at + START];
    const amount = takenBefore(w, at);
    bookReturned(w, row, entries[at + TYPE], amount);
    sum += amount;
    for (const each of ofKind(w, row, TAKEN)) if (entries[each + START] === number) removeEntry(w.state, row, each);
  }
  return sum;
}
