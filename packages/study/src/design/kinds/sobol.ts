import { sobolPosition, withinSobol } from '../sobol.js';
import type { DesignKind } from './kind.js';

/** A Sobol' sequence from its first point on, with a digital shift by the seed in each dimension. */
export const sobol: DesignKind = ({ design, size, dimensions, draw }) => {
  withinSobol('sobol', dimensions.length);
  const shifts = dimensions.map((_, d) => draw('sobol', d, 0));
  return Array.from({ length: design.sobol![size] }, (_, index) => ({
    positions: dimensions.map((_name, d) => sobolPosition(index, d, shifts[d])),
  }));
};
