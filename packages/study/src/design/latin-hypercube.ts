import { WORDS } from '../statistics/words.js';

/** A random word (0 to 2^32 - 1) of a dimension's name and two whole numbers: a pure function of its address. */
export type Draw = (dimension: string, index: number, which: number) => number;

/** A word and the number of a point below this are one exact number together. A list of a search has half a million candidates at most. */
const MOST_POINTS = 2 ** 20;

/**
 * Latin hypercube: for each dimension one position in 0..1 per point, exactly one in each of `points` equal strata.
 * A column depends on its own name only, so a new assumption leaves the others where they were.
 * Returns `[point][dimension]`; no points or no dimensions give empty rows.
 */
export function latinHypercube(dimensions: readonly string[], points: number, draw: Draw): number[][] {
  const rows = Array.from({ length: points }, () => dimensions.map(() => 0));
  dimensions.forEach((name, d) => {
    // Sorting numbers costs a tenth of sorting by a function, and a search orders many thousand candidates in each of its lists.
    const order = new Float64Array(points);
    for (let point = 0; point < points; point += 1) order[point] = draw(name, point, 0) * MOST_POINTS + point;
    order.sort();
    for (let stratum = 0; stratum < points; stratum += 1) {
      const both = order[stratum]!;
      // The remainder, which is exact here, at a fraction of the cost of %.
      const point = both - Math.floor(both / MOST_POINTS) * MOST_POINTS;
      rows[point]![d] = (stratum + draw(name, point, 1) / WORDS) / points;
    }
  });
  return rows;
}
