import { ONE, PURPOSE, below } from '@glasshouse/dice';
import { LIST_BITS_AT } from '../../books/slots.js';
import { fitsWho } from '../../people/fits.js';
import { DEED, STATUS } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { FOR_GOOD, LISTING, NO_STREAM, OFF_LIST, SHOWN, SOUND, addEntry, kindOf, refOf, streamOf, typeWord } from '../../state/entries.js';
import { CONTEXTS, COUNT, LIMIT, NEXT, ORIGIN, START, TYPE } from '../../state/state.js';
import { causeUnder, holds } from '../conditions/holds.js';
import { mayAsk } from '../appeals/file.js';
import { asksOnce } from '../appeals/plan.js';
import { reachesGrade } from '../ledgers/grades.js';
import type { Crossing } from '../ledgers/grades.js';
import { contextsAt, deedScoreOf, gradeOf, startOf, worstCause } from '../ledgers/score.js';
import { openAccount } from '../measures/open-account.js';
import { listKnows } from '../records/known.js';
import type { Basis } from '../records/basis.js';
import { writeToKin } from '../spreads/kin.js';
import { CHECK_DAYS } from '../streams/plan.js';
import { LISTED } from './leave.js';
import type { EntryPlan } from './plan-types.js';
import { turningWord } from './count-word.js';
import { restart } from './restart.js';
import { LIST, listSlot } from './slots.js';
import { layTerm } from './term.js';

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

/** Whether an entry can be made for a person where local ones are, or are not, in force. */
const canEnter = (w: Work, row: number, entry: EntryPlan): boolean => {
  if (entry.local && !w.localOn) return false;
  const { who } = w.policy.lists[entry.list];
  if (who !== null && !fitsWho(w.people, row, who)) return false;
  if (entry.condition === null) return true;
  const is = holds(w, row, entry.condition);
  if (w.trace !== null) w.trace.condition(w, row, 'list', entry.condition, is);
  return is;
};

/** A change of grade may bring entries: once on crossing into the range, not again while within it. Expects the account to be open. */
export function enterByGrade(w: Work, row: number, index: number, { before, after }: Crossing): void {
  const ledger = w.policy.ledgers[index];
  for (let i = 0; i < ledger.entries.length; i++) {
    const entry = w.policy.entries[ledger.entries[i]];
    if (entry === null || reachesGrade(entry, before) || !reachesGrade(entry, after)) continue;
    if (!canEnter(w, row, entry) || (!entry.restarts && !entry.consecutive && standingEntry(w, row, entry.index) !== 0)) continue;
    const fromStart = reachesGrade(entry, gradeOf(ledger, startOf(w, row, ledger)));
    const ownAlone = !fromStart && reachesGrade(entry, gradeOf(ledger, deedScoreOf(w, row, index, ledger)));
    const cause = fromStart ? STATUS : ownAlone ? DEED : worstCause(w, row, index);
    w.draw(PURPOSE.ledger_entry, entry.key, row, w.day, 0);
    const contexts = w.state.contexts[contextsAt(w, row, index)];
    makeEntry(w, row, entry, { stream: NO_STREAM, cause, sound: ownAlone, actDay: w.day, contexts });
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

/** Makes the entry if the last draw says so; its words also set the term. Where terms begin anew, one that stands is taken instead. */
function makeEntry(w: Work, row: number, entry: EntryPlan, grounds: Basis): void {
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
  bookEntered(w, row, entry.list, cause);
  if (w.trace !== null) w.trace.listed(w, row, entry, { ends, forGood, cause });
  if (shown) {
    w.state.onPublic++;
    writeToKin(w, row);
  }
  if (!list.hidden && asksOnce(list)) mayAsk(w, row, at, list, w.day);
  if (list.rules.length > 0 || list.follows.length > 0) w.following.push(row, LISTED, w.state.entries[at + TYPE], actDay, contexts);
}

function bookEntered(w: Work, row: number, list: number, cause: number): void {
  w.book(listSlot(w.slots, list, LIST.entered + cause), row, 1);
  w.book(listSlot(w.slots, list, LIST.on + cause), row, 1);
  if ((w.state.flags[row] & (1 << (LIST_BITS_AT + list))) === 0) w.fresh.push(row);
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

/** Offset of a person's entry on a list by this ground, or 0. */
function standingEntry(w: Work, row: number, ref: number): number {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && refOf(type) === ref && (type & OFF_LIST) === 0) return at;
  }
  return 0;
}
