import { DEED, INABILITY } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { CHANGE, RECOVERED, causeOf, kindOf, refOf, streamOf, withCause } from '../../state/entries.js';
import { COUNT, EXTRA, LIMIT, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import type { Basis } from '../records/basis.js';
import { deedScoreOf, kept, sumsAt } from './score.js';
import { addTo } from './sums.js';

/** What ties a change of score to the listing that brought it: entry of the plan and stream, in a word that is never 0. */
export const linkOf = (ref: number, stream: number): number => (((ref << 8) | stream) + 1) | 0;

export const linked = (w: Work, at: number, link: number, origin: number): boolean =>
  kindOf(w.state.entries[at + TYPE]) === CHANGE && w.state.entries[at + EXTRA] === link && w.state.entries[at + ORIGIN] === origin;

/** A person listed became able to perform: what rules took for the entry keeps its cause and is marked. */
export function noteRecovered(w: Work, row: number, type: number, origin: number): void {
  const link = linkOf(refOf(type), streamOf(type));
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) if (linked(w, at, link, origin)) entries[at + TYPE] |= RECOVERED;
}

/** The entry is now for something else: what rules took or gave for it counts under its new cause. The score stays. */
export function recastPoints(w: Work, row: number, type: number, origin: number, cause: number): void {
  const link = linkOf(refOf(type), streamOf(type));
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    if (!linked(w, at, link, origin)) continue;
    const { ledger: index } = w.anyRule(refOf(entries[at + TYPE]));
    const ledger = w.policy.ledgers[index];
    const from = causeOf(entries[at + TYPE]);
    if (!ledger.on || from === DEED || from === cause) continue;
    const all = entries[at + COUNT];
    w.state.openScore(row, index);
    const of = sumsAt(w, row, index) + 1;
    entries[at + LIMIT] = cause === DEED ? kept(ledger, deedScoreOf(w, row, index, ledger), all) : 0;
    addTo(w, of + from, -all);
    addTo(w, of + cause, cause === DEED ? entries[at + LIMIT] : all);
    entries[at + TYPE] = withCause(entries[at + TYPE], cause);
  }
}

/** Points of a ledger that follow entries whose bearer has become able since, as they were taken for inability. */
export function recoveredPoints(w: Work, row: number, ledger: number): number {
  const { entries } = w.state;
  let points = 0;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== CHANGE || (type & RECOVERED) === 0 || causeOf(type) !== INABILITY) continue;
    if (w.anyRule(refOf(type)).ledger === ledger) points += entries[at + COUNT];
  }
  return points;
}

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
