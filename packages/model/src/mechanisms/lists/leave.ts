import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { LISTING, OFF_LIST, SHOWN, causeOf, kindOf, refOf, removeEntry } from '../../state/entries.js';
import { CONTEXTS, DUE, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { keepAppeals } from '../appeals/against.js';
import { reachesGrade } from '../ledgers/grades.js';
import type { Crossing } from '../ledgers/grades.js';
import { openAccount } from '../measures/open-account.js';
import { GONE, REPAIR, RESET, TIME_BARRED } from './exits.js';
import { BARRED_ENTRY, LIST, listSlot, WIPED } from './slots.js';

/** What `Work.following` says of a listing: it was made, or it has left. */
export const LISTED = 1;

export const LEFT = 2;

/** Words of one listing in `Work.following`: row, LISTED or LEFT, type word, origin, contexts. */
export const FOLLOWING_WORDS = 5;

const exitSlot = (w: Work, list: number, reason: number): number =>
  reason === RESET
    ? w.slots.at.wiped[list] + WIPED.reset
    : reason === TIME_BARRED
      ? w.slots.at.barredEntry[list] + BARRED_ENTRY.time_barred
      : listSlot(w.slots, list, LIST.left + reason);

/** How an entry leaves its list. `limitsStay` keeps the measures that last until performance; `byGrade`: a ledger came into a grade. */
export interface Leaving {
  limitsStay?: boolean;
  byGrade?: boolean;
}

/** Takes an entry off its list. */
export function leave(w: Work, row: number, at: number, reason: number, how: Leaving = {}): void {
  const limitsStay = how.limitsStay ?? false;
  openAccount(w, row);
  const type = w.state.entries[at + TYPE];
  const list = w.listOfEntry[refOf(type)];
  w.book(exitSlot(w, list, reason), row, 1);
  w.book(listSlot(w.slots, list, LIST.off + causeOf(type)), row, 1);
  w.book(listSlot(w.slots, list, LIST.on + causeOf(type)), row, -1);
  if (w.policy.lists[list].hears) keepAppeals(w, row, at, !limitsStay);
  if ((type & SHOWN) !== 0) w.state.onPublic--;
  if (w.trace !== null) w.trace.unlisted(w, row, type, reason, how);
  if (w.listRules && reason !== GONE) w.following.push(row, LEFT, type, w.state.entries[at + ORIGIN], w.state.entries[at + CONTEXTS]);
  if (limitsStay) {
    w.state.entries[at + TYPE] = (type | OFF_LIST) & ~SHOWN;
    w.state.entries[at + DUE] = NEVER;
  } else removeEntry(w.state, row, at);
}

/** Limits that outlasted an entry end. */
export function dropOutlasting(w: Work, row: number, at: number): void {
  openAccount(w, row);
  if (w.policy.lists[w.listOfEntry[refOf(w.state.entries[at + TYPE])]].hears) keepAppeals(w, row, at, true);
  removeEntry(w.state, row, at);
}

/** A ledger has come into a grade at which entries of some lists leave. */
export function leaveByGrade(w: Work, row: number, ledger: number, { before, after }: Crossing): void {
  const { lists } = w.policy;
  for (let l = 0; l < lists.length; l++) {
    const reaches = lists[l].reaches;
    if (reaches === null || reaches.ledger !== ledger || reachesGrade(reaches, before) || !reachesGrade(reaches, after)) continue;
    const { state } = w;
    for (let at = state.head[row]; at !== 0;) {
      const next = state.entries[at + NEXT];
      const type = state.entries[at + TYPE];
      if (kindOf(type) === LISTING && (type & OFF_LIST) === 0 && w.listOfEntry[refOf(type)] === l)
        leave(w, row, at, REPAIR, { byGrade: true });
      at = next;
    }
  }
}
