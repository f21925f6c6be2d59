import { laterChange, quantitiesOf, quantityAt } from '@glasshouse/scenario';
import type { Experiment } from '@glasshouse/scenario';
import type { RunInputs } from '../ports.js';
import { refuse } from '../problem.js';

/**
 * Paths that the Latin hypercube of an experiment varies, sorted.
 * `vary` names them; without it they are all assumed quantities that have a range, in the base or in an arm. Paths that
 * are swept are left out, and so are assumed quantities that a dated change of a scenario sets again: they would hold for part of a run only. Where the experiment fits, only quantities of the world are varied (`fitted` and `vary`, or
 * all assumed ones), so that choosing points that fit can never choose a policy. Ceilings of streams are never varied:
 * they belong to the dice.
 * Throws InputError for a path that has no range to vary, and for a policy quantity in an experiment that fits.
 */
export function dimensionsOf(experiment: Experiment, inputs: RunInputs): string[] {
  const scenarios = [inputs.base, ...inputs.arms.map((arm) => arm.scenario)];
  const roles = new Map<string, 'world' | 'policy'>();
  const assumed = new Set<string>();
  for (const scenario of scenarios) {
    for (const { path, quantity, role } of quantitiesOf(scenario)) {
      roles.set(path, role);
      if (quantity.assumed !== undefined && quantity.range && quantity.range[0] < quantity.range[1] && !path.endsWith('.ceiling'))
        assumed.add(path);
    }
  }
  for (const path of [...assumed]) if (scenarios.some((scenario) => laterChange(scenario, path) !== null)) assumed.delete(path);
  const named =
    experiment.fit && (experiment.fitted.length > 0 || experiment.design.vary)
      ? [...experiment.fitted, ...(experiment.design.vary ?? [])]
      : experiment.design.vary;
  const chosen = named ?? [...assumed].filter((path) => !experiment.fit || roles.get(path) === 'world');
  for (const path of chosen) {
    const ranged = scenarios.some((s) => quantityAt(s, path)?.range);
    if (!ranged)
      refuse(
        `experiments.${experiment.id}.design: ${path}`,
        roles.has(path) ? 'a quantity without a range' : 'no quantity',
        'a quantity with range: [low, high]',
        'Give it a range or take it out of the design.',
      );
    if (experiment.fit && roles.get(path) === 'policy') {
      refuse(
        `experiments.${experiment.id}.design: ${path}`,
        'a quantity of policy in an experiment that fits',
        'quantities of the world',
        'Policies are compared, never fitted: use arms or a sweep.',
      );
    }
  }
  const swept = Object.keys(experiment.design.sweep ?? {});
  for (const path of swept) {
    if (!scenarios.some((s) => quantityAt(s, path)))
      refuse(`experiments.${experiment.id}.design: ${path}`, 'no quantity', 'the path of a quantity', 'Correct the path of the sweep.');
  }
  return [...new Set(chosen)].filter((path) => !swept.includes(path)).sort();
}
