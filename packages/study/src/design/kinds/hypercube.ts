import { latinHypercube } from '../latin-hypercube.js';
import type { Draw } from '../latin-hypercube.js';
import { wordsAt } from '../../statistics/words.js';
import type { DesignKind } from './kind.js';

/** Hypercubes drawn, of which one is kept. */
const DRAWN = 50;

/** Words of one candidate: the address of a column is its name, the candidate, and one word of the seed. */
function wordsOf(draw: Draw, candidate: number): Draw {
  const columns = new Map<string, { at: number[]; next: () => number }>();
  return (name, index, which) => {
    const key = `${name}|${which}`;
    const column = columns.get(key) ?? { at: [], next: wordsAt(`hypercube|${key}|${candidate}|${draw(name, candidate, 2)}`) };
    columns.set(key, column);
    while (column.at.length <= index) column.at.push(column.next());
    return column.at[index]!;
  };
}

/** The least squared distance between two points, or any number not above `least` once it is known to be no greater. */
export function leastDistance(rows: readonly (readonly number[])[], least = -1): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = 1; i < rows.length; i += 1) {
    const one = rows[i]!;
    for (let j = 0; j < i; j += 1) {
      const other = rows[j]!;
      let sum = 0;
      for (let d = 0; d < one.length && sum < nearest; d += 1) sum += (one[d]! - other[d]!) ** 2;
      if (sum < nearest) nearest = sum;
      if (nearest <= least) return nearest;
    }
  }
  return nearest;
}

/** The optimised Latin hypercube: of fifty, the one whose two nearest points are farthest apart; the first of those where several are. */
export const hypercube: DesignKind = ({ design, size, dimensions, draw }) => {
  let kept: number[][] = [];
  let least = -1;
  for (let candidate = 0; candidate < DRAWN; candidate += 1) {
    const rows = latinHypercube(dimensions, design.hypercube![size], wordsOf(draw, candidate));
    const distance = leastDistance(rows, least);
    if (distance > least) [kept, least] = [rows, distance];
  }
  return kept.map((positions) => ({ positions }));
};
