import { ONE, PURPOSE } from '@glasshouse/dice';
import { DEED, INABILITY } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import {
  APPEALING,
  FOR_GOOD,
  KNOWN,
  LEAVING,
  LISTING,
  NO_STREAM,
  OFF_LIST,
  RECOVERED,
  SOUND,
  causeOf,
  kindOf,
  refOf,
  streamOf,
  withCause,
} from '../../state/entries.js';
import { COUNT, DUE, EXTRA, LIMIT, NEXT, ORIGIN, START, TYPE } from '../../state/state.js';
import { answerDue } from '../appeals/answer.js';
import { fileAppeal } from '../appeals/file.js';
import { asksMonthly, mayAsk } from '../appeals/ask.js';
import { asksOnce } from '../appeals/plan.js';
import { noteRecovered, recastPoints } from '../ledgers/recovered.js';
import { openDuty } from '../records/open-duty.js';
import { CHECK_DAYS } from '../streams/plan.js';
import { EMPTY_SEARCHES, PERFORMED, REPAIR, TERM, TIME_BARRED } from './exits.js';
import { dropOutlasting, leave } from './leave.js';
import type { ListPlan } from './plan-types.js';
import { checksOf, laterCause, turnsOn } from './count-word.js';
import { setDue } from './restart.js';
import { turn, turnCause } from './turn.js';
import { LIST, listSlot } from './slots.js';

/**
 * What happens to a listing on its due day: deletion after performance, the answer to an appeal, the end of the term, or
 * the monthly check, at which an unable person may be found without assets, a name repaired, a correction asked for.
 */
export function checkListing(w: Work, row: number, at: number): void {
  const entries = w.state.entries;
  const type = entries[at + TYPE];
  const list = w.policy.lists[w.listOfEntry[refOf(type)]];
  if ((type & OFF_LIST) !== 0) {
    entries[at + DUE] = NEVER;
    if (type & LEAVING) dropOutlasting(w, row, at);
    return;
  }
  if (w.day >= turnsOn(w, at)) turnCause(w, row, at);
  if ((type & LEAVING) !== 0 && w.day >= entries[at + EXTRA]) return leave(w, row, at, PERFORMED);
  if ((type & APPEALING) !== 0 && answerDue(w, row, at)) return;
  if (w.day >= entries[at + LIMIT]) return leave(w, row, at, TERM, { limitsStay: outlasts(w, row, at, list) });
  if (w.day >= entries[at + START] + CHECK_DAYS * (checksOf(entries[at + COUNT]) + 1) && monthly(w, row, at, list)) return;
  setDue(w, at);
}

/** Monthly chances. Returns true when the entry left the list. */
function monthly(w: Work, row: number, at: number, list: ListPlan): boolean {
  const entries = w.state.entries;
  const n = checksOf(++entries[at + COUNT]);
  const type = entries[at + TYPE];
  const stream = streamOf(type);
  const duty = stream === NO_STREAM ? 0 : openDuty(w, row, stream, entries[at + ORIGIN]);
  w.draw(PURPOSE.listing, w.entryKey[refOf(type)], row, entries[at + START], entries[at + ORIGIN] * 512 + n);
  if (duty !== 0 && (w.state.entries[duty + TYPE] & SOUND) === 0 && w.word(0) < list.emptySearches * ONE) {
    leave(w, row, at, EMPTY_SEARCHES);
    return true;
  }
  if (duty === 0 && w.day >= entries[at + START] + list.repairAfter && w.word(1) < list.repair * ONE) {
    leave(w, row, at, REPAIR);
    return true;
  }
  const often = w.word(2);
  if ((type & (APPEALING | LEAVING)) === 0 && (!list.hidden || (type & KNOWN) !== 0) && often < asksMonthly(w, row, list) * ONE)
    fileAppeal(w, row, at);
  else if ((type & KNOWN) === 0 && !list.hidden && asksOnce(list)) mayAsk(w, row, at, list, w.day);
  return false;
}

/** Limits stay after the term when the list says so and the duty is still open. */
const outlasts = (w: Work, row: number, at: number, list: ListPlan): boolean => {
  const stream = streamOf(w.state.entries[at + TYPE]);
  return list.limitsOutlast && stream !== NO_STREAM && openDuty(w, row, stream, w.state.entries[at + ORIGIN]) !== 0;
};

/** Whether a person is on a list for a duty, or under limits that outlast it. */
export function isListedFor(w: Work, row: number, s: number, dutyDay: number): boolean {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && streamOf(type) === s && entries[at + ORIGIN] === dutyDay) return true;
  }
  return false;
}

/**
 * A duty was performed: its listings leave after the deletion delay, and limits that outlast a term end with them. After a plan of instalments
 * that suspended them they leave at once, so that no sanction comes back.
 */
export function dutyPerformed(w: Work, row: number, s: number, dutyDay: number, afterPlan: boolean): void {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0;) {
    const next = entries[at + NEXT];
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && streamOf(type) === s && entries[at + ORIGIN] === dutyDay && (type & FOR_GOOD) === 0) {
      const list = w.policy.lists[w.listOfEntry[refOf(type)]];
      const delay = afterPlan && list.instalmentsSuspend ? 0 : list.performedDelay;
      if (delay === 0 && (type & OFF_LIST) === 0) leave(w, row, at, PERFORMED);
      else if (delay === 0) dropOutlasting(w, row, at);
      else {
        entries[at + TYPE] = type | LEAVING;
        entries[at + EXTRA] = w.day + delay;
        entries[at + DUE] = Math.min(w.day + delay, entries[at + DUE]);
      }
    }
    at = next;
  }
}

/** A duty has lapsed by time: entries that would stand until its performance leave, and limits that outlast a term end. Terms with a last day run on. */
export function dutyBarred(w: Work, row: number, s: number, dutyDay: number): void {
  const { state } = w;
  for (let at = state.head[row]; at !== 0;) {
    const { entries } = state;
    const next = entries[at + NEXT];
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && streamOf(type) === s && entries[at + ORIGIN] === dutyDay) {
      if ((type & OFF_LIST) !== 0) dropOutlasting(w, row, at);
      else if (entries[at + LIMIT] >= NEVER && (type & FOR_GOOD) === 0) leave(w, row, at, TIME_BARRED);
    }
    at = next;
  }
}

/** The rule looks again and finds its subject able: from now on the entry, and what rules took for it, are for an own deed. */
function lookAgain(w: Work, row: number, at: number, now: boolean): void {
  const { entries } = w.state;
  const type = entries[at + TYPE];
  entries[at + COUNT] = checksOf(entries[at + COUNT]);
  entries[at + TYPE] = (now ? withCause(type, DEED) : type) | SOUND;
  if (now && (type & OFF_LIST) === 0) turn(w, row, w.listOfEntry[refOf(type)], causeOf(type), DEED);
  if (w.listRules) recastPoints(w, row, type, entries[at + ORIGIN], DEED);
  if (w.trace !== null) w.trace.lookedAgain(w, row, refOf(type));
}

/**
 * A person listed for a duty became able to perform it. An entry keeps the cause it was made with, unless its rule looks again. From now on it
 * is sound, as an appeal finds things on its day, and its days are counted apart for those who hold that recovery makes it an own deed.
 */
export function noteRecovery(w: Work, row: number, s: number, dutyDay: number): void {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== LISTING || streamOf(type) !== s || entries[at + ORIGIN] !== dutyDay) continue;
    const now = causeOf(type) === INABILITY;
    const later = turnsOn(w, at) < NEVER && laterCause(entries[at + COUNT]) === INABILITY;
    if ((now || later) && w.policy.entries[refOf(type)]?.looksAgain === true) {
      lookAgain(w, row, at, now);
      continue;
    }
    entries[at + TYPE] = type | SOUND | (now || later ? RECOVERED : 0);
    if (w.listRules && (now || later)) noteRecovered(w, row, type, dutyDay);
    if (now && (type & OFF_LIST) === 0) w.book(listSlot(w.slots, w.listOfEntry[refOf(type)], LIST.recast), row, 1);
  }
}
