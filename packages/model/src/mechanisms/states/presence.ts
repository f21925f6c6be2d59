import { PURPOSE } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import { BY_PLACE } from '../../plan/by-attribute.js';
import type { Work } from '../../rounds/work.js';
import type { StatePlan } from './plan.js';
import { bookValue, valueSlot, VALUE } from './slots.js';
import { stateAt, stateWord, valueOf } from './word.js';

/** Gives a person who comes in the value of each state that they begin with: drawn by their address, the same in every arm. */
export function enterStates(w: Work, row: number): void {
  const { states } = w.plan;
  for (let s = 0; s < states.length; s++) if (concerns(w, row, states[s])) enterState(w, row, s);
}

const concerns = (w: Work, row: number, state: StatePlan): boolean =>
  !(state.adultsOnly && w.people.adult[row] === 0) && fits(w.people, row, state.who);

function enterState(w: Work, row: number, s: number): void {
  const value = startOf(w, row, w.plan.states[s]);
  w.state.annex[stateAt(w, row, s)] = stateWord(value, false, w.day - w.plan.start);
  w.book(valueSlot(w, s, value) + VALUE.entered, row, 1);
  bookValue(w, row, s, value, 1);
}

function startOf(w: Work, row: number, state: StatePlan): number {
  const by = state.startBy;
  const shares = state.start[by === BY_PLACE ? w.people.place : by < 0 ? 0 : w.people.attributes[by][row]];
  w.draw(PURPOSE.state_start, state.key, row, 0, 0);
  const word = w.word(0);
  let value = 0;
  while (value < shares.length - 1 && word >= shares[value]) value++;
  return value;
}

/** Takes a person who leaves out of every state. */
export function leaveStates(w: Work, row: number): void {
  for (let s = 0; s < w.plan.states.length; s++) leaveState(w, row, s);
}

function leaveState(w: Work, row: number, s: number): void {
  const at = stateAt(w, row, s);
  const value = valueOf(w.state.annex[at]);
  if (value < 0) return;
  w.book(valueSlot(w, s, value) + VALUE.left, row, 1);
  bookValue(w, row, s, value, -1);
  w.state.annex[at] = 0;
}

/** Someone's categories have changed: takes them out of states that no longer concern them, and gives them the start of those that now do. */
export function reviseStates(w: Work, row: number): void {
  const { states } = w.plan;
  for (let s = 0; s < states.length; s++) {
    const within = valueOf(w.state.annex[stateAt(w, row, s)]) >= 0;
    if (within === concerns(w, row, states[s])) continue;
    if (within) leaveState(w, row, s);
    else enterState(w, row, s);
  }
}
