import type { Estimated } from '@glasshouse/model';
import { normalQuantile } from '../statistics/normal.js';
import { below, wordsAt } from '../statistics/words.js';

/** Resamples of a bootstrap where the study says nothing. */
export const RESAMPLES = 500;
const WIDE = normalQuantile(0.975);

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean squared distance from the mean, over n. */
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

/** Mean squared distance from the mean, over n - 1; NaN of fewer than two. */
export const sampleVariance = (values: readonly number[]): number => (varianceOf(values) * values.length) / (values.length - 1);

/**
 * Standard errors of several statistics of the same units (points, base rows, trajectories) by the bootstrap: `count` units are drawn with
 * replacement `resamples` times. `statistics` is given the units of a resample and answers one number each; those that are not finite are left out.
 */
export function bootstrapErrors(
  count: number,
  resamples: number,
  address: string,
  statistics: (units: readonly number[]) => readonly number[],
): number[] {
  const next = wordsAt(`bootstrap|${address}`);
  const all: number[][] = [];
  for (let r = 0; r < resamples; r += 1)
    statistics(Array.from({ length: count }, () => below(next(), count))).forEach((value, i) => {
      if (Number.isFinite(value)) (all[i] ??= []).push(value);
    });
  return all.map((values) => Math.sqrt(sampleVariance(values)));
}

/** A value with the normal interval of its standard error, as SALib prints it. */
export const withError = (value: number, error: number | undefined): Estimated => ({
  value,
  interval: error === undefined || !Number.isFinite(error) ? null : [value - WIDE * error, value + WIDE * error],
});
