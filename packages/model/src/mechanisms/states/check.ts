import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import { checkBy, checkPlaced, checkWho, partsOf } from '../../scenario/check-by.js';
import { placeChain } from '../../plan/in-force.js';
import { rounded } from '../../scenario/check-rates.js';
import type { Scenario } from '../../scenario/schema.js';
import { checkHowOften } from '../streams/check-calendar.js';
import { categoriesOf, checkShares } from '../population/check.js';
import { highestSince } from './plan.js';

type State = Scenario['states'][string];

type Transition = State['transitions'][string];

/** Values that a person's word has room for. */
const MOST_VALUES = 15;

/** Highest ceiling: one change a day, a year. */
const DAILY = 365;

/** States: their values and the shares at the start, and transitions between values under their ceilings. */
export function checkStates(scenario: Scenario, out: Findings): void {
  for (const [id, state] of entriesOf(scenario.states)) {
    const path: Path = ['states', id];
    const values = Object.keys(state.values);
    checkWho(scenario, state.who, [...path, 'who'], out);
    if (values.length < 2 || values.length > MOST_VALUES)
      out.error([...path, 'values'], `${values.length} values`, `2 to ${MOST_VALUES}`, 'Add or join values.');
    checkStart(scenario, state, path, out);
    for (const [each] of entriesOf(state.transitions)) checkTransition(scenario, state, each, path, out);
    checkReached(state, path, out);
  }
}

/** Shares at the start add to one, for everybody or in each category of the one attribute by which they differ. */
function checkStart(scenario: Scenario, state: State, path: Path, out: Findings): void {
  const attributes = new Set<string>();
  for (const [value, { start }] of entriesOf(state.values)) {
    checkPlaced(scenario, start, [...path, 'values', value, 'start'], out);
    if ('by' in start) attributes.add(start.by);
  }
  if (attributes.size > 1) {
    out.error(
      [...path, 'values'],
      `shares at the start by ${[...attributes].join(' and by ')}`,
      'shares that differ by one attribute at most',
      'Give all shares by the same attribute.',
    );
    return;
  }
  const [attribute] = attributes;
  const byPlace = attribute === 'place' && !Object.hasOwn(scenario.population.attributes, 'place');
  const places = Object.keys(scenario.places).filter((id) => scenario.places[id]!.persons !== undefined);
  for (const category of attribute === undefined ? [''] : byPlace ? places : (categoriesOf(scenario)[attribute] ?? [])) {
    const named = byPlace ? placeChain(scenario.places, category) : [category];
    const shares = Object.values(state.values).flatMap(({ start }): Quantity[] => {
      const share = 'by' in start ? named.map((each) => start.values[each]).find((each) => each !== undefined) : start;
      return share === undefined ? [] : [share];
    });
    // A category left out has its own finding.
    if (shares.length === Object.keys(state.values).length)
      checkShares(shares, [...path, 'values'], `the start${category === '' ? '' : ` (${category})`}`, out);
  }
}

function checkTransition(scenario: Scenario, state: State, id: string, statePath: Path, out: Findings): void {
  const transition = state.transitions[id]!;
  const path: Path = [...statePath, 'transitions', id];
  const values = Object.keys(state.values);
  transition.from.forEach((value, i) => {
    if (!out.refers([...path, 'from', i], value, values, 'value of the state')) return;
    if (value === transition.to)
      out.error([...path, 'from', i], `${value}, where the transition ends`, 'values other than `to`', 'Take it out.');
  });
  out.refers([...path, 'to'], transition.to, values, 'value of the state');
  checkBy(scenario, transition.rate, [...path, 'rate'], out);
  checkHowOften(transition, scenario.horizon, path, out);
  let last = Number.NEGATIVE_INFINITY;
  (transition.since ?? []).forEach((step, i) => {
    const days = toBase(step.after);
    if (days <= last)
      out.error(
        [...path, 'since', i, 'after'],
        `${days} days, not after the step before`,
        'times in rising order',
        'Put the steps in order.',
      );
    last = days;
  });
  if (transition.ceiling && toBase(transition.ceiling) > DAILY)
    out.error(
      [...path, 'ceiling', 'value'],
      `a ceiling of ${rounded(toBase(transition.ceiling))} per person-year`,
      `at most ${DAILY} per person-year, one change a day`,
      'Lower it.',
    );
  checkCeiling(transition, path, out);
}

/** No rate with its factors passes the ceiling; a warning where one does at the high ends of the ranges. */
function checkCeiling(transition: Transition, path: Path, out: Findings): void {
  if (transition.schedule) {
    const highest = highestRate(transition, true);
    if (highest > 1)
      out.error(path, `factors of up to ${rounded(highest)} beside schedule`, 'factors of at most one in all', 'Lower the factors.');
    return;
  }
  const ceiling = transition.ceiling ? toBase(transition.ceiling) : Number.POSITIVE_INFINITY;
  for (const high of [false, true]) {
    const highest = highestRate(transition, high);
    if (highest <= ceiling * (1 + 1e-12)) continue;
    const found = `a rate of up to ${rounded(highest)} per person-year (rate x factors${transition.trend ? ' x trend' : ''}), above the ceiling of ${rounded(ceiling)}`;
    if (high)
      out.warn(
        [...path, 'ceiling'],
        `at the high ends of the ranges ${found}`,
        'a ceiling that no rate passes anywhere in its range',
        'Raise the ceiling, or a design point may stop the run.',
      );
    else
      out.error([...path, 'ceiling'], found, 'a ceiling that no rate passes', 'Raise the ceiling or lower the rate.', [
        [...path, 'rate'],
        [...path, 'trend'],
        [...path, 'since'],
        [...path, 'factors'],
      ]);
    return;
  }
}

/** Highest rate of one person, per person-year, or highest factor beside a schedule; with `high` at the high end of every range. */
function highestRate(transition: Transition, high: boolean): number {
  const top = (quantity: Quantity): number =>
    high && quantity.range ? Math.max(toBase(quantity), toBaseValue(quantity.range[1], quantity.unit)) : toBase(quantity);
  const rate = transition.rate ? Math.max(...partsOf(transition.rate).map(({ quantity }) => top(quantity))) : 1;
  const since = transition.since ?? [];
  const bySince = highestSince(
    since.map(({ after }) => toBase(after)),
    since.map(({ factor }) => top(factor)),
  );
  const byDate = Math.max(1, ...(transition.trend ?? []).map(({ factor }) => top(factor)));
  return (transition.factors ?? []).reduce((product, { factor }) => product * Math.max(1, top(factor)), rate * bySince * byDate);
}

/** Every value is come to or left by a transition: one that is neither would be what a person is, which belongs to the population. */
function checkReached(state: State, path: Path, out: Findings): void {
  const moving = new Set(Object.values(state.transitions).flatMap(({ from, to }) => [...from, to]));
  for (const value of Object.keys(state.values))
    if (!moving.has(value))
      out.error(
        [...path, 'values', value],
        `the value ${value}, which no transition comes to or leaves`,
        'values between which people go',
        'Add a transition, or declare what never changes as an attribute under population.attributes.',
      );
}
