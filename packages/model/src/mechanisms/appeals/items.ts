import { ERROR, INABILITY } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { causeOf, kindOf, LISTING, refOf, SOUND, streamOf } from '../../state/entries.js';
import { EXTRA, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { linkOf } from '../ledgers/links.js';
import { OBLIGATION } from '../streams/plan-types.js';
import { APPEALED, FATE } from './slots.js';

/*
 * Words of an appeal among a person's entries. TYPE: ground, stream and cause of the entry as they stood when it was made. DUE: the day on which it
 * is made or, once made, answered. START: the day on which it was made. COUNT: first day of the entry. LIMIT: day on which the entry left its list;
 * CONTEXTS: day on which nothing of it stood any more; both NEVER until then. ORIGIN and EXTRA tie it to its entry.
 */

const ERROR_GROUND = 0;

const INABILITY_GROUND = 1;

const DISCRETION_GROUND = 2;

/** Ground of a request against an entry as its type word has it: what an authority can find out, never the cause. */
export function groundOf(w: Work, type: number, sound = (type & SOUND) !== 0): number {
  if (sound) return DISCRETION_GROUND;
  const stream = w.plan.streams[streamOf(type)];
  if (stream?.brought === ERROR) return ERROR_GROUND;
  return stream?.kind === OBLIGATION || stream?.cause === INABILITY ? INABILITY_GROUND : ERROR_GROUND;
}

/** Slots of what becomes of a request: that of its ground, and that of the cause of its entry. */
function slotsOf(w: Work, type: number, fate: keyof typeof FATE): [number, number] {
  const block = w.slots.at.appeal[w.listOfEntry[refOf(type)]];
  const [ground, cause] = FATE[fate];
  return [block + ground + groundOf(w, type), block + cause + causeOf(type)];
}

/** The stocks in which a request stands that waits for its answer. */
export const pendingSlots = (w: Work, type: number): [number, number] => slotsOf(w, type, 'pending');

/** Books what becomes of a request, by its ground and by the cause of its entry. */
export function bookFate(w: Work, row: number, type: number, fate: keyof typeof FATE, n = 1): void {
  for (const slot of slotsOf(w, type, fate)) w.book(slot, row, n);
}

/** Books one of the other counts of appeals to a list. */
export const bookAppeal = (w: Work, row: number, type: number, offset: number, n: number): void =>
  w.book(w.slots.at.appeal[w.listOfEntry[refOf(type)]] + offset, row, n);

export { APPEALED };

/** The entry that an appeal is against, or 0 where nothing of it stands. */
export function appealedListing(w: Work, row: number, item: number): number {
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== LISTING || entries[at + ORIGIN] !== entries[item + ORIGIN]) continue;
    if (linkOf(refOf(type), streamOf(type)) === entries[item + EXTRA]) return at;
  }
  return 0;
}
