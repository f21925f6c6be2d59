import type { DesignPoint } from '../design/apply-point.js';
import { drawnOf } from '../design/design-file.js';
import { armIndex, indicatorIndex } from '../outcomes/positions.js';
import { optionsOf } from '../outcomes/samples.js';
import type { Outcomes } from '../outcomes/samples.js';
import { indicatorOf } from '../outcomes/summary.js';
import type { RunSummary } from '../outcomes/summary.js';
import type { Reference } from '../claims/reference.js';

/** One number of each run of an experiment. */
export interface RunNumbers {
  harm: boolean;
  /** Drawn points, in order. */
  points: DesignPoint[];
  /** `[drawn point][throw]`; NaN where a run had nothing to divide by. */
  drawn: number[][];
  /** Throws of point 0. */
  written: number[];
}

/** The number that a reference reads, of every run: the indicator in an arm, or in an arm less another of the same run. Null where it reads none. */
export function runNumbers(
  outcomes: Outcomes,
  { indicator: id, arm, minus }: Extract<Reference, { kind: 'indicator' }>,
): RunNumbers | null {
  const indicator = indicatorIndex(outcomes, id);
  const position = (name: string | null): number => (name === null || name === 'baseline' ? 0 : armIndex(outcomes, name));
  if (indicator < 0 || position(arm) < 0 || position(minus) < 0) return null;
  const { per } = optionsOf(outcomes, indicator);
  const at = (run: RunSummary, which: number): number => {
    const { above, below } = indicatorOf(outcomes.frame, run, indicator, which);
    return below === 0 ? Number.NaN : (above / below) * per;
  };
  const read = (run: RunSummary): number => at(run, position(arm)) - (minus === null ? 0 : at(run, position(minus)));
  const byPoint = new Map<number, number[]>();
  for (const run of outcomes.runs) byPoint.set(run.point, [...(byPoint.get(run.point) ?? []), read(run)]);
  const points = drawnOf(outcomes.frame.planned);
  return {
    harm: outcomes.frame.indicators[indicator]!.indicator.harm,
    points,
    drawn: points.map((point) => byPoint.get(point.index) ?? []),
    written: byPoint.get(0) ?? [],
  };
}

/** Mean of the throws of a point; NaN where one has no number. */
export const pointMean = (throws: readonly number[]): number => throws.reduce((sum, value) => sum + value, 0) / throws.length;
