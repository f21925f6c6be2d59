import type { Work } from '../../rounds/work.js';
import type { Recounted } from '../mechanism.js';
import { VALUE, valueSlot } from './slots.js';
import { stateAt, valueOf } from './word.js';

/** Counts afresh who is in each value of each state. */
export function recountStates(w: Work, add: Recounted): void {
  for (let s = 0; s < w.plan.states.length; s++) {
    for (let row = 0; row < w.people.n; row++) {
      const value = valueOf(w.state.annex[stateAt(w, row, s)]);
      if (value >= 0) add.person(row, valueSlot(w, s, value) + VALUE.people, 1);
    }
  }
}
