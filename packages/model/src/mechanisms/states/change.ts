import { ONE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { holds } from '../conditions/holds.js';
import { openAccount } from '../measures/open-account.js';
import type { TransitionPlan } from './plan.js';
import { TRANSITION, VALUE, bookValue, valueSlot } from './slots.js';
import { tellChange } from './tell.js';
import { MOVED, sinceOf, stateAt, stateWord, valueOf } from './word.js';

/**
 * A person meets a transition between states and takes it or not: only from one of its values, and when the latent uniform lies below the share that
 * their rate now is of the highest. A state changes once a day at most; of several transitions on one day the first in the day's order is taken.
 */
export function changeState(w: Work, row: number, t: number, word: number): void {
  const transition = w.plan.transitions[t];
  const at = stateAt(w, row, transition.state);
  const now = w.state.annex[at];
  const from = valueOf(now);
  if (from < 0 || ((transition.from >>> from) & 1) === 0) return;
  const today = w.day - w.plan.start;
  if ((now & MOVED) !== 0 && sinceOf(now) === today) return;
  if (word >>> 0 >= (factorNow(w, row, transition, today - sinceOf(now)) / transition.highest) * ONE) return;
  openAccount(w, row);
  w.state.annex[at] = stateWord(transition.to, true, today);
  w.book(w.slots.at.transition[t] + TRANSITION.made, row, 1);
  w.book(valueSlot(w, transition.state, from) + VALUE.lost, row, 1);
  bookValue(w, row, transition.state, from, -1);
  w.book(valueSlot(w, transition.state, transition.to) + VALUE.gained, row, 1);
  bookValue(w, row, transition.state, transition.to, 1);
  if (w.trace !== null) tellChange(w, row, transition, from);
}

/** Product of the factors that hold for a person now. `days`: since the last change of the state. */
function factorNow(w: Work, row: number, transition: TransitionPlan, days: number): number {
  let factor = 1;
  for (let i = 0; i < transition.sinceDays.length && transition.sinceDays[i] <= days; i++) factor = transition.sinceFactors[i];
  for (let i = 0; i < transition.asks.length; i++) if (holds(w, row, w.policy.asked[transition.asks[i]])) factor *= transition.factors[i];
  return factor;
}
