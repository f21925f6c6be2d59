import { ONE, PURPOSE } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import { ERROR } from '../../plan/causes.js';
import { monthBegun } from '../../plan/rounds.js';
import type { RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { recordOf } from '../records/basis.js';
import { followRecord } from '../records/consequences.js';
import { closeAccount } from '../measures/close-account.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import { ENDS, FOUND, LEAVING, MARKS, WRONG, generationOf, goWrong, holderType, officeAt } from './holder.js';
import { RETURNS_ONE } from './plan.js';
import type { OfficePlan } from './plan.js';
import { RETURNS_AT, noteRecord } from './report.js';
import { OFFICE, RETURN, returnSlot } from './slots.js';

/** On the first day of a round in which a month begins: merit records of things never done, for those whom the holder favours. */
export function inventRecords(w: Work, round: RoundPlan): void {
  const { office } = w.plan;
  if (office === null || office.favours === null || office.inventsAs < 0) return;
  const month = monthBegun(round);
  if (month < 0) return;
  const { id, invents } = office.types[holderType(w.state.annex[officeAt(w)])];
  if (invents <= 0) return;
  const stream = w.plan.streams[office.inventsAs];
  for (let row = 0; row < w.people.nominal; row++) {
    if (w.people.adult[row] === 0 || !w.present(row) || !fits(w.people, row, office.favours)) continue;
    w.draw(PURPOSE.favour, stream.key, row, month, 1);
    if (w.word(0) < invents * ONE) invent(w, row, office.inventsAs, id);
  }
}

function invent(w: Work, row: number, s: number, holder: string): void {
  const due = w.state.due[row];
  w.keeper = -1;
  w.book(w.slots.at.office[0] + OFFICE.invented, row, 1);
  w.book(streamSlot(w.slots, s, STREAM.recorded), row, 1);
  noteRecord(w, s);
  goWrong(w);
  if (w.trace !== null) w.trace.invented(w, row, s, holder);
  followRecord(w, row, recordOf(w, s, ERROR, false, w.day));
  closeAccount(w);
  if (w.state.due[row] !== due) w.schedule(row);
}

/** At a round's end: returns to the centre, audits, the end of a term. */
export function workOffice(w: Work, round: RoundPlan): void {
  const { office } = w.plan;
  if (office === null) return;
  const at = officeAt(w);
  makeReturns(w, office, at);
  audit(w, at, round);
  if (w.state.annex[at + ENDS] <= round.last) w.state.annex[at + MARKS] |= LEAVING;
}

/** Whole returns; what is left below one is carried to the next round. */
function makeReturns(w: Work, office: OfficePlan, at: number): void {
  const { annex } = w.state;
  const factor = office.types[holderType(annex[at])].returns;
  for (let i = 0; i < office.returnsOf.length; i++) {
    const own = at + RETURNS_AT + 2 * i;
    const recorded = annex[own];
    if (recorded === 0) continue;
    const exact = annex[own + 1] + factor * recorded;
    const returned = Math.floor(exact / RETURNS_ONE);
    annex[own] = 0;
    annex[own + 1] = exact - returned * RETURNS_ONE;
    w.bookPlace(returnSlot(w.slots, i, RETURN.recorded), recorded);
    w.bookPlace(returnSlot(w.slots, i, RETURN.returned), returned);
    if (returned !== recorded) goWrong(w);
  }
}

/** Audits of the days of the round, by the policy of its last day. One that finds something is the last of the holder. */
function audit(w: Work, at: number, round: RoundPlan): void {
  const { annex } = w.state;
  const generation = generationOf(annex[at]);
  for (let a = 0; a < w.policy.audits.length; a++) {
    const each = w.policy.audits[a];
    if (!each.on || each.perDay <= 0) continue;
    for (let day = round.first; day <= round.last && (annex[at + MARKS] & FOUND) === 0; day++) {
      w.draw(PURPOSE.office, each.key, generation, day, 0);
      if (w.word(0) >= each.perDay * ONE) continue;
      w.bookPlace(w.slots.at.office[0] + OFFICE.audited, 1);
      if ((annex[at + MARKS] & WRONG) === 0 || w.word(1) >= each.finds * ONE) continue;
      w.bookPlace(w.slots.at.office[0] + OFFICE.found, 1);
      annex[at + MARKS] |= FOUND;
    }
  }
}
