import type { Work } from '../../rounds/work.js';
import { LINKED, refOf, streamOf } from '../../state/entries.js';
import { EXTRA, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import type { Basis } from '../records/basis.js';

/** What ties a change of score to the listing that brought it: entry of the plan and stream, in a word that is never 0. */
export const linkOf = (ref: number, stream: number): number => (((ref << 8) | stream) + 1) | 0;

/** Stream in such a word. */
export const streamIn = (link: number): number => (link - 1) & 255;

/** Offsets of a person's changes of score that follow a listing of a type, for an act of a day. */
export function linkedTo(w: Work, row: number, type: number, origin: number): number[] {
  const { entries, head } = w.state;
  const link = linkOf(refOf(type), streamOf(type));
  const found: number[] = [];
  for (let at = head[row]; at !== 0; at = entries[at + NEXT])
    if ((entries[at + TYPE] & LINKED) !== 0 && entries[at + EXTRA] === link && entries[at + ORIGIN] === origin) found.push(at);
  return found;
}

/** The listing at an offset is about to be of a later act: what follows it follows it still. */
export function relink(w: Work, row: number, listing: number, later: Basis): void {
  const { entries } = w.state;
  const type = entries[listing + TYPE];
  for (const at of linkedTo(w, row, type, entries[listing + ORIGIN])) {
    entries[at + EXTRA] = linkOf(refOf(type), later.stream);
    entries[at + ORIGIN] = later.actDay;
  }
}

/** Whether a rule's change of score already follows a listing. */
export const follows = (w: Work, row: number, rule: number, type: number, origin: number): boolean =>
  linkedTo(w, row, type, origin).some((at) => refOf(w.state.entries[at + TYPE]) === rule);
