import type { Work } from '../../rounds/work.js';
import { APPEAL, kindOf, OFF_LIST, RECOVERED, refOf, SOUND, streamOf } from '../../state/entries.js';
import { CONTEXTS, EXTRA, LIMIT, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { linkOf } from '../ledgers/links.js';
import type { Basis } from '../records/basis.js';

/** Appeals of a person against the entry at an offset, in their order. */
export function appealsAgainst(w: Work, row: number, entry: number): number[] {
  const { entries, head } = w.state;
  const type = entries[entry + TYPE];
  const origin = entries[entry + ORIGIN];
  const link = linkOf(refOf(type), streamOf(type));
  const found: number[] = [];
  for (let at = head[row]; at !== 0; at = entries[at + NEXT])
    if (kindOf(entries[at + TYPE]) === APPEAL && entries[at + EXTRA] === link && entries[at + ORIGIN] === origin) found.push(at);
  return found;
}

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

/** The listing at an offset is about to be of a later act, and appeals against it are so too. */
export function relinkAppeals(w: Work, row: number, at: number, later: Basis): void {
  const { entries } = w.state;
  const type = entries[at + TYPE];
  for (const item of appealsAgainst(w, row, at)) {
    if ((entries[item + TYPE] & OFF_LIST) !== 0) continue;
    entries[item + EXTRA] = linkOf(refOf(type), later.stream);
    entries[item + ORIGIN] = later.actDay;
  }
}
