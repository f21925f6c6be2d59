import type { Work } from '../../rounds/work.js';
import { LINKED, refOf, streamOf } from '../../state/entries.js';
import { EXTRA, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import type { Basis } from '../records/basis.js';

/** What ties a change of score to the listing that brought it: entry of the plan and stream, in a word that is never 0. */
export const linkOf = (ref: number, stream: number): number => (((ref << 8) | stream) + 1) | 0;

/** Stream in such a word. */
export const streamIn = (link: number): number => (link - 1) & 255;

export const linked = (w: Work, at: number, link: number, origin: number): boolean =>
  (w.state.entries[at + TYPE] & LINKED) !== 0 && w.state.entries[at + EXTRA] === link && w.state.entries[at + ORIGIN] === origin;

/** The listing at an offset is about to be of a later act: what follows it follows it still. */
export function relink(w: Work, row: number, listing: number, later: Basis): void {
  const { entries } = w.state;
  const type = entries[listing + TYPE];
  const origin = entries[listing + ORIGIN];
  const link = linkOf(refOf(type), streamOf(type));
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    if (!linked(w, at, link, origin)) continue;
    entries[at + EXTRA] = linkOf(refOf(type), later.stream);
    entries[at + ORIGIN] = later.actDay;
  }
}

/** Whether a rule's change of score already follows a listing. */
export function follows(w: Work, row: number, rule: number, type: number, origin: number): boolean {
  const link = linkOf(refOf(type), streamOf(type));
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    if (linked(w, at, link, origin) && refOf(entries[at + TYPE]) === rule) return true;
  }
  return false;
}
