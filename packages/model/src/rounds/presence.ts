import { lapse } from '../mechanisms/amounts/owed.js';
import { lapseAppeal } from '../mechanisms/appeals/answer.js';
import { lapseObjection } from '../mechanisms/appeals/points-answer.js';
import { bookArrival, bookDeparture, countEnded } from '../mechanisms/demography/presence.js';
import { enterEncounters, leaveEncounters } from '../mechanisms/encounters/presence.js';
import { scoreStatus } from '../mechanisms/ledgers/list-rules.js';
import { GONE } from '../mechanisms/lists/exits.js';
import { leave } from '../mechanisms/lists/leave.js';
import { closeAccount } from '../mechanisms/measures/close-account.js';
import { openAccount } from '../mechanisms/measures/open-account.js';
import { bookReach } from '../mechanisms/measures/reach.js';
import { PEOPLE } from '../mechanisms/population/slots.js';
import { leaveRevolt } from '../mechanisms/responses/revolt.js';
import { enterStates, leaveStates } from '../mechanisms/states/presence.js';
import { tellStates } from '../mechanisms/states/tell.js';
import { dropRetry } from '../mechanisms/streams/react.js';
import { STREAM, streamSlot } from '../mechanisms/streams/slots.js';
import { isBorn } from '../people/household.js';
import { APPEAL, DUTY, kindOf, LISTING, OBJECTION, OFF_LIST, removeEntry, RETRY, SOUND, streamOf } from '../state/entries.js';
import { PRESENT, TYPE } from '../state/state.js';
import type { Work } from './work.js';

/** A person comes into the run: those of the start on its first day. */
export function arrive(w: Work, row: number): void {
  openAccount(w, row);
  w.state.flags[row] |= PRESENT;
  enterStates(w, row);
  enterEncounters(w, row);
  if (w.policy.statusRules.length > 0) scoreStatus(w, row, null);
  bookPresence(w, row, 1);
  w.book(PEOPLE.entered, row, 1);
  if (w.people.lives !== null) bookArrival(w, row);
  closeAccount(w);
  if (w.trace === null) return;
  if (isBorn(w.people, row))
    w.trace.tell(w, row, { stage: 'world', text: 'Is born.', rule: 'demography', quantity: 'demography.fertility' });
  else w.trace.present(w, row, true);
  tellStates(w, row);
}

export function depart(w: Work, row: number): void {
  openAccount(w, row);
  const { lives } = w.people;
  if (lives !== null && lives.dies[row] === 1) countEnded(w, row);
  for (let at = w.state.head[row]; at !== 0; at = w.state.head[row]) dropEntry(w, row, at);
  w.book(PEOPLE.left, row, 1);
  if (lives !== null) bookDeparture(w, row, lives);
  leaveRevolt(w, row);
  bookPresence(w, row, -1);
  leaveStates(w, row);
  leaveEncounters(w, row);
  w.state.flags[row] &= ~PRESENT;
  closeAccount(w);
  if (w.trace === null) return;
  if (lives !== null && lives.dies[row] === 1)
    w.trace.tell(w, row, { stage: 'world', text: 'Dies.', rule: 'demography', quantity: 'demography.mortality' });
  else w.trace.present(w, row, false);
}

/** Stock and days of presence, and what the measures of others in the household bring. */
function bookPresence(w: Work, row: number, sign: number): void {
  const left = sign * (w.roundLast - w.day + 1);
  w.state.changed?.push(row);
  w.book(PEOPLE.present, row, sign);
  w.book(PEOPLE.days, row, left);
  bookReach(w, row, sign);
}

/** Ends an entry because its bearer leaves. */
function dropEntry(w: Work, row: number, at: number): void {
  const type = w.state.entries[at + TYPE];
  if (kindOf(type) === DUTY) {
    const s = streamOf(type);
    w.book(streamSlot(w.slots, s, STREAM.dropped), row, 1);
    w.book(streamSlot(w.slots, s, (type & SOUND) !== 0 ? STREAM.open_able : STREAM.open_unable), row, -1);
    lapse(w, row, s, at);
  }
  if (kindOf(type) === APPEAL) lapseAppeal(w, row, at);
  else if (kindOf(type) === OBJECTION) lapseObjection(w, row, at);
  else if (kindOf(type) === RETRY) dropRetry(w, row, at, true);
  else if (kindOf(type) === LISTING && (type & OFF_LIST) === 0) leave(w, row, at, GONE);
  else removeEntry(w.state, row, at);
}
