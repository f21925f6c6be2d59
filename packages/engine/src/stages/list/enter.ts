import { below, ONE, PURPOSE } from '@glasshouse/dice';
import { LIST, LIST_BITS_AT, listSlot } from '../../accounts/slots.js';
import { CHECK_DAYS } from '../../plan/streams.js';
import { DEED, NEVER, STATUS } from '../../plan/types.js';
import type { EntryPlan, LedgerPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { addEntry, kindOf, LISTING, NO_STREAM, OFF_LIST, refOf, SHOWN, SOUND, streamOf, typeWord } from '../../world/entries.js';
import { COUNT, LIMIT, NEXT, ORIGIN, START, TYPE } from '../../world/state.js';
import { openAccount } from '../measure/book.js';
import { listKnows } from '../record/known.js';
import { reachesGrade } from '../score/grades.js';
import { deedScoreOf, gradeOf, worstCause } from '../score/ledger.js';
import { writeToKin } from '../spread/kin.js';

/** A record may bring entries on lists: on each list one for one act. */
export function enterLists(w: Work, row: number, s: number, cause: number, sound: boolean, actDay: number): void {
  const entries = w.policy.entriesOf[s];
  if (entries.length > 0) openAccount(w, row);
  for (let e = 0; e < entries.length; e++) {
    const entry = entries[e];
    if (!listKnows(w, row, s, entry.list)) continue;
    if (hasEntry(w, row, entry.list, s, actDay)) continue;
    w.draw(PURPOSE.entry, entry.key, row, actDay, w.plan.streams[s].key);
    makeEntry(w, row, entry, s, cause, sound, actDay);
  }
}

/** A change of grade may bring entries: once on crossing into the range, not again while within it. */
export function enterByGrade(w: Work, row: number, index: number, ledger: LedgerPlan, before: number, after: number): void {
  for (let i = 0; i < ledger.entries.length; i++) {
    const entry = w.policy.entries[ledger.entries[i]];
    if (entry === null || reachesGrade(entry, before) || !reachesGrade(entry, after)) continue;
    if (hasEntryOf(w, row, ledger.entries[i])) continue;
    openAccount(w, row);
    const fromStart = reachesGrade(entry, gradeOf(ledger, ledger.start));
    const ownAlone = !fromStart && reachesGrade(entry, gradeOf(ledger, deedScoreOf(w, row, index, ledger)));
    const cause = fromStart ? STATUS : ownAlone ? DEED : worstCause(w, row, index);
    w.draw(PURPOSE.ledger_entry, entry.key, row, w.day, 0);
    makeEntry(w, row, entry, NO_STREAM, cause, ownAlone, w.day);
  }
}

/** Makes the entry if the last draw says so; its words also set the term. */
function makeEntry(w: Work, row: number, entry: EntryPlan, stream: number, cause: number, sound: boolean, actDay: number): void {
  const made = w.word(0) < entry.probability * ONE;
  if (w.trace !== null && !made) w.trace.notListed(w, row, entry);
  if (!made) return;
  let term = entry.term;
  if (term < NEVER && w.word(1) < entry.extensionProbability * ONE) {
    term += entry.extensionFrom + below(w.out[2], entry.extensionTo - entry.extensionFrom + 1);
  }
  const ends = term >= NEVER ? NEVER : w.day + term;
  const shown = w.policy.lists[entry.list].public;
  const at = addEntry(
    w.state,
    row,
    typeWord(LISTING, entry.index, stream, cause, (sound ? SOUND : 0) | (shown ? SHOWN : 0)),
    Math.min(ends, w.day + CHECK_DAYS),
  );
  w.state.entries[at + START] = w.day;
  w.state.entries[at + COUNT] = 0;
  w.state.entries[at + LIMIT] = ends;
  w.state.entries[at + ORIGIN] = actDay;
  bookEntered(w, row, entry.list, cause);
  if (w.trace !== null) w.trace.listed(w, row, entry, ends);
  if (shown) {
    w.state.onPublic++;
    writeToKin(w, row);
  }
}

function bookEntered(w: Work, row: number, list: number, cause: number): void {
  w.book(listSlot(w.slots, list, LIST.entered + cause), row, 1);
  w.book(listSlot(w.slots, list, LIST.on + cause), row, 1);
  const bit = 1 << (LIST_BITS_AT + list);
  if ((w.state.flags[row] & bit) !== 0) return;
  w.state.flags[row] |= bit;
  w.book(listSlot(w.slots, list, LIST.first), row, 1);
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

function hasEntryOf(w: Work, row: number, ref: number): boolean {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && refOf(type) === ref && (type & OFF_LIST) === 0) return true;
  }
  return false;
}
