import { assumedPaths, namedPaths, quantitiesOf, quantityAt, variesPolicy } from '@glasshouse/model';
import type { DesignTable, Experiment } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';
import { refuse } from '../problem.js';

/**
 * Paths that the design of an experiment varies, sorted.
 * `vary`, or the columns of points that are written out, name them; without either they are all assumed quantities that have a range, in the base or in
 * an arm. Paths that are swept are left out, and so are assumed quantities that a dated change of a scenario sets again: they would hold for part of a run
 * only. Where the experiment fits, only quantities of the world are varied (`fitted` and `vary`, or all assumed ones), so that choosing points that fit can
 * never choose a policy; and of a harm-only scenario a layout other than the plain hypercube varies the world alone. Ceilings of streams are never
 * varied: they belong to the random draws.
 * Throws InputError for a path that has no range to vary, and for a policy quantity where none may be varied.
 */
export function dimensionsOf(experiment: Experiment, inputs: RunInputs, table: DesignTable | null = null): string[] {
  const scenarios = [inputs.base, ...inputs.arms.map((arm) => arm.scenario)];
  const roles = new Map(scenarios.flatMap((scenario) => quantitiesOf(scenario).map(({ path, role }) => [path, role] as const)));
  const policy = variesPolicy(experiment, inputs.base);
  const chosen =
    namedPaths(experiment, table) ?? assumedPaths(inputs).flatMap(({ path, role }) => (policy || role === 'world' ? [path] : []));
  for (const path of chosen) {
    const ranged = scenarios.some((s) => quantityAt(s, path)?.range);
    if (!ranged)
      refuse(
        `experiments.${experiment.id}.design: ${path}`,
        roles.has(path) ? 'a quantity without a range' : 'no quantity',
        'a quantity with range: [low, high]',
        'Give it a range or take it out of the design.',
      );
    if (!policy && roles.get(path) === 'policy') {
      refuse(
        `experiments.${experiment.id}.design: ${path}`,
        experiment.fit ? 'a quantity of policy in an experiment that fits' : 'a quantity of policy in a harm-only scenario',
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
