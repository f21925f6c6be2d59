import type { Work } from '../../rounds/work.js';
import { APPEAL, kindOf, OFF_LIST, RECOVERED, refOf, SOUND, streamOf, TAKEN } from '../../state/entries.js';
import { CONTEXTS, EXTRA, LIMIT, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { linkOf } from '../ledgers/links.js';
import type { Basis } from '../records/basis.js';

/** Offsets of a person's entries of one kind, in their order. */
export function ofKind(w: Work, row: number, kind: number): number[] {
  const { entries, head } = w.state;
  const found: number[] = [];
  for (let at = head[row]; at !== 0; at = entries[at + NEXT]) if (kindOf(entries[at + TYPE]) === kind) found.push(at);
  return found;
}

/** Appeals, or money taken, of a listing: that to which the appeal or money at an offset is tied or, with its `link`, the one at the offset. */
export const about = (w: Work, row: number, kind: number, one: number, link = w.state.entries[one + EXTRA]): number[] =>
  ofKind(w, row, kind).filter(
    (at) => w.state.entries[at + EXTRA] === link && w.state.entries[at + ORIGIN] === w.state.entries[one + ORIGIN],
  );

/** How appeals, and money taken, are tied to a listing of a type. */
export const linkTo = (type: number): number => linkOf(refOf(type), streamOf(type));

/** Appeals of a person against the entry at an offset, in their order. */
export const appealsAgainst = (w: Work, row: number, entry: number): number[] =>
  about(w, row, APPEAL, entry, linkTo(w.state.entries[entry + TYPE]));

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
  for (const item of [...appealsAgainst(w, row, at), ...about(w, row, TAKEN, at, linkTo(type))]) {
    if ((entries[item + TYPE] & OFF_LIST) !== 0) continue;
    entries[item + EXTRA] = linkOf(refOf(type), later.stream);
    entries[item + ORIGIN] = later.actDay;
  }
}
