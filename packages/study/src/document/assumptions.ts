import { quantitiesOf, titleOf } from '@glasshouse/model';
import type { AssumptionUsed } from '@glasshouse/model';
import type { PlannedExperiment } from '../design/plan-study.js';

/** Every assumed quantity of an experiment's scenario and arms, each once, by path; an arm's other value is a row of its own. */
export function assumptionsOf(planned: PlannedExperiment): AssumptionUsed[] {
  const found = new Map<string, AssumptionUsed>();
  const holders = new Map<string, string[]>();
  const { base, arms } = planned.inputs;
  for (const { arm, scenario } of [{ arm: null, scenario: base }, ...arms.map(({ id, scenario: own }) => ({ arm: id, scenario: own }))]) {
    for (const { path, quantity, role } of quantitiesOf(scenario)) {
      if (quantity.assumed === undefined) continue;
      const { value, unit, assumed, range } = quantity;
      const key = [path, value, unit, assumed].join('\n');
      if (arm !== null) holders.set(key, [...new Set([...(holders.get(key) ?? []), arm])]);
      if (found.has(key)) continue;
      const of = titleOf(scenario, path);
      found.set(key, {
        experiment: planned.experiment.id,
        path,
        ...(of === undefined ? {} : { of }),
        value,
        unit,
        why: assumed,
        range: range ?? [value, value],
        role,
      });
    }
  }
  for (const [key, held] of holders) {
    const one = found.get(key)!;
    if (held.length < arms.length) found.set(key, { ...one, arms: held });
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.value - b.value));
}
