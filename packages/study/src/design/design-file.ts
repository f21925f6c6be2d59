import { quantityAt } from '@glasshouse/model';
import type { Quantity, SamplingScale } from '@glasshouse/model';
import type { RunInputs } from '../ports.js';
import { positionOf, valueAt } from './apply-point.js';
import type { DesignPoint } from './apply-point.js';
import { factorsOf } from './factors.js';
import type { PlannedExperiment } from './plan-study.js';
import { scaleOf } from './sampling-scale.js';

/** A design in the form that SALib calls a problem, with the scale of each range beside it. */
export interface DesignProblem {
  num_vars: number;
  names: string[];
  /** Ends of each range, in the unit of the quantity. */
  bounds: [number, number][];
  /** The factor of each name: shares that add to one have one. */
  groups: string[];
  units: string[];
  scales: SamplingScale[];
}

/** A design as files that other programs read: one column a quantity, one row a drawn point; point 0 is no row. */
export interface DesignFiles {
  problem: DesignProblem;
  /** Values in the unit of the quantity, as they are set; shares of a family are scaled to one before they run. */
  values: number[][];
  /** The same points as positions 0..1 within the ranges. */
  positions: number[][];
}

/** The quantity of the base, or of the first arm that has it with a range. */
export function rangedAt({ base, arms }: RunInputs, path: string): Quantity {
  const all = [base, ...arms.map((arm) => arm.scenario)].flatMap((scenario) => quantityAt(scenario, path) ?? []);
  return all.find((quantity) => quantity.range) ?? all[0]!;
}

/** Position of a drawn point on a path: that of its value where it is written out, of the written value where it has none. */
export const positionAt = (point: DesignPoint, path: string, quantity: Quantity): number =>
  point.positions[path] ?? positionOf(quantity, point.values?.[path] ?? quantity.value) ?? 0;

/** The drawn points of an experiment, without point 0 and the sweep. */
export const drawnOf = ({ points }: Pick<PlannedExperiment, 'points'>): DesignPoint[] =>
  points.filter((point) => point.index > 0 && !point.sweep);

/** Positions of the drawn points, `[point][dimension]`. */
export function positionsOf(planned: PlannedExperiment): number[][] {
  const quantities = planned.dimensions.map((path) => rangedAt(planned.inputs, path));
  return drawnOf(planned).map((point) => planned.dimensions.map((path, d) => positionAt(point, path, quantities[d]!)));
}

/** The design of an experiment for other programs. */
export function designFiles(planned: PlannedExperiment): DesignFiles {
  const { dimensions } = planned;
  const quantities = dimensions.map((path) => rangedAt(planned.inputs, path));
  const positions = positionsOf(planned);
  const factors = factorsOf(dimensions);
  return {
    problem: {
      num_vars: dimensions.length,
      names: [...dimensions],
      bounds: quantities.map(({ range, value }) => [...(range ?? ([value, value] as const))]),
      groups: dimensions.map((_, d) => factors.find(({ columns }) => columns.includes(d))!.id),
      units: quantities.map(({ unit }) => unit),
      scales: quantities.map(scaleOf),
    },
    positions,
    values: drawnOf(planned).map((point, i) =>
      quantities.map((quantity, d) => point.values?.[dimensions[d]!] ?? valueAt(quantity, positions[i]![d]!)),
    ),
  };
}

/** A table of numbers as CSV, with a first row of names; numbers have as many digits as it takes to read the same number back. */
export const numbersCsv = (columns: readonly string[], rows: readonly (readonly number[])[]): string =>
  [columns, ...rows].map((row) => `${row.join(',')}\n`).join('');
