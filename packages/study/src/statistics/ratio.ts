import { total } from './order.js';

/** Numerator and denominator of one run. A mean is the ratio whose denominator is 1 in each run. */
export interface Sample {
  above: number;
  below: number;
}

/** Replicates that a t interval needs. */
export const REPLICATES_FOR_INTERVAL = 10;

/** Ratio of sums over runs, in their order; `without`: of all runs but one. NaN where the denominators sum to zero. */
export function ratioOfSums(samples: readonly Sample[], without = -1): number {
  let [above, below] = [0, 0];
  for (let i = 0; i < samples.length; i++) {
    if (i === without) continue;
    above += samples[i]!.above;
    below += samples[i]!.below;
  }
  return below === 0 ? Number.NaN : above / below;
}

/**
 * Standard error of `statistic` by leaving out one run at a time. With denominators of 1 and one ratio it equals the
 * textbook error of a mean. NaN with fewer than two runs or where a ratio without one run does not exist.
 */
export function jackknifeError(count: number, statistic: (without: number) => number): number {
  if (count < 2) return Number.NaN;
  const parts = Array.from({ length: count }, (_, i) => statistic(i));
  const mean = total(parts) / count;
  return Math.sqrt(((count - 1) / count) * total(parts.map((p) => (p - mean) ** 2)));
}
