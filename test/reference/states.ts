import { PURPOSE } from '@glasshouse/dice';
import { meets } from './conditions.js';
import { chance } from './people.js';
import type { Person } from './people.js';
import { fits } from './standing.js';
import type { World } from './world.js';

/** A value that a person has of a state: since which day, and whether a transition brought it. */
export interface Being {
  value: number;
  since: number;
  moved: boolean;
}

const idOf = (w: World, s: number, value: number): string => `state.${w.plan.states[s]!.id}.${w.plan.states[s]!.values[value]!}`;

/** Someone who comes in takes a value of each state that concerns them, by the shares of their category. */
export function enterStates(w: World, person: Person): void {
  person.states = w.plan.states.map((_, s) => (concerns(w, person, s) ? beginIn(w, person, s) : null));
}

const concerns = (w: World, person: Person, s: number): boolean => {
  const { adultsOnly, who } = w.plan.states[s]!;
  return (person.adult || !adultsOnly) && fits(person, who);
};

/** Someone whose categories changed: out of states that concern them no longer, at the start of those that now do. */
export function reviseStates(w: World, person: Person): void {
  person.states = person.states.map((being, s) => {
    if (!concerns(w, person, s)) {
      if (being) w.book.count(`${idOf(w, s, being.value)}.left`, person);
      return null;
    }
    return being ?? beginIn(w, person, s);
  });
}

function beginIn(w: World, person: Person, s: number): Being {
  const state = w.plan.states[s]!;
  const category = state.startBy === -2 ? person.place : state.startBy < 0 ? 0 : person.attributes[state.startBy]!;
  const shares = state.start[category]!;
  const [word] = w.draw(PURPOSE.state_start, state.key, person.row, 0, 0);
  const value = shares.findIndex((edge, i) => i === shares.length - 1 || word < edge);
  w.book.count(`${idOf(w, s, value)}.entered`, person);
  return { value, since: w.day, moved: false };
}

export function leaveStates(w: World, person: Person): void {
  person.states.forEach((being, s) => {
    if (being) w.book.count(`${idOf(w, s, being.value)}.left`, person);
  });
  person.states = w.plan.states.map(() => null);
}

/** A transition is met: taken from one of its values, once a day for a state, by the rate that holds now over the highest. */
export function changeState(w: World, person: Person, t: number, uniform: number): void {
  const transition = w.plan.transitions[t]!;
  const being = person.states[transition.state];
  if (!being || ((transition.from >>> being.value) & 1) === 0 || (being.moved && being.since === w.day)) return;
  const step = transition.sinceDays.filter((days) => w.day - being.since >= days).length - 1;
  const since = step < 0 ? 1 : transition.sinceFactors[step]!;
  const factor = transition.asks.reduce(
    (product, ask, i) => (meets(w, person, w.policy.asked[ask]!) ? product * transition.factors[i]! : product),
    since,
  );
  if (!chance(uniform, factor / transition.highest)) return;
  w.book.count(`transition.${transition.id}.made`, person);
  w.book.count(`${idOf(w, transition.state, being.value)}.lost`, person);
  w.book.count(`${idOf(w, transition.state, transition.to)}.gained`, person);
  person.states[transition.state] = { value: transition.to, since: w.day, moved: true };
}

/** Counts the day that is ending in the values that people have. */
export function countStateDays(w: World): void {
  for (const person of w.here.people)
    person.states.forEach((being, s) => {
      if (being) w.book.count(`${idOf(w, s, being.value)}.days`, person);
    });
}

/** Counts who has each value at the end of a round. */
export function countStateStocks(w: World): void {
  for (const person of w.here.people)
    person.states.forEach((being, s) => {
      if (being) w.book.stock(`${idOf(w, s, being.value)}.people`, person);
    });
}
