import type { Estimated } from '@glasshouse/model';
import type { Factor } from '../design/factors.js';
import { bootstrapErrors, meanOf, sampleVariance, withError } from './spread.js';

/** Elementary effects of one factor: change of the output for the whole range of the factor. */
export interface MorrisEffects {
  factor: string;
  /** Mean effect; null for a family of shares, which has no direction. */
  mu: number | null;
  /** Mean size of the effects. */
  muStar: Estimated;
  /** Standard deviation of the effects; null for a family. High beside mu*: interactions or bends. */
  sigma: number | null;
  effects: number;
}

/**
 * Morris's measures from trajectories of k + 1 points, one after the other. `rows`: positions 0..1; `values`: outputs, NaN where there is none.
 * An effect with such an output is left out. Factors that never moved have no effects, and NaN.
 */
export function morrisMeasures(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  factors: readonly Factor[],
  { resamples, address }: { resamples: number; address: string },
): MorrisEffects[] {
  const length = factors.length + 1;
  const trajectories = Math.floor(rows.length / length);
  /** `[factor][trajectory]`; NaN where there is none. */
  const effects = factors.map(() => Array<number>(trajectories).fill(Number.NaN));
  for (let t = 0; t < trajectories; t += 1)
    for (let i = 1; i < length; i += 1) {
      const [before, after] = [rows[t * length + i - 1]!, rows[t * length + i]!];
      const f = factors.findIndex(({ columns }) => columns.some((d) => before[d] !== after[d]));
      if (f < 0) continue;
      const d = factors[f]!.columns.find((column) => before[column] !== after[column])!;
      effects[f]![t] = (values[t * length + i]! - values[t * length + i - 1]!) / (after[d]! - before[d]!);
    }
  const size = (list: readonly number[]): number => meanOf(list.filter(Number.isFinite).map(Math.abs));
  const errors = bootstrapErrors(trajectories, resamples, address, (units) => effects.map((list) => size(units.map((t) => list[t]!))));
  return factors.map(({ id, columns }, f) => {
    const known = effects[f]!.filter(Number.isFinite);
    const single = columns.length === 1;
    return {
      factor: id,
      mu: single ? meanOf(known) : null,
      muStar: withError(size(known), errors[f]),
      sigma: single ? Math.sqrt(sampleVariance(known)) : null,
      effects: known.length,
    };
  });
}
