import { PURPOSE } from '@glasshouse/dice';
import { fitsWho } from '../../people/fits.js';
import { STATUS } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { kindOf, LISTING, NO_STREAM, refOf, streamOf } from '../../state/entries.js';
import { NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { knows } from '../flows/knows.js';
import { openAccount } from '../measures/open-account.js';
import type { Basis } from '../records/basis.js';
import { canEnter, makeEntry, standingEntry } from './make-entry.js';
import type { EntryPlan } from './plan-types.js';

/** A record may bring entries on lists: on each list one for one act. Expects the account to be open where there are any. */
export function enterLists(w: Work, row: number, record: Basis): void {
  const { stream: s, actDay } = record;
  const entries = w.policy.entriesOf[s];
  for (let e = 0; e < entries.length; e++) {
    const entry = entries[e];
    if (!canEnter(w, row, entry)) continue;
    if (!listKnows(w, row, s, entry.list)) continue;
    if (hasEntry(w, row, entry.list, s, actDay)) continue;
    w.draw(PURPOSE.entry, entry.key, row, actDay, w.plan.streams[s].key);
    makeEntry(w, row, entry, record);
  }
}

/** An entry of the plan that was made brings those of other lists that follow it, each on the same basis. */
export function enterFollowing(w: Work, row: number, made: number, basis: Basis): void {
  const { follows } = w.policy.lists[w.listOfEntry[made]];
  const { stream, actDay } = basis;
  for (let i = 0; i < follows.length; i++) {
    const entry = w.policy.entries[follows[i]];
    if (entry === null || !canEnter(w, row, entry) || hasEntry(w, row, entry.list, stream, actDay)) continue;
    w.draw(PURPOSE.entry, entry.key, row, actDay, w.entryKey[made] ^ (stream === NO_STREAM ? 0 : w.plan.streams[stream].key));
    makeEntry(w, row, entry, basis);
  }
}

/** An entry for what a person is, drawn for today. */
export function enterByStatus(w: Work, row: number, entry: EntryPlan): void {
  if (!w.present(row) || entry.who === null || !fitsWho(w.people, row, entry.who) || !canEnter(w, row, entry)) return;
  if (!entry.restarts && !entry.consecutive && standingEntry(w, row, entry.index) !== 0) return;
  openAccount(w, row);
  w.draw(PURPOSE.entry, entry.key, row, w.day, 0);
  makeEntry(w, row, entry, { stream: NO_STREAM, cause: STATUS, sound: false, actDay: w.day, contexts: 0 });
}

/** Already on (or outlasting) this list for the same act. */
function hasEntry(w: Work, row: number, list: number, stream: number, actDay: number): boolean {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== LISTING || w.listOfEntry[refOf(type)] !== list) continue;
    if (streamOf(type) === stream && entries[at + ORIGIN] === actDay) return true;
  }
  return false;
}

/** Whether the owner of a list knows the record at hand. */
export function listKnows(w: Work, row: number, s: number, list: number): boolean {
  if (w.policy.reach === null || knows(w, s, w.policy.reach.listOwner[list])) return true;
  if (w.trace !== null) w.trace.unknown(w, row, 'lists', w.plan.lists[list]);
  return false;
}
