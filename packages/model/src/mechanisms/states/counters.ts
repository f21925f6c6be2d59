import { family } from '../../counters/family.js';
import type { Countable } from '../../counters/family.js';
import { sortedIds } from '../../plan/ids.js';

/** Values of all states, as `state.value`: the world is that of the base. */
const values = ({ base }: Countable): { id: string }[] =>
  sortedIds(base.states).flatMap((state) => sortedIds(base.states[state]!.values).map((value) => ({ id: `${state}.${value}` })));

const transitions = ({ base }: Countable): { id: string }[] =>
  sortedIds(base.states).flatMap((state) => sortedIds(base.states[state]!.transitions).map((each) => ({ id: `${state}.${each}` })));

/** Who is in each value of a state. Facts of the world: neither harm nor benefit. */
export const VALUE_COUNTERS = family({
  id: 'state.{id}',
  where: 'for each value of each state, as `state.<state>.<value>`',
  subjects: values,
  rows: {
    people: { kind: 'stock', unit: 'synthetic persons', says: 'People with this value. A fact of the world, not a harm.' },
    days: { kind: 'flow', unit: 'person-days', says: 'Days with this value, summed over people.', daysOf: 'people' },
    entered: { kind: 'flow', unit: 'synthetic persons', says: 'People who entered the run with this value.' },
    left: { kind: 'flow', unit: 'synthetic persons', says: 'People who left the run with this value.' },
    gained: { kind: 'flow', unit: 'count', says: 'Transitions into this value.' },
    lost: { kind: 'flow', unit: 'count', says: 'Transitions out of this value.' },
  },
  laws: [
    {
      title: 'people in {id}',
      stocks: ['state.{id}.people'],
      inflows: ['state.{id}.entered', 'state.{id}.gained'],
      outflows: ['state.{id}.left', 'state.{id}.lost'],
    },
  ],
});

/** Transitions made. */
export const TRANSITION_COUNTERS = family({
  id: 'transition.{id}',
  where: 'for each transition of each state, as `transition.<state>.<transition>`',
  subjects: transitions,
  rows: {
    made: { kind: 'flow', unit: 'count', says: 'Changes of state by this transition.' },
  },
});
