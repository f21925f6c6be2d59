import { normalBelow } from '@glasshouse/study';
import type { Draws } from '../draws.js';

/**
 * People who end up opposing in public when each does so once the percentage opposing is at or above their threshold (whole percents), from
 * nobody. Counted in whole people: no share is ever compared.
 */
export function bandwagon(thresholds: readonly number[]): number {
  const size = thresholds.length;
  for (let opposing = 0; ;) {
    const next = thresholds.filter((threshold) => 100 * opposing >= threshold * size).length;
    if (next === opposing) return opposing;
    opposing = next;
  }
}

/** S - F(S): zero where the public share S of opposition holds itself up; pressure `k`, mean private leaning `mu`. */
const surplus = (share: number, k: number, mu: number): number => share - normalBelow(mu - k * (1 - 2 * share));

/** Public shares that hold themselves up, lowest first. A grid of 2,000 cells and bisection; a tangency is not seen. */
export function fixedPoints(k: number, mu: number): number[] {
  const found: number[] = [];
  const cells = 2000;
  for (let cell = 0; cell < cells; cell++) {
    // The grid is off by a part of a cell, so that no fixed point at a half falls on it.
    let low = (cell + 0.3) / (cells + 0.6);
    let high = (cell + 1.3) / (cells + 0.6);
    if (cell === 0) low = 0;
    if (surplus(low, k, mu) < 0 === surplus(high, k, mu) < 0) continue;
    const below = surplus(low, k, mu) < 0;
    while (high - low > 1e-14) {
      const middle = (low + high) / 2;
      if (surplus(middle, k, mu) < 0 === below) low = middle;
      else high = middle;
    }
    found.push((low + high) / 2);
  }
  return found;
}

/** Where the low fixed point vanishes: mean private leaning, and public share there. For a pressure above sqrt(pi / 2). */
export function vanishing(k: number): { mu: number; share: number } {
  const z = Math.sqrt(-2 * Math.log(Math.sqrt(2 * Math.PI) / (2 * k)));
  const share = normalBelow(-z);
  return { mu: k * (1 - 2 * share) - z, share };
}

/** The same in a drawn crowd, everybody looking at everybody, from nobody opposing: the share in the end. */
export function drawnCrowd(draws: Draws, size: number, k: number, mu: number): number {
  const leanings = Float64Array.from({ length: size }, () => mu + draws.normal()).sort();
  let opposing = 0;
  for (;;) {
    const line = k * (1 - (2 * opposing) / size);
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (leanings[middle]! > line) high = middle;
      else low = middle + 1;
    }
    const next = size - low;
    if (next === opposing) return opposing / size;
    opposing = next;
  }
}
