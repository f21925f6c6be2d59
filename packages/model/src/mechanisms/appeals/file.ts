import { ONE, PURPOSE } from '@glasshouse/dice';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import {
  APPEAL,
  APPEALING,
  KNOWN,
  OFF_LIST,
  RECORDED,
  SOUND,
  addEntry,
  causeOf,
  refOf,
  removeEntry,
  streamOf,
  typeWord,
} from '../../state/entries.js';
import { CONTEXTS, COUNT, DUE, EXTRA, LIMIT, ORIGIN, START, TYPE } from '../../state/state.js';
import { linkOf } from '../ledgers/links.js';
import type { ListPlan } from '../lists/plan-types.js';
import { LIST, listSlot } from '../lists/slots.js';
import { openAccount } from '../measures/open-account.js';
import { holds } from '../conditions/holds.js';
import { payFee } from './fees.js';
import { APPEALED, appealedListing, bookAppeal, bookFate } from './items.js';

/** Somebody comes to know of an entry and may make up their mind to ask; `earliest`: first day on which they can. */
export function mayAsk(w: Work, row: number, at: number, list: ListPlan, earliest: number): void {
  const { entries } = w.state;
  const type = entries[at + TYPE];
  entries[at + TYPE] = type | KNOWN;
  const chance = (type & SOUND) !== 0 ? list.asksSound : list.asksUnsound;
  if (chance <= 0) return;
  w.draw(PURPOSE.ask, w.entryKey[refOf(type)], row, w.day, entries[at + ORIGIN]);
  if (w.word(0) >= chance * ONE) return;
  const item = addAppeal(w, row, at, Math.max(earliest, w.day + list.asksAfter));
  if (w.state.entries[item + DUE] <= w.day) fileItem(w, row, item);
}

/** An appeal against an entry, not yet made. */
function addAppeal(w: Work, row: number, at: number, day: number): number {
  const type = w.state.entries[at + TYPE];
  const item = addEntry(w.state, row, typeWord(APPEAL, refOf(type), streamOf(type), causeOf(type), type & SOUND), day);
  const { entries } = w.state;
  entries[item + COUNT] = entries[at + START];
  entries[item + LIMIT] = (type & OFF_LIST) === 0 ? NEVER : Math.min(w.day, entries[at + LIMIT]);
  entries[item + CONTEXTS] = NEVER;
  entries[item + ORIGIN] = entries[at + ORIGIN];
  entries[item + EXTRA] = linkOf(refOf(type), streamOf(type));
  return item;
}

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
