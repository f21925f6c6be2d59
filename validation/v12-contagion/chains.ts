import { compile, counterDefinitions } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { totalsOf } from '../../test/engine/totals.js';
import { runBatches } from '../../test/reference/run-engine.js';

export type Totals = Record<string, number>;

/** Totals of a run of a scenario over the horizon, by counter; `persons` people, all in one community each of the size it declares. */
export function totals(scenario: Scenario, persons: number, seed: number, replicate = 0): Totals {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  return totalsOf(plan, runBatches(plan, seed, replicate).result);
}

/** Size of the largest chain that was the only one of its day, over a run of days. */
export function largestAlone(scenario: Scenario, spread: string, persons: number, seed: number, replicate: number): number {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  const { result } = runBatches(plan, seed, replicate);
  const at = (what: string): number => counterDefinitions(plan).findIndex(({ id }) => id === `spread.${spread}.${what}`);
  const [chains, people] = [at('chains'), at('chain_people')];
  return Math.max(0, ...result.counts.byRound[0]!.map((row) => (row[chains] === 1 ? row[people]! : 0)));
}

/** Mean of numbers and its standard error. */
export function meanOf(values: number[]): { mean: number; error: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
  return { mean, error: spread / Math.sqrt(values.length), spread };
}

/** Whole numbers from 0 to n - 1. */
export const each = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
