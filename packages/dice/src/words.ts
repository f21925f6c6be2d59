/** 2^32: a probability p is compared with a 32-bit word as `word < p * ONE`. One is 2^32, so p = 1 always holds. */
export const ONE = 4294967296;

/** Threshold of a probability for comparison with an unsigned 32-bit word. */
export const threshold = (p: number): number => p * ONE;

/** Whole number in 0..n-1 from a word; the bias is below n / 2^32. */
export const below = (word: number, n: number): number => Math.floor(((word >>> 0) * n) / ONE);
