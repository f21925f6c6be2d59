import type { Work } from '../../rounds/work.js';
import { APPEAL, APPEALING, causeOf, OFF_LIST, RECORDED, refOf, removeEntry, SOUND, streamOf, typeWord } from '../../state/entries.js';
import { COUNT, DUE, START, TYPE } from '../../state/state.js';
import { holds } from '../conditions/holds.js';
import { LIST, listSlot } from '../lists/slots.js';
import { openAccount } from '../measures/open-account.js';
import { addAppeal } from './add.js';
import { payFee } from './fees.js';
import { APPEALED, appealedListing, bookAppeal, bookFate } from './items.js';

/** A request against a standing entry is made today. */
export function fileAppeal(w: Work, row: number, at: number): void {
  fileItem(w, row, addAppeal(w, row, at, w.day));
}

/** The day has come to make a request, also where the entry has ended meanwhile. It is not made where the list hears none, or hears one already. */
export function fileItem(w: Work, row: number, item: number): void {
  const { entries } = w.state;
  const index = w.listOfEntry[refOf(entries[item + TYPE])];
  const list = w.policy.lists[index];
  const at = (entries[item + TYPE] & OFF_LIST) !== 0 ? 0 : appealedListing(w, row, item);
  if (!list.hears || !list.on || (at !== 0 && (entries[at + TYPE] & APPEALING) !== 0)) {
    removeEntry(w.state, row, item);
    return;
  }
  if (list.appealCondition !== null && !holds(w, row, list.appealCondition)) {
    bookAppeal(w, row, entries[item + TYPE], APPEALED.barred, 1);
    removeEntry(w.state, row, item);
    return;
  }
  if (at !== 0) {
    if (list.appealSuspends) openAccount(w, row);
    const type = entries[at + TYPE];
    entries[item + TYPE] = typeWord(APPEAL, refOf(type), streamOf(type), causeOf(type), type & SOUND);
    entries[item + COUNT] = entries[at + START];
    entries[at + TYPE] = type | APPEALING;
  }
  const type = (entries[item + TYPE] |= RECORDED);
  entries[item + START] = w.day;
  entries[item + DUE] = w.day + list.appealDelay;
  if (entries[item + DUE] < w.state.due[row]) w.state.due[row] = entries[item + DUE];
  w.book(listSlot(w.slots, index, LIST.filed), row, 1);
  bookFate(w, row, type, 'filed');
  bookFate(w, row, type, 'pending');
  if (list.fee > 0) payFee(w, row, index, type);
  if (w.trace !== null) w.trace.filed(w, row, item, at !== 0 && list.appealSuspends);
}
