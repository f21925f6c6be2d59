import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile, counterDefinitions, dateOf, dayOf, loadScenario, setQuantity } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { COUNTERS, ENFORCES, HOLDS } from '../packages/model/src/mechanisms/stances/roster.js';
import type { Roster } from '../packages/model/src/mechanisms/stances/roster.js';
import { runBatches } from '../test/reference/run-engine.js';
import { shippedRegister } from '../test/shipped.js';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Whether the cases run at full size; the tests of every day are smaller. */
export const FULL = process.env['GLASSHOUSE_VALIDATION_FULL'] === '1';

const read = new Map<string, Scenario>();
/** A scenario of a validation folder, read once in a process. */
function written(path: string): Scenario {
  if (!read.has(path))
    read.set(path, loadScenario(path, { read: (name) => readFileSync(join(HERE, name), 'utf8') }, shippedRegister()).scenario);
  return structuredClone(read.get(path)!);
}

/** A scenario of a validation folder, with some of its quantities set, and cut or prolonged to a number of days. */
export function scenarioOf(path: string, values: Record<string, number> = {}, days?: number): Scenario {
  const scenario = written(path);
  const set = Object.entries(values).reduce((each, [at, value]) => setQuantity(each, at, value), scenario);
  return days === undefined ? set : { ...set, horizon: { ...set.horizon, end: dateOf(dayOf(set.horizon.start) + days - 1) } };
}

/** What the people of one community show of the first stance at the end of a run, by place in the roster. */
export interface Shown {
  roster: Roster;
  holds: boolean[];
  /** 1 enforces the norm, -1 enforces that it be left. */
  enforces: number[];
}

export interface Crowds {
  plan: Plan;
  crowds: Shown[];
  /** People who show the stance, all communities together, by round. */
  holding: number[];
}

/** Runs `count` communities of a scenario, each a world of its own, and reads what their people show. */
export function runCrowds(scenario: Scenario, count: number, seed: number, replicate = 0): Crowds {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: count * Math.round(scenario.community_size.value) });
  const { communities, result } = runBatches(plan, seed, replicate);
  const counter = counterDefinitions(plan).findIndex(({ id }) => id === `stance.${plan.minds.stances[0]!.id}.holding`);
  return {
    plan,
    holding: result.counts.byRound[0]!.map((row) => row[counter]!),
    crowds: communities.map(({ people, states }) => {
      const roster = people.rosters[0]!;
      const { annex, at } = states[0]!;
      const bits = Array.from(roster.rows, (row) => annex[at.stances + row]!);
      return {
        roster,
        holds: bits.map((each) => (each & HOLDS) !== 0),
        enforces: bits.map((each) => (each & ENFORCES ? 1 : 0) - (each & COUNTERS ? 1 : 0)),
      };
    }),
  };
}

export const holders = (crowd: Shown): number => crowd.holds.filter(Boolean).length;
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Standard error of the mean. */
export function errorOf(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1) / values.length);
}
