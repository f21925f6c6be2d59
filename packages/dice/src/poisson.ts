import exp from '@stdlib/math-base-special-exp';
import { ONE } from './words.js';

/** Largest mean of a table: beyond it the chance of none is too small a number. */
export const MOST_MEAN = 500;

/**
 * Upper edges of the counts 0, 1, 2, ... of the Poisson distribution with a mean of 0 to 500, as thresholds for a 32-bit word. The last is exactly
 * 2^32: the tail beyond it, less than one word in all, belongs to the last count. Throws RangeError outside.
 */
export function poissonTable(mean: number): number[] {
  if (!(mean >= 0 && mean <= MOST_MEAN)) throw new RangeError(`a mean of a Poisson distribution from 0 to ${MOST_MEAN}, found ${mean}`);
  const edges: number[] = [];
  let term = exp(-mean);
  let sum = term;
  for (let k = 0; k < mean || (1 - sum) * ONE >= 1;) {
    edges.push(sum * ONE);
    k++;
    term *= mean / k;
    if (term === 0) break;
    sum += term;
  }
  edges.push(ONE);
  return edges;
}

/** Count that a 32-bit word stands for in a table of `poissonTable`. */
export function poissonOfWord(table: readonly number[], word: number): number {
  const unsigned = word >>> 0;
  let k = 0;
  while (unsigned >= table[k]) k++;
  return k;
}
