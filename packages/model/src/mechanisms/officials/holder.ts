import { ONE, PURPOSE, below } from '@glasshouse/dice';
import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import type { OfficePlan } from './plan.js';
import { HOLDER, OFFICE, holderSlot } from './slots.js';

/** Words of an office: holder (generation and type; 0: nobody yet), last day in office, marks. */
export const ENDS = 1;

export const MARKS = 2;

/** Marks of a holder; above them one for each catalogue followed. */
export const WRONG = 1;

export const FOUND = 2;

export const LEAVING = 4;

const WIDENS = 8;

const FOLLOWS_AT = 4;

export const officeAt = (w: Work): number => w.state.at.office;

const holderWord = (generation: number, type: number): number => generation * 256 + type + 1;

export const holderType = (word: number): number => (word & 255) - 1;

export const generationOf = (word: number): number => word >> 8;

/** Whether local rules are in force in the community under a policy: its holder widens, and follows no catalogue in force. */
export function localOnUnder(w: Work, policy: Policy): boolean {
  if (w.plan.office === null) return true;
  const marks = w.state.annex[officeAt(w) + MARKS];
  if ((marks & WIDENS) === 0) return false;
  for (let c = 0; c < policy.catalogues.length; c++) {
    if (policy.catalogues[c].on && ((marks >>> (FOLLOWS_AT + c)) & 1) === 1) return false;
  }
  return true;
}

/** At a round's start: the first holder of all, or the one who follows a holder found out or at the end of a term. */
export function takeOffice(w: Work): void {
  const { office } = w.plan;
  if (office === null) return;
  const at = officeAt(w);
  const { annex } = w.state;
  const word = annex[at];
  if (word === 0) {
    begin(w, office, at, 0);
    return;
  }
  const marks = annex[at + MARKS];
  if ((marks & (FOUND | LEAVING)) === 0) return;
  w.bookPlace(w.slots.at.office[0] + ((marks & FOUND) !== 0 ? OFFICE.removed : OFFICE.ended), 1);
  w.bookPlace(holderSlot(w.slots, holderType(word), HOLDER.left), 1);
  w.bookPlace(holderSlot(w.slots, holderType(word), HOLDER.holding), -1);
  if ((marks & WRONG) !== 0) {
    w.bookPlace(w.slots.at.office[0] + OFFICE.wrong_left, 1);
    w.bookPlace(w.slots.at.office[0] + OFFICE.wrong_in_office, -1);
  }
  begin(w, office, at, generationOf(word) + 1);
}

function begin(w: Work, office: OfficePlan, at: number, generation: number): void {
  const { annex } = w.state;
  w.draw(PURPOSE.office, office.key, generation, 0, 0);
  let type = 0;
  while (w.word(0) >= office.typeCumulative[type]) type++;
  let marks = w.word(1) < office.types[type].widens * ONE ? WIDENS : 0;
  const days = generation === 0 ? 1 + below(w.out[2], office.term) : office.term;
  for (let c = 0; c < w.policy.catalogues.length; c++) {
    const catalogue = w.policy.catalogues[c];
    w.draw(PURPOSE.office, catalogue.key, generation, 0, 0);
    if (w.word(0) < catalogue.followed * ONE) marks |= 1 << (FOLLOWS_AT + c);
  }
  annex[at] = holderWord(generation, type);
  annex[at + ENDS] = w.roundFirst + days - 1;
  annex[at + MARKS] = marks;
  w.bookPlace(holderSlot(w.slots, type, HOLDER.began), 1);
  w.bookPlace(holderSlot(w.slots, type, HOLDER.holding), 1);
}

/** Puts local rules in or out of force in the community from today on, for the accounts; what follows for people is booked by whoever calls. */
export function switchLocal(w: Work, on: boolean): void {
  if (on === w.localOn) return;
  w.localOn = on;
  const sign = on ? 1 : -1;
  w.bookPlace(w.slots.at.office[0] + (on ? OFFICE.local_began : OFFICE.local_ended), 1);
  w.bookPlace(w.slots.at.office[0] + OFFICE.local_on, sign);
  w.bookPlace(w.slots.at.office[0] + OFFICE.local_days, sign * (w.roundLast - w.day + 1));
}

/** Local rules in force while a catalogue is: the holder has gone wrong. */
export function markLocal(w: Work): void {
  if (w.plan.office === null || !w.localOn) return;
  if (w.policy.catalogues.some((catalogue) => catalogue.on)) goWrong(w);
}

/** Notes that an audit could find something from now on. */
export function goWrong(w: Work): void {
  const at = officeAt(w) + MARKS;
  if ((w.state.annex[at] & WRONG) !== 0) return;
  w.state.annex[at] |= WRONG;
  w.bookPlace(w.slots.at.office[0] + OFFICE.went_wrong, 1);
  w.bookPlace(w.slots.at.office[0] + OFFICE.wrong_in_office, 1);
}

/** Stocks of the office, counted afresh from the state. Expects `w.localOn` as under the policy counted. */
export function recountOffice(w: Work, add: (slot: number, n: number) => void): void {
  if (w.plan.office === null) return;
  const at = officeAt(w);
  const word = w.state.annex[at];
  if (word === 0) return;
  add(holderSlot(w.slots, holderType(word), HOLDER.holding), 1);
  if ((w.state.annex[at + MARKS] & WRONG) !== 0) add(w.slots.at.office[0] + OFFICE.wrong_in_office, 1);
  if (w.localOn) add(w.slots.at.office[0] + OFFICE.local_on, 1);
}
