import { designKey, SWEEP_POINTS } from '@glasshouse/model';
import type { DesignTable, Experiment } from '@glasshouse/model';
import type { DesignPoint } from './apply-point.js';
import { factorsOf } from './factors.js';
import { DESIGN_KINDS } from './kinds/index.js';
import type { DrawnPoint } from './kinds/kind.js';
import type { Draw } from './latin-hypercube.js';

/** How large a study is run. */
export type Size = 'reduced' | 'full';

const named = (dimensions: readonly string[], values: readonly (number | null)[]): Record<string, number> =>
  Object.fromEntries(dimensions.flatMap((path, d) => (values[d] === null || values[d] === undefined ? [] : [[path, values[d]]])));

/** A drawn point under its number. The first point of a block gives it its random draws. */
function pointAt(index: number, drawn: DrawnPoint, dimensions: readonly string[], firstOf: Map<number, number>): DesignPoint {
  const { positions, values, block, asWritten } = drawn;
  if (block !== undefined && !firstOf.has(block)) firstOf.set(block, index);
  return {
    index,
    positions: named(dimensions, positions),
    ...(values ? { values: named(dimensions, values) } : {}),
    ...(asWritten ? { dice: 0 } : block === undefined ? {} : { dice: firstOf.get(block)! }),
    sweep: null,
  };
}

/**
 * Design points of an experiment. 0: the scenario as written; then those of its layout over `dimensions`, in order.
 * After them the sweep: each value of each path, one path at a time, on point 0 and on the first two (reduced) or four
 * (full) drawn points. With nothing to vary there is point 0 and its sweep alone.
 */
export function designPoints(
  experiment: Experiment,
  dimensions: readonly string[],
  size: Size,
  draw: Draw,
  table: DesignTable | null = null,
): DesignPoint[] {
  const { design } = experiment;
  const request = { design, size, dimensions, factors: factorsOf(dimensions), draw, table };
  const drawn = dimensions.length === 0 ? [] : DESIGN_KINDS[designKey(design)](request);
  const firstOf = new Map<number, number>();
  const main: DesignPoint[] = [{ index: 0, positions: {}, sweep: null }];
  for (const point of drawn) main.push(pointAt(main.length, point, dimensions, firstOf));
  const points = [...main];
  // By path, not as written: no order of keys means anything.
  for (const path of Object.keys(design.sweep ?? {}).sort()) {
    for (const value of design.sweep![path]!) {
      for (const base of main.slice(0, 1 + SWEEP_POINTS[size])) {
        points.push({ ...base, index: points.length, sweep: { path, value, base: base.index } });
      }
    }
  }
  return points;
}

/** Runs of a point: exactly what the study asks for. `replicates` at point 0, `design.replicates` (default 1) at every other. */
export function replicatesOf(experiment: Experiment, point: DesignPoint, size: Size): number {
  return point.index === 0 ? experiment.replicates[size] : (experiment.design.replicates?.[size] ?? 1);
}
