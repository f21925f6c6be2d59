import { below, ONE } from '@glasshouse/dice';
import { LIST_BITS_AT } from '../../books/slots.js';
import { fitsWho } from '../../people/fits.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { addEntry, FOR_GOOD, kindOf, LISTING, OFF_LIST, refOf, SHOWN, SOUND, typeWord } from '../../state/entries.js';
import { CONTEXTS, COUNT, LIMIT, NEXT, ORIGIN, START, TYPE } from '../../state/state.js';
import { mayAsk } from '../appeals/ask.js';
import { asksOnce } from '../appeals/plan.js';
import { asks, causeUnder } from '../conditions/holds.js';
import type { Basis } from '../records/basis.js';
import { writeToKin } from '../spreads/kin.js';
import { CHECK_DAYS } from '../streams/plan.js';
import { turningWord } from './count-word.js';
import { LISTED } from './leave.js';
import type { EntryPlan } from './plan-types.js';
import { restart } from './restart.js';
import { LIST, listSlot } from './slots.js';
import { layTerm } from './term.js';

/** Makes the entry if the last draw says so; its words also set the term. Where terms begin anew, one that stands is taken instead. */
export function makeEntry(w: Work, row: number, entry: EntryPlan, grounds: Basis): void {
  const made = w.word(0) < entry.probability * ONE;
  if (w.trace !== null && !made) w.trace.notListed(w, row, entry);
  if (!made) return;
  const longer = w.word(1) < entry.extensionProbability * ONE;
  const extension = longer ? entry.extensionFrom + below(w.out[2], entry.extensionTo - entry.extensionFrom + 1) : 0;
  const stands = entry.restarts ? standingEntry(w, row, entry.index) : 0;
  const basis = { ...grounds, cause: causeUnder(w, row, entry.condition, grounds.cause) };
  const { stream, cause, sound, actDay, contexts } = basis;
  const { forGood, ends, turns, turnsTo } = layTerm(w, row, entry, basis, extension);
  if (stands !== 0) {
    restart(w, row, stands, basis, ends);
    return;
  }
  const list = w.policy.lists[entry.list];
  const shown = list.public && !list.red;
  const flags = (sound ? SOUND : 0) | (shown ? SHOWN : 0) | (forGood ? FOR_GOOD : 0);
  const at = addEntry(w.state, row, typeWord(LISTING, entry.index, stream, cause, flags), Math.min(ends, w.day + CHECK_DAYS, turns));
  w.state.entries[at + START] = w.day;
  w.state.entries[at + COUNT] = turns < NEVER ? turningWord(w, turns, turnsTo) : 0;
  w.state.entries[at + LIMIT] = ends;
  w.state.entries[at + ORIGIN] = actDay;
  w.state.entries[at + CONTEXTS] = contexts;
  w.book(listSlot(w.slots, entry.list, LIST.entered + cause), row, 1);
  w.book(listSlot(w.slots, entry.list, LIST.on + cause), row, 1);
  if ((w.state.flags[row] & (1 << (LIST_BITS_AT + entry.list))) === 0) w.fresh.push(row);
  if (w.trace !== null) w.trace.listed(w, row, entry, { ends, forGood, cause });
  if (shown) {
    w.state.onPublic++;
    writeToKin(w, row);
  }
  if (!list.hidden && asksOnce(list)) mayAsk(w, row, at, list, w.day);
  if (list.rules.length > 0 || list.follows.length > 0) w.following.push(row, LISTED, w.state.entries[at + TYPE], actDay, contexts);
}

/** Offset of a person's entry on a list by this ground, or 0. */
export function standingEntry(w: Work, row: number, ref: number): number {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && refOf(type) === ref && (type & OFF_LIST) === 0) return at;
  }
  return 0;
}

/** Whether an entry can be made for a person where local ones are, or are not, in force. */
export const canEnter = (w: Work, row: number, entry: EntryPlan): boolean => {
  if (entry.local && !w.localOn) return false;
  const { who } = w.policy.lists[entry.list];
  if (who !== null && !fitsWho(w.people, row, who)) return false;
  return entry.condition === null || asks(w, row, 'list', entry.condition);
};
