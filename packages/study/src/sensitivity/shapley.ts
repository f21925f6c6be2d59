import type { Estimated } from '@glasshouse/model';
import { REPLICATES_FOR_INTERVAL } from '../statistics/ratio.js';
import { total } from '../statistics/order.js';
import { tQuantile } from '../statistics/t-quantile.js';

/** What each pathway adds to the change between all pathways off and all on. */
export interface PathwayParts {
  parts: Estimated[];
  /** All on less all off: the sum of the parts. */
  change: Estimated;
  throws: number;
}

const weight = (on: number, of: number): number => {
  let product = 1 / of;
  for (let i = 1; i <= on; i += 1) product *= i / (of - i);
  return product;
};

/**
 * Shapley values of one throw. `values[mask]`: the number with those pathways off whose bits are set, 2^k of them. Each pathway gets the mean, over all orders in
 * which pathways could be switched on, of what switching it on adds. They add up to all on less all off; a pathway that never adds anything gets nothing, and two
 * that do the same get the same.
 */
export function shapleyValues(values: readonly number[]): number[] {
  const pathways = Math.log2(values.length);
  if (!Number.isInteger(pathways)) throw new RangeError(`${values.length} numbers are not those of all combinations of some pathways`);
  return Array.from({ length: pathways }, (_, pathway) => {
    const bit = 1 << pathway;
    let sum = 0;
    values.forEach((withOut, mask) => {
      if ((mask & bit) === 0) return;
      let off = 0;
      for (let m = mask; m > 0; m &= m - 1) off += 1;
      sum += weight(pathways - off, pathways) * (values[mask ^ bit]! - withOut);
    });
    return sum;
  });
}

function estimated(throws: readonly number[]): Estimated {
  const mean = total(throws) / throws.length;
  if (throws.length < REPLICATES_FOR_INTERVAL) return { value: mean, interval: null };
  const error = Math.sqrt(total(throws.map((value) => (value - mean) ** 2)) / (throws.length - 1) / throws.length);
  // Throws that do not differ say nothing of how far others might.
  if (error === 0) return { value: mean, interval: null };
  const half = tQuantile(0.975, throws.length - 1) * error;
  return { value: mean, interval: [mean - half, mean + half] };
}

/**
 * Parts of the pathways over replicates of the same random draws, with 95 percent t intervals of their means from ten replicates on. `numbers[mask][throw]`. Null where a
 * throw has no number at some combination.
 */
export function pathwayParts(numbers: readonly (readonly number[])[]): PathwayParts | null {
  const throws = Math.min(...numbers.map((one) => one.length));
  if (throws === 0 || numbers.some((one) => one.slice(0, throws).some((value) => !Number.isFinite(value)))) return null;
  const each = Array.from({ length: throws }, (_, t) => shapleyValues(numbers.map((one) => one[t]!)));
  const parts = each[0]!.map((_, pathway) => estimated(each.map((values) => values[pathway]!)));
  return { parts, change: estimated(numbers[0]!.slice(0, throws).map((on, t) => on - numbers.at(-1)![t]!)), throws };
}
