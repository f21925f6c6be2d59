import type { Estimated } from '@glasshouse/model';
import type { Factor } from '../design/factors.js';
import { bootstrapErrors, meanOf, varianceOf, withError } from './spread.js';

/** Shares of the variance of an output that belong to a factor: alone, and with all its interactions. */
export interface SobolIndices {
  factor: string;
  first: Estimated;
  total: Estimated;
}

/** Outputs of Saltelli's design: base row by row, A, A with one factor of B each, B. */
interface Blocks {
  a: number[];
  b: number[];
  /** `[factor][row]`. */
  mixed: number[][];
  /** The base row that each of these rows came from: several rows where a base row has several throws. */
  base: number[];
}

function blocksOf(throws: readonly (readonly number[])[], factors: number): Blocks {
  const length = factors + 2;
  const blocks: Blocks = { a: [], b: [], mixed: Array.from({ length: factors }, () => []), base: [] };
  for (const values of throws)
    for (let j = 0; (j + 1) * length <= values.length; j += 1) {
      const row = values.slice(j * length, (j + 1) * length);
      if (!row.every(Number.isFinite)) continue;
      blocks.a.push(row[0]!);
      blocks.b.push(row[length - 1]!);
      row.slice(1, -1).forEach((value, f) => blocks.mixed[f]!.push(value));
      blocks.base.push(j);
    }
  return blocks;
}

/** First order by Saltelli (2010), total by Jansen (1999), and the share of what A and B have in common, which is the random draws of their row. */
function indicesOf({ a, b, mixed }: Blocks): { first: number[]; total: number[]; common: number } {
  const both = [...a, ...b];
  const centre = meanOf(both.concat(...mixed));
  const variance = varianceOf(both);
  const rows = a.length;
  /** Mean over rows of what `of` makes of them. */
  const mean = (of: (row: number) => number): number => {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += of(row);
    return sum / rows;
  };
  return {
    first: mixed.map((ab) => mean((j) => (b[j]! - centre) * (ab[j]! - a[j]!)) / variance),
    total: mixed.map((ab) => (0.5 * mean((j) => (a[j]! - ab[j]!) ** 2)) / variance),
    common: mean((j) => (a[j]! - centre) * (b[j]! - centre)) / variance,
  };
}

const rowsAt = ({ a, b, mixed, base }: Blocks, rows: readonly number[]): Blocks => {
  const at = (values: readonly number[]): number[] => rows.map((row) => values[row]!);
  return { a: at(a), b: at(b), mixed: mixed.map(at), base: at(base) };
};

export interface SobolResult {
  factors: SobolIndices[];
  /** Share of the random draws, where A and B of a row share theirs and other rows do not. */
  dice: Estimated;
  /** Base rows used, of all. */
  rows: number;
}

/**
 * Sobol' indices from the outputs of Saltelli's design. `throws`: for each throw of the dice one output a point, in the order of the design; a base row
 * with an output that is not finite is left out. Intervals by the bootstrap over base rows. Null with fewer than two rows or an output that does not vary.
 */
export function sobolIndices(
  throws: readonly (readonly number[])[],
  factors: readonly Factor[],
  { resamples, address }: { resamples: number; address: string },
): SobolResult | null {
  const blocks = blocksOf(throws, factors.length);
  const bases = [...new Set(blocks.base)];
  if (bases.length < 2 || !(varianceOf([...blocks.a, ...blocks.b]) > 0)) return null;
  const rowsOf = bases.map((base) => blocks.base.flatMap((one, row) => (one === base ? [row] : [])));
  const { first, total, common } = indicesOf(blocks);
  const errors = bootstrapErrors(bases.length, resamples, address, (units) => {
    const drawn = indicesOf(rowsAt(blocks, units.flatMap((unit) => rowsOf[unit]!))); // prettier-ignore
    return [...drawn.first, ...drawn.total, drawn.common];
  });
  return {
    factors: factors.map(({ id }, f) => ({
      factor: id,
      first: withError(first[f]!, errors[f]),
      total: withError(total[f]!, errors[factors.length + f]),
    })),
    dice: withError(common, errors[2 * factors.length]),
    rows: bases.length,
  };
}
