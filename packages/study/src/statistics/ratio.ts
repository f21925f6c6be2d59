import { tQuantile } from './t-quantile.js';
import { total } from './order.js';

/** Numerator and denominator of one run. A mean is the ratio whose denominator is 1 in each run. */
export interface Sample {
  above: number;
  below: number;
}

/** Replicates that a t interval needs. */
export const REPLICATES_FOR_INTERVAL = 10;

/** Ratio of sums over runs. NaN where the denominators sum to zero. */
export function ratioOfSums(samples: readonly Sample[]): number {
  const below = total(samples.map((s) => s.below));
  return below === 0 ? Number.NaN : total(samples.map((s) => s.above)) / below;
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

const leaveOut = <T>(values: readonly T[], index: number): T[] => values.filter((_, i) => i !== index);

/** Half-width of the 95 % t interval of a ratio of sums over replicates, or null with fewer than ten of them. */
export function ratioHalfWidth(samples: readonly Sample[]): number | null {
  return halfWidth(samples.length, (i) => ratioOfSums(leaveOut(samples, i)));
}

/** The same for the difference of two ratios whose runs are paired by replicate. */
export function differenceHalfWidth(samples: readonly Sample[], baseline: readonly Sample[]): number | null {
  return halfWidth(
    Math.min(samples.length, baseline.length),
    (i) => ratioOfSums(leaveOut(samples, i)) - ratioOfSums(leaveOut(baseline, i)),
  );
}

function halfWidth(count: number, statistic: (without: number) => number): number | null {
  if (count < REPLICATES_FOR_INTERVAL) return null;
  const error = jackknifeError(count, statistic);
  return Number.isFinite(error) ? tQuantile(0.975, count - 1) * error : null;
}
