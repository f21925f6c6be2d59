import { offsetsOf } from '../../counters/family.js';
import type { Work } from '../../rounds/work.js';
import { TRANSITION_COUNTERS, VALUE_COUNTERS } from './counters.js';

export const VALUE = offsetsOf(VALUE_COUNTERS);

export const TRANSITION = offsetsOf(TRANSITION_COUNTERS);

/** First slot of a value of a state. */
export const valueSlot = (w: Work, state: number, value: number): number => w.slots.at.stateValue[w.plan.states[state].first + value];

/** Books that a person is in a value from today on (sign 1), or no longer (sign -1). */
export function bookValue(w: Work, row: number, state: number, value: number, sign: number): void {
  const slot = valueSlot(w, state, value);
  w.book(slot + VALUE.people, row, sign);
  w.book(slot + VALUE.days, row, sign * (w.roundLast - w.day + 1));
}
