import type { Estimated } from '@glasshouse/model';
import type { Factor } from '../design/factors.js';
import { quantile } from '../statistics/order.js';
import { below, wordsAt } from '../statistics/words.js';
import { bootstrapErrors, withError } from './spread.js';

/** Points without which no share is estimated: bins would hold too few. */
export const FEWEST_POINTS = 40;
/** Shuffles behind the line of a factor without effect. */
const SHUFFLES = 200;

/** Bins of one factor: half the root of the points, at least four and at most twenty. */
export const binsFor = (points: number): number => Math.min(20, Math.max(4, Math.round(Math.sqrt(points) / 2)));

/** Bin of each value: its own where there are few different values, else one of `bins` that hold equally many. */
function binned(values: readonly number[], bins: number): number[] {
  const different = [...new Set(values)].sort((a, b) => a - b);
  if (different.length <= bins) return values.map((value) => different.indexOf(value));
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const bin = Array<number>(values.length).fill(0);
  order.forEach((i, rank) => (bin[i] = Math.floor((rank * bins) / values.length)));
  return bin;
}

/** Bins of a factor: those of its column, or for a family of shares the cells of a coarser grid. Null where such cells would hold too few points. */
export function binsOf(rows: readonly (readonly number[])[], { columns }: Factor): number[] | null {
  const most = binsFor(rows.length);
  const each = columns.length === 1 ? most : Math.floor(most ** (1 / columns.length) + 1e-9);
  if (each < 2) return null;
  const parts = columns.map((d) =>
    binned(
      rows.map((row) => row[d]!),
      each,
    ),
  );
  return rows.map((_, i) => parts.reduce((cell, part) => cell * each + part[i]!, 0));
}

/**
 * Share of the variance of an output that the bins of a factor explain, its bias taken off (epsilon squared): about 0, above or below, for a factor
 * without effect. `units`: the points that are read, with repeats. NaN where nothing varies.
 */
export function binnedShare(bins: readonly number[], values: readonly number[], units: readonly number[]): number {
  const size = bins.reduce((most, bin) => Math.max(most, bin), 0) + 1;
  const counts = new Float64Array(size);
  const sums = new Float64Array(size);
  let [sum, squares] = [0, 0];
  for (const i of units) {
    const value = values[i]!;
    const bin = bins[i]!;
    counts[bin]! += 1;
    sums[bin]! += value;
    sum += value;
    squares += value * value;
  }
  const n = units.length;
  const total = squares - (sum * sum) / n;
  let within = squares;
  let used = 0;
  counts.forEach((count, bin) => {
    if (count === 0) return;
    used += 1;
    within -= sums[bin]! ** 2 / count;
  });
  return 1 - within / (n - used) / (total / (n - 1));
}

export interface GivenDataShare {
  factor: string;
  /** Null for a family with too many shares for the points. */
  first: Estimated | null;
}

export interface GivenDataResult {
  factors: GivenDataShare[];
  /** Below this lies a factor without effect in 95 of 100 cases. */
  dummy: number;
  /** Sum of the shares: what the factors explain each on its own. */
  together: number;
  points: number;
}

/**
 * First-order shares from any random design, with no further run. `rows`: positions; `values`: outputs, points without one left out. Intervals by the
 * bootstrap over points. Null with fewer than forty points or an output that does not vary.
 */
export function givenDataShares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  factors: readonly Factor[],
  { resamples, address }: { resamples: number; address: string },
): GivenDataResult | null {
  const kept = values.flatMap((value, i) => (Number.isFinite(value) ? [i] : []));
  const centre = kept.reduce((sum, i) => sum + values[i]!, 0) / kept.length;
  const outputs = kept.map((i) => values[i]! - centre);
  if (kept.length < FEWEST_POINTS || outputs.every((value) => value === outputs[0])) return null;
  const positions = kept.map((i) => rows[i]!);
  const all = positions.map((_, i) => i);
  const bins = factors.map((factor) => binsOf(positions, factor));
  const shares = (units: readonly number[]): number[] => bins.map((one) => (one === null ? Number.NaN : binnedShare(one, outputs, units)));
  const values0 = shares(all);
  const errors = bootstrapErrors(all.length, resamples, address, shares);
  return {
    factors: factors.map(({ id }, f) => ({ factor: id, first: bins[f] === null ? null : withError(values0[f]!, errors[f]) })),
    dummy: dummyLine(outputs, address),
    together: values0.filter(Number.isFinite).reduce((sum, value) => sum + value, 0),
    points: kept.length,
  };
}

/** The 95th percentile of the share of a factor that has nothing to do with the output: its places are shuffled. */
function dummyLine(outputs: readonly number[], address: string): number {
  const next = wordsAt(`dummy|${address}`);
  const bins = binned(
    outputs.map((_, i) => i),
    binsFor(outputs.length),
  );
  const order = outputs.map((_, i) => i);
  const all = [...order];
  const seen = Array.from({ length: SHUFFLES }, () => {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = below(next(), i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return binnedShare(
      bins,
      order.map((i) => outputs[i]!),
      all,
    );
  });
  return quantile(seen, 0.95);
}
