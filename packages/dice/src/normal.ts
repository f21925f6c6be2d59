import erfcinv from '@stdlib/math-base-special-erfcinv';
import { ONE } from './words.js';

const ROOT_TWO = 1.4142135623730951;

/**
 * The value below which a share `p` of a standard normal distribution lies, 0 < p < 1; -Infinity at 0, Infinity at 1, NaN outside.
 * Relative error below 1e-14. Uses + - x / sqrt and a logarithm built from them only, so the bits are the same in every JavaScript engine.
 */
export const normalQuantile = (p: number): number => -ROOT_TWO * erfcinv(2 * p);

/** A standard normal value from a 32-bit word: the quantile of the middle of the word's cell, so it is always finite. */
export const normalOfWord = (word: number): number => normalQuantile(uniformOfWord(word));

/** A number strictly between 0 and 1 from a 32-bit word: the middle of the word's cell. */
export const uniformOfWord = (word: number): number => ((word >>> 0) + 0.5) / ONE;
