import { refuse } from '../problem.js';
import { WORDS } from '../statistics/words.js';
import { DIRECTIONS } from './directions.js';

const BITS = 32;
/** Most dimensions of a point: those of the table, and the first. Counted when it is asked: the laboratory fetches the table when a study needs it. */
export const mostDimensions = (): number => DIRECTIONS.length + 1;

const known: Uint32Array[] = [];

/** The direction numbers of a dimension, counted from 0, as 32-bit fractions. */
function directionsOf(dimension: number): Uint32Array {
  const before = known[dimension];
  if (before) return before;
  const out = new Uint32Array(BITS);
  if (dimension === 0) for (let i = 0; i < BITS; i += 1) out[i] = (1 << (BITS - 1 - i)) >>> 0;
  else {
    const [polynomial, numbers] = DIRECTIONS[dimension - 1]!.split(':') as [string, string];
    const initial = numbers.split(',').map(Number);
    const degree = initial.length;
    for (let i = 0; i < BITS; i += 1) {
      if (i < degree) {
        out[i] = (initial[i]! << (BITS - 1 - i)) >>> 0;
        continue;
      }
      let value = out[i - degree]! ^ (out[i - degree]! >>> degree);
      for (let k = 1; k < degree; k += 1) if ((Number(polynomial) >>> (degree - 1 - k)) & 1) value ^= out[i - k]!;
      out[i] = value >>> 0;
    }
  }
  known[dimension] = out;
  return out;
}

/** Refuses a design that needs more dimensions than the sequence has. Throws InputError. */
export function withinSobol(design: string, dimensions: number): void {
  if (dimensions > mostDimensions())
    refuse(
      `design.${design}`,
      `a Sobol' sequence of ${dimensions} dimensions`,
      `at most ${mostDimensions()}; saltelli needs two for each varied quantity`,
      'Name fewer quantities in vary, or use morris.',
    );
}

/**
 * One coordinate of the Sobol' sequence as a 32-bit word: `index` from 0 (the origin), `dimension` from 0. Gray code order, as in scipy and SALib.
 * Each point is made from its address alone. Throws RangeError beyond `mostDimensions`.
 */
export function sobolWord(index: number, dimension: number): number {
  if (dimension >= mostDimensions())
    throw new RangeError(`a Sobol' sequence of at most ${mostDimensions()} dimensions, found ${dimension + 1}`);
  const directions = directionsOf(dimension);
  let gray = (index ^ (index >>> 1)) >>> 0;
  let word = 0;
  for (let bit = 0; gray !== 0; bit += 1, gray >>>= 1) if (gray & 1) word ^= directions[bit]!;
  return word >>> 0;
}

/** A coordinate in 0..1, moved by a digital shift: exclusive-or with one word a dimension. A shift of 0 gives the sequence itself. */
export const sobolPosition = (index: number, dimension: number, shift = 0): number => ((sobolWord(index, dimension) ^ shift) >>> 0) / WORDS;
