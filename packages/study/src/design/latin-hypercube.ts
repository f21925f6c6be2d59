import { WORDS } from '../statistics/words.js';

/** A random word (0 to 2^32 - 1) of a dimension's name and two whole numbers: a pure function of its address. */
export type Draw = (dimension: string, index: number, which: number) => number;

/**
 * Latin hypercube: for each dimension one position in 0..1 per point, exactly one in each of `points` equal strata.
 * A column depends on its own name only, so a new assumption leaves the others where they were.
 * Returns `[point][dimension]`; no points or no dimensions give empty rows.
 */
export function latinHypercube(dimensions: readonly string[], points: number, draw: Draw): number[][] {
  const rows = Array.from({ length: points }, () => dimensions.map(() => 0));
  dimensions.forEach((name, d) => {
    orderOf(points, (i) => draw(name, i, 0)).forEach((point, stratum) => {
      rows[point]![d] = (stratum + draw(name, point, 1) / WORDS) / points;
    });
  });
  return rows;
}

/** Words and numbers of points below this fit into one exact number together. */
const MOST = 2 ** 20;

/** The points in order of a word of each; of two with one word, the first comes first. */
function orderOf(points: number, wordOf: (point: number) => number): number[] | Float64Array {
  const words = Float64Array.from({ length: points }, (_, i) => wordOf(i));
  if (points > MOST) return Array.from(words.keys()).sort((a, b) => words[a]! - words[b]! || a - b);
  // Sorting numbers costs a tenth of sorting by a function, and a search orders many thousand candidates in each of its lists.
  return words
    .map((word, i) => word * MOST + i)
    .sort()
    .map((both) => both % MOST);
}
