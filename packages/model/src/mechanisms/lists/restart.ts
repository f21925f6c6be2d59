import { DEED } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { causeOf, LEAVING, RECOVERED, refOf, SOUND, withCause, withStream } from '../../state/entries.js';
import { CONTEXTS, COUNT, DUE, EXTRA, LIMIT, ORIGIN, START, TYPE } from '../../state/state.js';
import { relinkAppeals } from '../appeals/against.js';
import { relink } from '../ledgers/links.js';
import type { Basis } from '../records/basis.js';
import { CHECK_DAYS } from '../streams/plan.js';
import { checksOf, turningWord, turnsOn } from './count-word.js';
import { RESTART } from './slots.js';
import { turn } from './turn.js';

/** Another record while on the list: the term begins anew, `ends` being its new last day. The entry is now of the later act. Expects the account to be open. */
export function restart(w: Work, row: number, at: number, later: Basis, ends: number): void {
  const { entries } = w.state;
  const { stream, cause } = later;
  const type = entries[at + TYPE];
  const list = w.listOfEntry[refOf(type)];
  relink(w, row, at, later);
  if (w.policy.lists[list].hears || w.plan.returns !== 0) relinkAppeals(w, row, at, later);
  const held = entries[at + LIMIT];
  let count = 0;
  let now = cause;
  if (causeOf(type) === DEED && cause !== DEED) {
    const until = turnsOn(w, at) < NEVER ? turnsOn(w, at) : held;
    now = causeOf(type);
    if (until < ends) count = turningWord(w, until, cause);
  }
  turn(w, row, list, causeOf(type), now);
  w.book(w.slots.at.restart[list] + RESTART.restarted, row, 1);
  entries[at + TYPE] = (withStream(withCause(type, now), stream) & ~RECOVERED) | (later.sound ? SOUND : 0);
  entries[at + START] = w.day;
  entries[at + COUNT] = count;
  entries[at + LIMIT] = ends;
  entries[at + ORIGIN] = later.actDay;
  entries[at + CONTEXTS] = later.contexts;
  setDue(w, at);
  if (entries[at + DUE] < w.state.due[row]) w.state.due[row] = entries[at + DUE];
  if (w.trace !== null) w.trace.restarted(w, row, refOf(type), ends);
}

/** The next day on which a listing is looked at. */
export function setDue(w: Work, at: number): void {
  const { entries } = w.state;
  let due = Math.min(entries[at + LIMIT], entries[at + START] + CHECK_DAYS * (checksOf(entries[at + COUNT]) + 1), turnsOn(w, at));
  if ((entries[at + TYPE] & LEAVING) !== 0) due = Math.min(due, entries[at + EXTRA]);
  entries[at + DUE] = due;
}
