import { sobolPosition, withinSobol } from '../sobol.js';
import type { Factor } from '../factors.js';
import type { DesignKind } from './kind.js';

/** SALib skips as many points as are asked for, and never fewer. */
const LEAST_SKIPPED = 16;

/** Two points of the unit cube and, for each factor, the first with that factor of the second: A, AB of each factor, B. */
const blockOf = (a: readonly number[], b: readonly number[], factors: readonly Factor[]): number[][] => [
  [...a],
  ...factors.map(({ columns }) => a.map((value, d) => (columns.includes(d) ? b[d]! : value))),
  [...b],
];

/**
 * Rows of Saltelli's design in the order of SALib, for `base` base points (a power of two): each base row gives A, A with one factor of B, and B.
 * `shifts`: a word for each of twice as many dimensions; none gives SALib's unscrambled points.
 */
export function saltelliRows(base: number, dimensions: number, factors: readonly Factor[], shifts: readonly number[] = []): number[][] {
  const skip = Math.max(base, LEAST_SKIPPED);
  return Array.from({ length: base }, (_, j) => {
    const all = Array.from({ length: 2 * dimensions }, (_two, d) => sobolPosition(skip + j, d, shifts[d]));
    return blockOf(all.slice(0, dimensions), all.slice(dimensions), factors);
  }).flat();
}

/** Saltelli's design. A base row shares its random draws, so that two of its points differ by a factor alone. */
export const saltelli: DesignKind = ({ design, size, dimensions, factors, draw }) => {
  withinSobol('saltelli', 2 * dimensions.length);
  const shifts = Array.from({ length: 2 * dimensions.length }, (_, d) => draw('saltelli', d, 0));
  return saltelliRows(design.saltelli![size], dimensions.length, factors, shifts).map((positions, i) => ({
    positions,
    block: Math.floor(i / (factors.length + 2)),
  }));
};
