import { SWEEP_POINTS } from '@glasshouse/scenario';
import type { Experiment } from '@glasshouse/scenario';
import type { DesignPoint } from './apply-point.js';
import { latinHypercube } from './latin-hypercube.js';
import type { Draw } from './latin-hypercube.js';

/** How large a study is run. */
export type Size = 'reduced' | 'full';

/**
 * Design points of an experiment. 0: the scenario as written. 1 to points - 1: the Latin hypercube over `dimensions`.
 * After them the sweep: each value of each path, one path at a time, on point 0 and on the first two (reduced) or four
 * (full) points of the hypercube. With nothing to vary there is point 0 and its sweep alone.
 */
export function designPoints(experiment: Experiment, dimensions: readonly string[], size: Size, draw: Draw): DesignPoint[] {
  const count = dimensions.length === 0 ? 0 : experiment.design.points[size] - 1;
  const main: DesignPoint[] = [{ index: 0, positions: {}, sweep: null }];
  for (const row of latinHypercube(dimensions, count, draw)) {
    main.push({ index: main.length, positions: Object.fromEntries(dimensions.map((path, d) => [path, row[d]!])), sweep: null });
  }
  const points = [...main];
  for (const [path, values] of Object.entries(experiment.design.sweep ?? {})) {
    for (const value of values) {
      for (const base of main.slice(0, 1 + SWEEP_POINTS[size])) {
        points.push({ index: points.length, positions: base.positions, sweep: { path, value, base: base.index } });
      }
    }
  }
  return points;
}

/** Runs of a point: exactly what the study asks for. `replicates` at point 0, `design.replicates` (default 1) at every other. */
export function replicatesOf(experiment: Experiment, point: DesignPoint, size: Size): number {
  return point.index === 0 ? experiment.replicates[size] : (experiment.design.replicates?.[size] ?? 1);
}
