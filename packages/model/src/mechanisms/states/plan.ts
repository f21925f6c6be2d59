import { ONE, gapFactor } from '@glasshouse/dice';
import { dayOf } from '../../format/dates.js';
import { toBase } from '../../format/units.js';
import { BY_PLACE, cumulative, planBy, planPlaced, planWho } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Planning } from '../../plan/planning.js';
import { planSchedule } from '../streams/calendar.js';
import type { Chance } from '../streams/plan-types.js';

export interface StatePlan {
  id: string;
  title: string;
  key: number;
  who: number[];
  adultsOnly: boolean;
  /** Ids of the values in canonical order; a person's word holds the position. */
  values: string[];
  titles: string[];
  /** Position of its first value among the values of all states. */
  first: number;
  /** Attribute by which the start differs, -1 for none, or BY_PLACE; and for each of its categories, or each place, the cumulative thresholds of the values. */
  startBy: number;
  start: number[][];
}

/** A change of state that people meet as candidates; its one rate class carries the highest product of its factors. */
export interface TransitionPlan extends Chance {
  /** `state.transition`, and where it stands in a scenario. */
  id: string;
  path: string;
  title: string;
  state: number;
  /** Values in which it can be met, a bit each; and the value that follows. */
  from: number;
  to: number;
  /** Steps of the factor by the days since the last change, in rising order. */
  sinceDays: number[];
  sinceFactors: number[];
  /** Factors by conditions: positions among the conditions of the policy, and what each multiplies by. */
  asks: number[];
  factors: number[];
  /** Highest product of all factors: what candidates are thinned to. */
  highest: number;
}

export interface StatesPlan {
  states: StatePlan[];
  transitions: TransitionPlan[];
}

/** Highest factor by time since a change. Without a step at zero days the factor is one before the first. */
export function highestSince(days: readonly number[], factors: readonly number[]): number {
  return days[0] === 0 ? Math.max(...factors) : Math.max(1, ...factors);
}

/** States and transitions in canonical order as flat rows. Throws Error when a rate could pass its ceiling. */
export function planStates(of: Planning): StatesPlan {
  const { states } = of.base;
  const ids = sortedIds(states);
  let first = 0;
  return {
    states: ids.map((id) => {
      const state = planState(of, id, first);
      first += state.values.length;
      return state;
    }),
    transitions: ids.flatMap((id, at) => sortedIds(states[id].transitions).map((transition) => planTransition(of, { id, at }, transition))),
  };
}

function planState({ base, key, names: { placeChains: chains }, plan: { attributes } }: Planning, id: string, first: number): StatePlan {
  const state = base.states[id];
  const values = sortedIds(state.values);
  const starts = values.map((value) => planPlaced(state.values[value].start, attributes, chains));
  const startBy = starts.find(({ attribute }) => attribute !== -1)?.attribute ?? -1;
  const parts = startBy === BY_PLACE ? chains : startBy < 0 ? [0] : attributes[startBy].categories;
  const categories = parts.map((_, c) => c);
  return {
    id,
    title: state.title,
    key: key(`states.${id}`),
    who: planWho(state.who, attributes),
    adultsOnly: state.who?.age === undefined,
    values,
    titles: values.map((value) => state.values[value].title),
    first,
    startBy,
    start: categories.map((c) => cumulative(starts.map(({ attribute, values: each }) => (attribute === -1 ? each[0] : each[c])))),
  };
}

function planTransition(
  { base, key, asked, plan: { attributes } }: Planning,
  { id: stateId, at }: { id: string; at: number },
  id: string,
): TransitionPlan {
  const state = base.states[stateId];
  const transition = state.transitions[id];
  const values = sortedIds(state.values);
  const path = `states.${stateId}.transitions.${id}`;
  const rate = planBy(transition.rate, attributes);
  const schedule = planSchedule(transition);
  const ceiling = transition.ceiling ? toBase(transition.ceiling) : 0;
  const sinceDays = (transition.since ?? []).map((step) => toBase(step.after));
  const sinceFactors = (transition.since ?? []).map((step) => toBase(step.factor));
  const factors = (transition.factors ?? []).map((each) => toBase(each.factor));
  // The probability of a schedule is that at a factor of one: no candidate is thinned to less.
  const highest = schedule ? 1 : factors.reduce((product, factor) => product * Math.max(1, factor), highestSince(sinceDays, sinceFactors));
  const trend = [...(transition.trend ?? [])].sort((a, b) => dayOf(a.from) - dayOf(b.from));
  const trendFactors = trend.map((step) => toBase(step.factor));
  const top = Math.max(...rate.values) * highest * Math.max(1, ...trendFactors);
  if (top > ceiling * (1 + 1e-12)) throw new Error(`${path}: a rate of ${top} per person-year passes the ceiling of ${ceiling}`);
  return {
    id: `${stateId}.${id}`,
    path,
    title: transition.title,
    state: at,
    from: transition.from.reduce((mask, value) => mask | (1 << indexOf(values, value)), 0),
    to: indexOf(values, transition.to),
    sinceDays,
    sinceFactors,
    asks: factors.map((_, i) => indexOf(asked, `${path}.factors.${i}.if`)),
    factors,
    highest,
    key: key(path),
    who: planWho(state.who, attributes),
    adultsOnly: state.who?.age === undefined,
    rate,
    ceiling,
    gapFactor: ceiling > 0 ? gapFactor(ceiling / 365) : 0,
    classFactors: [highest],
    classCumulative: [ONE],
    // One class for everybody: none is drawn.
    classKey: 0,
    schedule,
    during: null,
    trendDays: trend.map((step) => dayOf(step.from)),
    trendFactors,
  };
}
