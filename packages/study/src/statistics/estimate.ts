import type { Estimate } from '@glasshouse/model';
import { median, spread, total } from './order.js';
import { differenceInterval, exactInterval, levelInterval } from './interval.js';
import type { Interval } from './interval.js';
import { ratioOfSums } from './ratio.js';
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
  /** Most that one person can add to the numerator: 1 for events, the most days possible for days; null: not known. Asked where nothing was seen, for the rule of three. */
  mostPerPerson?: number | null | (() => number | null);
  /** A ratio that cannot exceed this, such as 1 for a share. */
  ceiling?: number;
  /** The rules or dates leave no way in which any could be counted, or the two arms are one. */
  impossible?: boolean;
  /** `worlds`: each sample is a world that is counted (1 of 1) or not (0 of 1). */
  counts?: 'worlds';
}

interface Measured {
  point: number;
  value: number;
}

/**
 * Range of a number over design points, with the random draws of point 0 separately.
 * middle: the ratio of sums over the replicates of point 0, or the median over fitting points.
 * low, high: least and greatest over points, widened to hold the middle.
 * Nothing seen in any run of any point gives `upperBound` by the rule of three and no dice interval, or `byConstruction` where nothing can happen.
 * Where no run has anything to divide by, `points` is 0 and the numbers are 0 and mean nothing.
 */
export function estimateOf(points: readonly PointSamples[], options: EstimateOptions): Estimate {
  if (options.counts === 'worlds') return shareOfWorlds(points, options);
  const atZero = samplesAtZero(points);
  const measured = points.map((p) => ({ point: p.point, value: ratioOfSums(p.samples) * options.per }));
  const nothing = points.every((p) => p.samples.every((s) => s.above === 0));
  return finish(measured, atZero.length, levelInterval(atZero, options.ceiling), nothing ? nothingSeen(points, options) : null, options);
}

/** Range of arm minus baseline, paired by design point and replicate; otherwise as `estimateOf`. */
export function differenceOf(points: readonly PointSamples[], baseline: readonly PointSamples[], options: EstimateOptions): Estimate {
  const atZero = samplesAtZero(points);
  const measured = points.map((p, i) => ({
    point: p.point,
    value: (ratioOfSums(p.samples) - ratioOfSums(baseline[i]!.samples)) * options.per,
  }));
  const same = points.every((p, i) =>
    p.samples.every((s, j) => s.above === baseline[i]!.samples[j]?.above && s.below === baseline[i]!.samples[j]?.below),
  );
  const interval = differenceInterval(atZero, samplesAtZero(baseline), options.ceiling);
  const estimate = finish(measured, atZero.length, interval, same ? nothingSeen(points, options) : null, options);
  return options.counts === 'worlds' ? overWorlds(estimate) : estimate;
}

/** A share of worlds, of which each point gives one: its exact interval. */
function shareOfWorlds(points: readonly PointSamples[], { per, impossible }: EstimateOptions): Estimate {
  const worlds = points.flatMap((p) => p.samples).filter((s) => s.below > 0);
  const counted = total(worlds.map((s) => s.above));
  const [low, high] = worlds.length === 0 || impossible ? [0, 0] : exactInterval(counted, worlds.length);
  return {
    middle: worlds.length === 0 ? 0 : (counted / worlds.length) * per,
    low: low * per,
    high: high * per,
    dice: null,
    points: worlds.length,
    replicates: worlds.length,
    upperBound: null,
    over: 'worlds',
    ...(impossible && worlds.length > 0 ? { byConstruction: true as const } : {}),
  };
}

const overWorlds = (estimate: Estimate): Estimate => ({ ...estimate, points: estimate.replicates, over: 'worlds' });

/** What is said where nothing was seen: that nothing can be, or an upper 95 % bound: three people (with all they could bring) among those observed. */
function nothingSeen(points: readonly PointSamples[], options: EstimateOptions): number | 'impossible' | null {
  if (options.impossible) return 'impossible';
  const most = typeof options.mostPerPerson === 'function' ? options.mostPerPerson() : options.mostPerPerson;
  if (most === null) return null;
  const below = total(points.flatMap((p) => p.samples.map((s) => s.below)));
  if (below <= 0) return null;
  return Math.min(((3 * (most ?? 1)) / below) * options.per, (options.ceiling ?? Infinity) * options.per);
}

const samplesAtZero = (points: readonly PointSamples[]): Sample[] => points.find((p) => p.point === 0)?.samples ?? [];

function finish(
  all: readonly Measured[],
  replicates: number,
  interval: Interval | null,
  nothing: number | 'impossible' | null,
  options: EstimateOptions,
): Estimate {
  const finite = all.filter((m) => Number.isFinite(m.value));
  const fits = options.fitting && options.fitting.size > 0 ? finite.filter((m) => options.fitting!.has(m.point)) : null;
  const used = fits ?? finite;
  const over = fits ? 'fitting' : all.length > 1 ? 'assumptions' : 'dice only';
  const bar = over === 'dice only' ? {} : { bar: 'ends' as const };
  const common = { replicates, over, upperBound: typeof nothing === 'number' ? nothing : null, ...bar } as const;
  if (used.length === 0) return { ...common, middle: 0, low: 0, high: 0, dice: null, points: 0, upperBound: null };
  const values = used.map((m) => m.value);
  const written = used.find((m) => m.point === 0)?.value;
  const middle = fits || written === undefined ? median(values) : written;
  const dice: Interval | null =
    interval === null || nothing !== null || written === undefined ? null : [interval[0] * options.per, interval[1] * options.per];
  const [low, high] = over === 'dice only' && dice ? dice : spread(values);
  return {
    ...common,
    middle,
    low: Math.min(low, middle),
    high: Math.max(high, middle),
    dice,
    points: used.length,
    ...(over === 'assumptions' && written === undefined ? { median: true as const } : {}),
    ...(nothing === 'impossible' ? { byConstruction: true as const } : {}),
  };
}
