import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import { roundsOf } from '../scenario/rounds.js';
import type { ExperimentScenarios } from './check-experiments.js';
import { designKey, drawnPoints } from './design.js';
import type { Experiment, Study } from './schema.js';

/** How large a study is run. */
type Size = 'reduced' | 'full';

const SIZES: readonly Size[] = ['reduced', 'full'];

/** Points of the hypercube, beside point 0, on which each swept value is tried. */
export const SWEEP_POINTS = { reduced: 2, full: 4 } as const;

/** Most runs of all experiments of a study together. */
const MOST_RUNS = 1_000_000;

/** Most simulated people x rounds x arms of all runs together: years of a computer. */
const MOST_WORK = 1e15;

/** What is known of the size of a design: factors that move as one, and rows of a file. */
export interface DesignExtent {
  factors: number;
  rows: number;
}

/** Before a scenario is read: what the study itself names. */
const named = ({ design: { vary, list } }: Experiment): DesignExtent => ({ factors: vary?.length ?? 1, rows: list?.length ?? 1 });

/** Most points of a design: the first, those drawn, and each swept value on the first points of these. */
function pointsOf({ design }: Experiment, size: Size, { factors, rows }: DesignExtent): number {
  const main = 1 + drawnPoints(design, size, factors, rows);
  const values = Object.values(design.sweep ?? {}).reduce((sum, each) => sum + each.length, 0);
  return main + values * Math.min(main, 1 + SWEEP_POINTS[size]);
}

/** Runs of an experiment at most; fewer where it has nothing to vary. */
export const runsOf = (experiment: Experiment, size: Size, extent = named(experiment)): number =>
  experiment.replicates[size] + (pointsOf(experiment, size, extent) - 1) * (experiment.design.replicates?.[size] ?? 1);

const shown = (count: number): string => (count < MOST_WORK ? String(count) : count.toExponential(2));

/**
 * Runs of all experiments together, points of sweeps included: before any scenario is read, and once more with the number of factors, on which some
 * designs depend. True where there are not too many.
 */
export function checkRuns(study: Study, out: Findings, extents: Record<string, DesignExtent> = {}): boolean {
  for (const size of SIZES) {
    const each = study.experiments.map((experiment) => runsOf(experiment, size, extents[experiment.id]));
    const all = each.reduce((sum, runs) => sum + runs, 0);
    if (all <= MOST_RUNS) continue;
    const most = each.indexOf(Math.max(...each));
    const key = designKey(study.experiments[most]!.design);
    out.error(
      ['experiments', most, 'design', key, ...(key === 'list' || key === 'file' ? [] : [size])],
      `${shown(all)} runs at size ${size} over all experiments, ${shown(each[most]!)} of them here (points x replicates, sweeps included)`,
      `at most ${shown(MOST_RUNS)}`,
      'Lower points, replicates or the number of swept values.',
    );
    return false;
  }
  return true;
}

/** The people, rounds and arms of all runs together are within reach. `scenarios`: those that could be read, by experiment. */
export function checkWork(
  study: Study,
  scenarios: Record<string, ExperimentScenarios>,
  extents: Record<string, DesignExtent>,
  out: Findings,
): void {
  for (const size of SIZES) {
    const each = study.experiments.map((experiment) => {
      const base = Object.hasOwn(scenarios, experiment.id) ? scenarios[experiment.id]!.base : null;
      return base === null
        ? 0
        : runsOf(experiment, size, extents[experiment.id]) *
            experiment.persons[size] *
            experiment.arms.length *
            roundsOf(base.horizon).length;
    });
    const all = each.reduce((sum, work) => sum + work, 0);
    if (all <= MOST_WORK) continue;
    const most = each.indexOf(Math.max(...each));
    const { persons, arms } = study.experiments[most]!;
    const path: Path = ['experiments', most, 'persons', size];
    out.error(
      path,
      `${shown(all)} people x rounds x arms at size ${size} over all runs, most of them here (${shown(persons[size])} people, arms: ${arms.length}, ${shown(runsOf(study.experiments[most]!, size, extents[study.experiments[most]!.id]))} runs)`,
      `at most ${MOST_WORK.toExponential()}`,
      'Lower persons, points or replicates, or shorten the horizon.',
    );
  }
}
