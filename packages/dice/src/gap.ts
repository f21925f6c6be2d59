import ln from '@stdlib/math-base-special-ln';
import log1p from '@stdlib/math-base-special-log1p';
import { ONE } from './words.js';

const CELLS = 64;
const LN2 = ln(2);
const LN_CENTRE = Float64Array.from({ length: CELLS }, (_, i) => ln(1 + (i + 0.5) / CELLS));
const INVERSE_CENTRE = Float64Array.from({ length: CELLS }, (_, i) => 1 / (1 + (i + 0.5) / CELLS));
const POWER = halves(32);

/**
 * Natural logarithm of (word + 1) / 2^32 for a 32-bit word, in -22.19..0. Error below 1e-13.
 * Uses + - x only on tables, so the bits are the same in every JavaScript engine.
 */
export function lnOfWord(word: number): number {
  const x = (word >>> 0) + 1;
  if (x === ONE) return 0;
  const e = 31 - Math.clz32(x);
  const m = x * POWER[e];
  const i = ((m - 1) * CELLS) | 0;
  const r = m * INVERSE_CENTRE[i] - 1;
  const series = r * (1 - r * (0.5 - r * (1 / 3 - r * (0.25 - r * 0.2))));
  return (e - 32) * LN2 + LN_CENTRE[i] + series;
}

/**
 * Factor that turns a logarithm into a gap: 1 / ln(1 - p). `p` is the probability of a candidate in a cell, 0 < p <= 1.
 * For p = 1 the factor is 0 and every gap is 0. Throws RangeError outside.
 */
export function gapFactor(p: number): number {
  if (!(p > 0 && p <= 1)) throw new RangeError(`probability of a candidate must lie in (0, 1], found ${p}`);
  return p === 1 ? 0 : 1 / log1p(-p);
}

/**
 * Number of empty cells before the next candidate: geometric with the `p` behind `factor`.
 * Cuts the tail at probability 2^-32. Returns a whole number >= 0.
 */
export function geometricGap(word: number, factor: number): number {
  return Math.floor(lnOfWord(word) * factor);
}

/** 1, 1/2, 1/4, ... by exact division. */
function halves(count: number): Float64Array {
  const powers = new Float64Array(count);
  for (let e = 0, value = 1; e < count; e++, value /= 2) powers[e] = value;
  return powers;
}
