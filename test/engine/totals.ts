import { compile, counterDefinitions } from '@glasshouse/model';
import type { Plan, RunResult } from '@glasshouse/model';
import { expect } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { tiny } from './tiny.js';

/** Totals of an arm over the horizon by counter id; stocks as they stand at its end. */
export function totalsOf(plan: Plan, result: RunResult, arm = 0): Record<string, number> {
  const totals: Record<string, number> = {};
  counterDefinitions(plan).forEach(({ id }, i) => (totals[id] = result.counts.byCell[arm]!.reduce((sum, row) => sum + row[i]!, 0)));
  return totals;
}

/** Where two values of what runs publish first differ, as a path with both values; null where they are the same. The run's id is left out. */
export function differs(a: unknown, b: unknown, path = 'run'): string | null {
  if (Object.is(a, b) || path === 'run.runId') return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return `${path}: ${String(a)} and ${String(b)}`;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  for (const key of keys) {
    const found = differs((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** Totals of one run of a tiny scenario with these sections, in its only arm. */
export function totalsWith(sections: Record<string, unknown>, persons: number, seed = 1): Record<string, number> {
  const scenario = tiny(sections);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  return totalsOf(plan, runBatches(plan, seed).result);
}

/** Within three and a half standard errors. */
export function near(found: number | undefined, expected: number, error: number): void {
  expect(found).toBeDefined();
  expect(Math.abs(found! - expected), `${found} for ${expected} +- ${error}`).toBeLessThan(3.5 * error);
}
