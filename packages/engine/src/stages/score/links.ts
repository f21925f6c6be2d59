import { DEED } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { causeOf, CHANGE, kindOf, refOf, streamOf, withCause } from '../../world/entries.js';
import { COUNT, EXTRA, LIMIT, NEXT, ORIGIN, TYPE } from '../../world/state.js';
import { moveCause } from './sums.js';

/** What ties a change of score to the listing that brought it: entry of the plan and stream, in a word that is never 0. */
export const linkOf = (ref: number, stream: number): number => (((ref << 8) | stream) + 1) | 0;

export const linked = (w: Work, at: number, link: number, origin: number): boolean =>
  kindOf(w.state.entries[at + TYPE]) === CHANGE && w.state.entries[at + EXTRA] === link && w.state.entries[at + ORIGIN] === origin;

/** A person listed became able to perform: what rules took for the entry is now for their own deed. */
export function recastListing(w: Work, row: number, type: number, origin: number): void {
  const link = linkOf(refOf(type), streamOf(type));
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    if (!linked(w, at, link, origin)) continue;
    const change = entries[at + TYPE];
    const index = w.anyRule(refOf(change)).ledger;
    if (!w.policy.ledgers[index].on) continue;
    entries[at + LIMIT] = moveCause(w, row, index, w.policy.ledgers[index], entries[at + COUNT], causeOf(change));
    entries[at + TYPE] = withCause(change, w.told(DEED));
  }
}

/** The entry is now of a later act: what followed it follows it still. */
export function relink(w: Work, row: number, type: number, origin: number, stream: number, newOrigin: number): void {
  const link = linkOf(refOf(type), streamOf(type));
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    if (!linked(w, at, link, origin)) continue;
    entries[at + EXTRA] = linkOf(refOf(type), stream);
    entries[at + ORIGIN] = newOrigin;
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
