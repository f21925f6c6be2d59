import type { Work } from '../../rounds/work.js';
import { causeOf, refOf, withCause } from '../../state/entries.js';
import { COUNT, TYPE } from '../../state/state.js';
import { openAccount } from '../measures/open-account.js';
import { checksOf, laterCause } from './count-word.js';
import { LIST, listSlot, RESTART } from './slots.js';

/** An entry on a list turns from one cause to another. */
export function turn(w: Work, row: number, list: number, from: number, to: number): void {
  if (from === to) return;
  const block = w.slots.at.restart[list];
  w.book(block + RESTART.turned_from + from, row, 1);
  w.book(block + RESTART.turned_to + to, row, 1);
  w.book(listSlot(w.slots, list, LIST.on + from), row, -1);
  w.book(listSlot(w.slots, list, LIST.on + to), row, 1);
}

/** From this day on own deeds alone would no longer hold the entry. */
export function turnCause(w: Work, row: number, at: number): void {
  const { entries } = w.state;
  openAccount(w, row);
  const type = entries[at + TYPE];
  const later = laterCause(entries[at + COUNT]);
  turn(w, row, w.listOfEntry[refOf(type)], causeOf(type), later);
  entries[at + TYPE] = withCause(type, later);
  entries[at + COUNT] = checksOf(entries[at + COUNT]);
}
