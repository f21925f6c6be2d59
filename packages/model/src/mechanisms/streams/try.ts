import { LIST_BITS_AT } from '../../books/slots.js';
import { CAUSE_COUNT } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { EVER_REFUSED } from '../../state/state.js';
import { learnByRefusal } from '../appeals/learn.js';
import { evaluate } from '../measures/standing.js';
import { PEOPLE } from '../population/slots.js';
import { noteRefusal } from './refusals.js';
import { ATTEMPT, BY_CAUSE, STREAM, streamSlot } from './slots.js';

export const ALLOWED = -1;

/** The cause, named first in their order, of the sanctions that refuse a stream to the person whose standing was taken last. */
function causeOfRefusal(w: Work, s: number): number {
  let least = CAUSE_COUNT;
  for (let m = 0; w.third.mask >>> m !== 0; m++) {
    if ((w.third.mask >>> m) & 1 && w.policy.measures[m].refuses.includes(s)) least = Math.min(least, w.third.cause[m]);
  }
  return least;
}

/** One try of a stream: refused while a measure in force refuses it, else allowed. Returns the cause of the refusal, 0 where the stream is not split by cause. */
export function tryOn(w: Work, row: number, s: number): number {
  const { state, slots } = w;
  evaluate(w, row, w.policy, w.third);
  let refusing = -1;
  for (let m = 0; w.third.mask >>> m !== 0 && refusing < 0; m++) {
    if ((w.third.mask >>> m) & 1 && w.policy.measures[m].refuses.includes(s)) refusing = m;
  }
  w.book(streamSlot(slots, s, refusing >= 0 ? STREAM.refused : STREAM.allowed), row, 1);
  if (w.trace !== null) w.trace.attempt(w, row, s, refusing);
  if (refusing < 0) return ALLOWED;
  const split = slots.at.by_cause[s];
  const cause = split < 0 ? 0 : causeOfRefusal(w, s);
  if (split >= 0) w.book(split + BY_CAUSE.refused_by + cause, row, 1);
  noteRefusal(w, row, w.plan.streams[s].reacts);
  if (w.policy.secretLists.length > 0) learnByRefusal(w, row, s, w.third.mask);
  if ((state.flags[row] & EVER_REFUSED) === 0) {
    state.flags[row] |= EVER_REFUSED;
    w.book(PEOPLE.first_refused_any, row, 1);
  }
  const bit = 1 << (LIST_BITS_AT + w.plan.lists.length + w.plan.attempts.indexOf(s));
  if ((state.flags[row] & bit) === 0) {
    state.flags[row] |= bit;
    w.book(slots.at.attempt[s] + ATTEMPT.first, row, 1);
  }
  return cause;
}
