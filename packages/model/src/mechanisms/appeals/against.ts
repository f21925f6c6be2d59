import type { Work } from '../../rounds/work.js';
import { APPEAL, kindOf, OFF_LIST, RECOVERED, refOf, SOUND, streamOf, TAKEN } from '../../state/entries.js';
import { CONTEXTS, EXTRA, LIMIT, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { linkOf } from '../ledgers/links.js';
import type { Basis } from '../records/basis.js';

/** Offsets of a person's entries of one kind that are tied to a listing, in their order: to the one of this link and day of its act. */
export function tiedTo(w: Work, row: number, kind: number, link: number, origin: number): number[] {
  const { entries, head } = w.state;
  const found: number[] = [];
  for (let at = head[row]; at !== 0; at = entries[at + NEXT])
    if (kindOf(entries[at + TYPE]) === kind && entries[at + EXTRA] === link && entries[at + ORIGIN] === origin) found.push(at);
  return found;
}

/** How appeals, and money taken, are tied to a listing of a type. */
export const linkTo = (type: number): number => linkOf(refOf(type), streamOf(type));

/** Appeals, or money taken, of the listing at an offset. */
export const tiedToListing = (w: Work, row: number, kind: number, at: number): number[] =>
  tiedTo(w, row, kind, linkTo(w.state.entries[at + TYPE]), w.state.entries[at + ORIGIN]);

/** Appeals of a person against the entry at an offset, in their order. */
export const appealsAgainst = (w: Work, row: number, entry: number): number[] => tiedToListing(w, row, APPEAL, entry);

/**
 * An entry has left its list, or the last of it has ended: appeals against it go on, for the record. `ended`: nothing of it stands any more.
 */
export function keepAppeals(w: Work, row: number, at: number, ended: boolean): void {
  const { entries } = w.state;
  const type = entries[at + TYPE];
  for (const item of appealsAgainst(w, row, at)) {
    if ((entries[item + TYPE] & OFF_LIST) !== 0) continue;
    entries[item + LIMIT] = Math.min(entries[item + LIMIT], w.day);
    if (!ended) continue;
    entries[item + CONTEXTS] = w.day;
    entries[item + TYPE] |= OFF_LIST | ((type & SOUND) !== 0 ? RECOVERED : 0);
  }
}

/** The listing at an offset is about to be of a later act, and appeals against it and money taken for it are so too. */
export function relinkAppeals(w: Work, row: number, at: number, later: Basis): void {
  const { entries } = w.state;
  const type = entries[at + TYPE];
  for (const item of [...appealsAgainst(w, row, at), ...tiedToListing(w, row, TAKEN, at)]) {
    if ((entries[item + TYPE] & OFF_LIST) !== 0) continue;
    entries[item + EXTRA] = linkOf(refOf(type), later.stream);
    entries[item + ORIGIN] = later.actDay;
  }
}
