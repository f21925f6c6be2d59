import { applyPatch, compile, runExperiment } from '@glasshouse/model';
import type { FirstDifference, Patch, Scenario } from '@glasshouse/model';

/** A scenario with nothing of its policy. */
const bare = (scenario: Scenario): Scenario => ({
  ...scenario,
  channels: {},
  reviews: {},
  ledgers: {},
  lists: {},
  measures: {},
  partitions: {},
  spreads: {},
});

/**
 * First difference between a scenario whose institutions a patch switches off and the same people without any institution at all: none,
 * where switching off leaves no trace.
 */
export function traceOf(scenario: Scenario, off: Patch, persons: number): FirstDifference {
  const arms = [
    { id: 'off', scenario: applyPatch(scenario, off, 'policy') },
    { id: 'without', scenario: bare(scenario) },
  ];
  const plan = compile(scenario, arms, { persons });
  return runExperiment(plan, { seed: 5, replicate: 0, runId: 'x', experiment: 'x', point: 0 }).firstDifference[1]!;
}
