import { applyPatch, compile, runExperiment } from '@glasshouse/model';
import type { FirstDifference, Patch, Scenario } from '@glasshouse/model';
import { NEVER } from './run-scenario.js';

const SECTIONS = ['channels', 'reviews', 'ledgers', 'lists', 'measures'] as const;

/** A patch that puts every channel, review, ledger, list and measure of a scenario out of force. */
export const everythingOff = (scenario: Scenario): Patch =>
  Object.fromEntries(
    SECTIONS.flatMap((section) => Object.keys(scenario[section]).map((id) => [`${section}.${id}.in_force`, NEVER] as const)),
  );

/**
 * Where a world in which every institution is out of force first differs from one in which none was ever written: person and day, or nothing
 * where it leaves no trace. Dated changes are left out, since they would bring it back.
 */
export function traceWhenOff(scenario: Scenario, persons: number): FirstDifference {
  const world = { ...scenario, timeline: [] };
  const without = { ...world, channels: {}, reviews: {}, ledgers: {}, lists: {}, measures: {}, flows: {} };
  const off = applyPatch(world, everythingOff(world), 'policy');
  const plan = compile(
    without,
    [
      { id: 'without', scenario: without },
      { id: 'off', scenario: off },
    ],
    { persons },
  );
  const { firstDifference } = runExperiment(plan, { seed: 5, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  return firstDifference.find((one) => one.arm === 'off') ?? { arm: 'off', day: null, person: null };
}

/** What `traceWhenOff` gives where nothing is left. */
export const NO_TRACE: FirstDifference = { arm: 'off', day: null, person: null };
