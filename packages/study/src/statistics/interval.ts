import { jackknifeError, ratioOfSums, REPLICATES_FOR_INTERVAL } from './ratio.js';
import type { Sample } from './ratio.js';
import { total } from './order.js';
import { tQuantile } from './t-quantile.js';

export type Interval = [number, number];

/** Chance below the low end, and above the high end, of every interval that is printed. */
const TAIL = 0.025;
/** Cases without which nothing seen, or nothing but, says anything: the rule of three. */
const RULE_OF_THREE = 3;

/**
 * 95 % interval of a ratio of sums over replicates, which never leaves 0 to `ceiling`: the t interval of its logarithm, or where there is a ceiling of
 * its logit. Null with fewer than ten replicates, where nothing was seen, or where the replicates do not differ. At the ceiling itself the low end is that
 * of the rule of three. Cost: one pass for each replicate.
 */
export function levelInterval(samples: readonly Sample[], ceiling = Number.POSITIVE_INFINITY): Interval | null {
  const count = samples.length;
  if (count < REPLICATES_FOR_INTERVAL) return null;
  const ratio = ratioOfSums(samples);
  const error = jackknifeError(count, (i) => ratioOfSums(samples, i));
  if (!Number.isFinite(error) || !(ratio > 0)) return null;
  if (ratio >= ceiling) return [Math.max(0, ceiling * (1 - RULE_OF_THREE / total(samples.map((s) => s.below)))), ceiling];
  if (error === 0) return null;
  const t = tQuantile(1 - TAIL, count - 1);
  if (!Number.isFinite(ceiling)) {
    const spread = Math.exp((t * error) / ratio);
    return [ratio / spread, ratio * spread];
  }
  const share = ratio / ceiling;
  const logit = Math.log(share / (1 - share));
  const half = (t * error) / ceiling / (share * (1 - share));
  return [logit - half, logit + half].map((at) => ceiling / (1 + Math.exp(-at))) as Interval;
}

/**
 * 95 % t interval of the difference of two ratios whose runs are paired by replicate. It stays within what is possible: no less than losing all that
 * the baseline may have, no more than all that the arm may have. Null as for `levelInterval`.
 */
export function differenceInterval(samples: readonly Sample[], baseline: readonly Sample[], ceiling?: number): Interval | null {
  const count = Math.min(samples.length, baseline.length);
  if (count < REPLICATES_FOR_INTERVAL) return null;
  const error = jackknifeError(count, (i) => ratioOfSums(samples, i) - ratioOfSums(baseline, i));
  if (!Number.isFinite(error) || error === 0) return null;
  const middle = ratioOfSums(samples) - ratioOfSums(baseline);
  const half = tQuantile(1 - TAIL, count - 1) * error;
  const most = mostOf(samples, ceiling);
  const least = -mostOf(baseline, ceiling);
  return [Math.min(middle, Math.max(middle - half, least)), Math.max(middle, Math.min(middle + half, most))];
}

/** The highest ratio that the runs leave possible. */
const mostOf = (samples: readonly Sample[], ceiling = Number.POSITIVE_INFINITY): number =>
  levelInterval(samples, ceiling)?.[1] ?? Math.min(ceiling, RULE_OF_THREE / total(samples.map((s) => s.below)) + ratioOfSums(samples));

/**
 * Exact 95 % interval (Clopper and Pearson) of a share of worlds, of which each is counted or not. `counted` of `of`, both whole; [0, 1] of none.
 * Never shorter than nominal. Cost: at most `of` terms for each of some 80 steps.
 */
export function exactInterval(counted: number, of: number): Interval {
  if (of === 0) return [0, 1];
  const ways = logWays(of);
  const low = counted === 0 ? 0 : root((p) => atLeast(counted, ways, p) - TAIL);
  const high = counted === of ? 1 : root((p) => TAIL - (1 - atLeast(counted + 1, ways, p)));
  return [low, high];
}

/** Logarithms of the numbers of ways to choose none, one and so on of so many. */
function logWays(of: number): number[] {
  const ways = [0];
  for (let k = 0; k < of; k += 1) ways.push(ways[k]! + Math.log((of - k) / (k + 1)));
  return ways;
}

/** Where a function that rises with a share passes zero, to 1e-12. */
function root(rising: (share: number) => number): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-12) {
    const between = (low + high) / 2;
    if (rising(between) < 0) low = between;
    else high = between;
  }
  return (low + high) / 2;
}

/** Chance that at least so many worlds are counted of those that can be chosen in so many `ways`, each with chance p strictly between 0 and 1. */
function atLeast(counted: number, ways: readonly number[], p: number): number {
  const [yes, no] = [Math.log(p), Math.log1p(-p)];
  const of = ways.length - 1;
  let sum = 0;
  for (let k = counted; k <= of; k += 1) sum += Math.exp(ways[k]! + k * yes + (of - k) * no);
  return Math.min(1, sum);
}
