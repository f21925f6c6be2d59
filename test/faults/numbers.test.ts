import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compile, dateOf, dayOf, InputError, loadScenario, loadStudy, parseRegister, quantitiesOf, runExperiment } from '@glasshouse/model';
import type { Problem, Scenario } from '@glasshouse/model';
import { textOf } from '../structure/sources.js';

/**
 * Every number of files in which every section stands, replaced by what no number may be. All are replaced at once; those that a message
 * names are put back, and the file is read again, until nothing is refused: what is then still replaced was accepted.
 */
const register = parseRegister(textOf('evidence/register.csv'));

/** A number in a file: the keys that lead to it. */
type Place = readonly (string | number)[];

function placesOf(value: unknown, path: Place = []): Place[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** Keys below which the numbers of one quantity stand: a message may name any of them, or the quantity. */
const OF_A_QUANTITY = ['value', 'range', 'by', 'spread'];

/** The quantity that a number belongs to, or the number itself. */
function whole(place: Place): string {
  const at = place.findIndex((key) => OF_A_QUANTITY.includes(String(key)));
  return (at < 0 ? place : place.slice(0, at)).join('.');
}

const below = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`);

/** The text of a file with `bad` at these places. JSON is YAML; what JSON cannot say is put in afterwards. */
function textWith(content: unknown, places: readonly Place[], bad: string): string {
  const changed = structuredClone(content);
  for (const place of places) {
    let at = changed as Record<string | number, unknown>;
    for (const key of place.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    at[place.at(-1)!] = '@bad@';
  }
  return JSON.stringify(changed, null, 1).replaceAll('"@bad@"', bad);
}

function problemsOf(file: string, text: string): Problem[] {
  const files = { read: (path: string) => (path === file ? text : textOf(path)) };
  try {
    if (file.startsWith('studies/')) loadStudy(file, files, register);
    else loadScenario(file, files, register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return [...error.problems];
    throw error;
  }
}

/** The places at which `bad` was accepted, and how many were tried. */
function acceptedIn(file: string, bad: string, but: readonly RegExp[] = []): { tried: number; accepted: string[] } {
  const content: unknown = parse(textOf(file));
  const all = placesOf(content).filter((place) => !but.some((one) => one.test(place.join('.'))));
  let left: readonly Place[] = all;
  for (;;) {
    const problems = problemsOf(file, textWith(content, left, bad));
    const named = (place: Place): boolean =>
      problems.some(({ path }) => below(place.join('.'), path) || (path !== '' && below(path, whole(place))));
    const next = left.filter((place) => !named(place));
    if (problems.length > 0 && next.length === left.length)
      throw new Error(`refused, but no number that was changed is named: ${problems[0]!.message}`);
    left = next;
    if (problems.length === 0 || left.length === 0) return { tried: all.length, accepted: left.map((place) => place.join('.')) };
  }
}

const FILES = ['scenarios/smoke.yaml', 'scenarios/smoke-institutions.yaml', 'studies/smoke.yaml', 'studies/smoke-institutions.yaml'];
const EVERYWHERE = ['.nan', '-.inf', '1e300', '"7"', '[]'];

/** Numbers that may be negative: points, a cap on them (whose size counts), and what a number of any sign is compared with. */
const NEGATIVE: readonly RegExp[] = [
  /\.rules\.\w+\.(points|cap)\./,
  /\.discretion\.(from|to)\./,
  /\.grades\.\d+\.from\./,
  /^ledgers\.\w+\.start\./,
  /\.when\.\d+\.(at_least|below)$/,
];

describe.each(FILES)('every number of %s', (file) => {
  it.each(EVERYWHERE)('is refused as %s', (bad) => {
    const { tried, accepted } = acceptedIn(file, bad);
    expect(tried).toBeGreaterThan(10);
    expect(accepted).toEqual([]);
  });

  it('is refused as -1, unless it may be negative', () => {
    expect(acceptedIn(file, '-1', NEGATIVE).accepted).toEqual([]);
  });
});

it('more cells in a community than a run can number are refused', () => {
  const scenario = loadScenario('scenarios/grid-policing.yaml', { read: textOf }, register).scenario;
  const [partition] = Object.values(scenario.incidents).map((one) => one.in);
  const cut = (people: number, households: number): Problem[] => {
    const changed = structuredClone(scenario);
    for (const [of, value] of [
      [changed.community_size, people],
      [changed.partitions[partition!]!.size, households],
    ] as const)
      Object.assign(of, { value, range: [value, value], assumed: 'A test', source: undefined });
    return problemsOf('scenarios/grid-policing.yaml', JSON.stringify(changed)).filter(({ found }) => found.startsWith('cells of'));
  };
  expect(cut(1_000_000, 16)).toEqual([]);
  expect(cut(1_000_000, 15).map(({ found }) => found)).toContain(
    `cells of 15 households in communities of 1000000 people (partitions.${partition!})`,
  );
});

/** Scenarios in which, together, every rate of the format stands. */
const WITH_RATES = ['smoke', 'smoke-institutions', 'jobcentre-sanctions', 'court-list-movers', 'household-registry'];

describe.each(WITH_RATES)('every rate of %s, a hundred times a day', (name) => {
  it('is refused with a message, or runs', () => {
    const file = `scenarios/${name}.yaml`;
    const scenario = loadScenario(file, { read: textOf }, register).scenario;
    const first = dayOf(scenario.horizon.start);
    scenario.horizon = { start: scenario.horizon.start, end: dateOf(first + 27), round: 'week' };
    scenario.timeline = [];
    const fast = new Set(quantitiesOf(scenario).flatMap(({ path, quantity }) => (quantity.unit.startsWith('per person-') ? [path] : [])));
    expect(fast.size).toBeGreaterThan(0);
    const made = (): Scenario => {
      const changed = structuredClone(scenario);
      for (const { path, quantity } of quantitiesOf(changed))
        if (fast.has(path)) Object.assign(quantity, { value: 36_500, unit: 'per person-year', range: [36_500, 36_500], assumed: 'A test' });
      return changed;
    };
    for (;;) {
      const problems = problemsOf(file, JSON.stringify(made()));
      if (problems.length === 0) break;
      // A rate above its ceiling is refused at the ceiling.
      const refused = problems.map(({ path }) => path.replace(/\.ceiling$/, ''));
      const named = [...fast].filter((path) => refused.some((one) => below(one, path) || below(path, one)));
      if (named.length === 0) throw new Error(`refused, but no rate that was changed is named: ${problems[0]!.message}`);
      for (const path of named) fast.delete(path);
    }
    const read = loadScenario(file, { read: (path) => (path === file ? JSON.stringify(made()) : textOf(path)) }, register).scenario;
    const plan = compile(read, [{ id: 'as_written', scenario: read }], { persons: 1000 });
    runExperiment(plan, { seed: 1, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  });
});
