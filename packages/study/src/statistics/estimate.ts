import type { Estimate } from '@glasshouse/scenario';
import { median, spread, total } from './order.js';
import { differenceHalfWidth, ratioHalfWidth, ratioOfSums } from './ratio.js';
import type { Sample } from './ratio.js';

/** One number's runs: `[design point] -> replicates`. The first entry is point 0, the scenario as written. */
export interface PointSamples {
  point: number;
  samples: Sample[];
}

export interface EstimateOptions {
  /** Multiplier for display. */
  per: number;
  /** Design points that reproduce the fitted counts; null: the experiment fits nothing. */
  fitting?: ReadonlySet<number> | null;
  /** Most that one person can add to the numerator: 1 for events, days of the window for days. For the rule of three. */
  mostPerPerson?: number;
  /** A ratio that cannot exceed this, such as 1 for a share. */
  ceiling?: number;
}

interface Measured {
  point: number;
  value: number;
}

/**
 * Range of a number over design points, with the dice of point 0 apart.
 * middle: the ratio of sums over the replicates of point 0, or the median over fitting points.
 * low, high: 5th and 95th percentile over points (least and greatest below 20 points), widened to hold the middle.
 * Nothing seen in any run gives `upperBound` by the rule of three and no dice interval. Where no run has anything to
 * divide by, `points` is 0 and the numbers are 0 and mean nothing.
 */
export function estimateOf(points: readonly PointSamples[], options: EstimateOptions): Estimate {
  const atZero = samplesAtZero(points);
  const measured = points.map((p) => ({ point: p.point, value: ratioOfSums(p.samples) * options.per }));
  const half = ratioHalfWidth(atZero);
  const nothing = points.every((p) => p.samples.every((s) => s.above === 0));
  const bound = nothing ? ruleOfThree(atZero, options) : null;
  return finish(measured, atZero.length, half === null ? null : half * options.per, bound, options);
}

/** Range of arm minus baseline, paired by design point and replicate; otherwise as `estimateOf`. */
export function differenceOf(points: readonly PointSamples[], baseline: readonly PointSamples[], options: EstimateOptions): Estimate {
  const atZero = samplesAtZero(points);
  const baseAtZero = samplesAtZero(baseline);
  const measured = points.map((p, i) => ({
    point: p.point,
    value: (ratioOfSums(p.samples) - ratioOfSums(baseline[i]!.samples)) * options.per,
  }));
  const half = differenceHalfWidth(atZero, baseAtZero);
  const same = points.every((p, i) =>
    p.samples.every((s, j) => s.above === baseline[i]!.samples[j]?.above && s.below === baseline[i]!.samples[j]?.below),
  );
  const bound = same ? ruleOfThree(atZero, options) : null;
  return finish(measured, atZero.length, half === null ? null : half * options.per, bound, options);
}

/** Upper 95 % bound when none was seen: three people (with all they could bring) among those observed. */
function ruleOfThree(atZero: readonly Sample[], options: EstimateOptions): number | null {
  const below = total(atZero.map((s) => s.below));
  if (below <= 0) return null;
  return Math.min(((3 * (options.mostPerPerson ?? 1)) / below) * options.per, (options.ceiling ?? Infinity) * options.per);
}

const samplesAtZero = (points: readonly PointSamples[]): Sample[] => points.find((p) => p.point === 0)?.samples ?? [];

function finish(
  all: readonly Measured[],
  replicates: number,
  half: number | null,
  bound: number | null,
  options: EstimateOptions,
): Estimate {
  const finite = all.filter((m) => Number.isFinite(m.value));
  const fits = options.fitting && options.fitting.size > 0 ? finite.filter((m) => options.fitting!.has(m.point)) : null;
  const used = fits ?? finite;
  const over = fits ? 'fitting' : all.length > 1 ? 'assumptions' : 'dice only';
  if (used.length === 0) return { middle: 0, low: 0, high: 0, dice: null, points: 0, replicates, upperBound: null, over };
  const values = used.map((m) => m.value);
  const written = used.find((m) => m.point === 0)?.value;
  const middle = fits || written === undefined ? median(values) : written;
  const dice: [number, number] | null =
    half === null || bound !== null || half === 0 || written === undefined ? null : [written - half, written + half];
  const [low, high] = over === 'dice only' && dice ? dice : spread(values);
  return {
    middle,
    low: Math.min(low, middle),
    high: Math.max(high, middle),
    dice,
    points: used.length,
    replicates,
    upperBound: bound,
    over,
  };
}
