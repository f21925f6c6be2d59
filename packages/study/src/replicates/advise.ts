import type { Advice } from '@glasshouse/model';
import { meanOf, sampleVariance } from '../sensitivity/spread.js';
import { exactInterval } from '../statistics/interval.js';
import { tQuantile } from '../statistics/t-quantile.js';

/** Runs before the first look, and between looks. */
export const FIRST_RUNS = 20;
export const BATCH = 10;
/** Runs that must show any difference at all, before anything is said: with fewer an interval of mostly zeros is far too short. */
export const DIFFERING = 40;
/** Share of runs above which the exact interval of `beyond` has to lie before it is told: more runs than not differ by more than what matters. */
export const MOST_OF_RUNS = 0.5;
/** Half-width at which runs are enough, as part of the difference that matters. */
export const PART = 0.5;

const quantiles = new Map<number, number>();

/** The t quantile of a two-sided 95 percent interval, remembered by degrees of freedom. */
export function wide(degrees: number): number {
  const known = quantiles.get(degrees) ?? tQuantile(0.975, degrees);
  quantiles.set(degrees, known);
  return known;
}

/**
 * In how many of a hundred runs the difference is larger than what matters, on the side where it is so more often: an exact 95 percent interval of the share of runs, whatever
 * their distribution. It says nothing of the mean.
 */
export function beyondOf(differences: readonly number[], matters: number): NonNullable<Advice['beyond']> {
  const up = differences.filter((value) => value > matters).length;
  const down = differences.filter((value) => value < -matters).length;
  const counted = Math.max(up, down);
  return { side: up >= down ? 'more' : 'less', runs: counted, share: exactInterval(counted, differences.length) };
}

/**
 * What runs say of a difference of two arms with the same random draws. `differences`: one for each run; `matters`: the difference that would matter, above 0,
 * in the unit of the number; `looks`: how often the runs were looked at before. Throws RangeError with fewer than two runs.
 */
export function adviceOf(differences: readonly number[], matters: number, looks = 1): Advice {
  const runs = differences.length;
  if (runs < 2 || !(matters > 0)) throw new RangeError(`two runs and a difference above 0, found ${runs} and ${matters}`);
  const mean = meanOf(differences);
  const deviation = Math.sqrt(sampleVariance(differences));
  const half = wide(runs - 1) * (deviation / Math.sqrt(runs));
  const differing = differences.filter((value) => value !== 0).length;
  const interval: [number, number] = [mean - half, mean + half];
  const seen = differing >= DIFFERING;
  const narrow = half <= matters * PART;
  const clear = interval[0] > 0 || interval[1] < 0;
  const less = interval[0] > -matters && interval[1] < matters;
  const answer = !seen ? 'cannot be told' : clear ? 'differs' : less ? 'differs by less' : 'cannot be told';
  const byWidth = narrow ? runs : Math.ceil((wide(runs - 1) * (deviation / (matters * PART))) ** 2);
  const byDiffering = seen ? runs : differing === 0 ? Number.POSITIVE_INFINITY : Math.ceil((DIFFERING * runs) / differing);
  const needed = Math.max(byWidth, byDiffering);
  const beyond = seen || differing <= runs * MOST_OF_RUNS ? null : beyondOf(differences, matters);
  return {
    answer,
    mean,
    interval,
    runs,
    differing,
    enough: seen && narrow,
    lessThanMatters: seen && less,
    more: Number.isFinite(needed) ? Math.max(0, needed - runs) : null,
    timesPeople: narrow ? 1 : Math.max(1, (half / (matters * PART)) ** 2),
    looks,
    ...(beyond && beyond.share[0] > MOST_OF_RUNS ? { beyond } : {}),
  };
}

/** Whether every number has runs enough, of the differences so far: `[number][run]`. */
const allEnough = (differences: readonly (readonly number[])[], matters: readonly number[]): boolean =>
  differences.every((list, n) => adviceOf(list, matters[n]!).enough);

/**
 * Runs until every difference is known to half of what matters and 40 runs show any: 20 runs, then ten at a time, at most `most`. `next`: does so many
 * further runs and answers `[number][run]` for them. The stopping rule looks at widths, never at the sign, so that intervals keep their coverage.
 */
export async function runUntilEnough(
  matters: readonly number[],
  most: number,
  next: (from: number, count: number) => Promise<number[][]>,
): Promise<Advice[]> {
  const differences: number[][] = matters.map(() => []);
  let runs = 0;
  let looks = 0;
  do {
    const count = Math.min(runs === 0 ? FIRST_RUNS : BATCH, most - runs);
    (await next(runs, count)).forEach((list, n) => differences[n]!.push(...list));
    runs += count;
    looks += 1;
  } while (runs < most && !allEnough(differences, matters));
  return differences.map((list, n) => adviceOf(list, matters[n]!, looks));
}
