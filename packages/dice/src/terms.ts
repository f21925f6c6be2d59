import { expOf } from './exp.js';
import { geometricGap } from './gap.js';
import { normalOfWord } from './normal.js';

/**
 * Whole days of a term that ends on each day with the same chance: the exponential distribution in days. `factor` is `gapFactor(1 / mean)`; the mean is
 * exactly `mean`, the least is one day.
 */
export const geometricDays = (word: number, factor: number): number => 1 + geometricGap(word, factor);

/** Whole days, at least one, of a lognormal term with this median and this standard deviation of the logarithm. */
export const lognormalDays = (word: number, median: number, spread: number): number =>
  Math.max(1, Math.floor(median * expOf(spread * normalOfWord(word)) + 0.5));
