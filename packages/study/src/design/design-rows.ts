import { quantitiesOf, quantityAt } from '@glasshouse/model';
import type { DesignRow, Quantity, Scenario } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';
import type { DesignPoint } from './apply-point.js';
import type { PlannedExperiment, StudyPlan } from './plan-study.js';

const kindOf = (point: DesignPoint): DesignRow['kind'] => (point.sweep ? 'sweep' : point.index === 0 ? 'written' : 'drawn');

function rolesOf({ base, arms }: RunInputs): Map<string, DesignRow['role']> {
  const scenarios: Scenario[] = [base, ...arms.map((arm) => arm.scenario)];
  return new Map(scenarios.flatMap((scenario) => quantitiesOf(scenario).map(({ path, role }) => [path, role] as const)));
}

function* ofExperiment({ experiment, inputs, dimensions, points, runs }: PlannedExperiment): Generator<DesignRow> {
  const paths = [...new Set([...dimensions, ...Object.keys(experiment.design.sweep ?? {})])].sort();
  const roles = rolesOf(inputs);
  const taskOf = new Map(runs.map((run) => [run.point, run]));
  for (const point of points) {
    const ran = taskOf.get(point.index)!.inputs();
    for (const arm of ran.arms) {
      for (const path of paths) {
        const role = roles.get(path) ?? 'world';
        const quantity: Quantity | undefined = quantityAt(role === 'world' ? ran.base : arm.scenario, path);
        if (!quantity) continue;
        const { value, unit } = quantity;
        const base = point.sweep?.base ?? point.index;
        yield { experiment: experiment.id, point: point.index, kind: kindOf(point), base, arm: arm.id, path, value, unit, role };
      }
    }
  }
}

/**
 * What was varied: for each design point, arm and varied or swept path the value that ran, read from the scenario that ran.
 * Quantities of the world are read from the base, those of policy from the arm; a path that an arm does not have gives no row.
 */
export function* designRows(plan: StudyPlan): Generator<DesignRow> {
  for (const experiment of plan.experiments) yield* ofExperiment(experiment);
}
