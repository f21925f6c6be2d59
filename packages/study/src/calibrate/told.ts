import { quantile } from '../statistics/order.js';
import { meanOf } from '../sensitivity/spread.js';

/** What the fitted counts say of one quantity. */
export interface Told {
  path: string;
  /** 5th to 95th percentile of its positions over the worlds that fit. */
  after: [number, number];
  /** Width of that range over its width before, 0.9. */
  width: number;
  /** False where the range stays: the counts do not tell it. */
  told: boolean;
}

/** Two quantities that the counts tell together and not apart. */
export interface Together {
  paths: [string, string];
  correlation: number;
}

/** Width after over width before from which on the counts do not tell a quantity. */
const NOT_TOLD = 0.8;
const BEFORE = 0.9;
/** Correlation above which two quantities are reported only together. */
const CORRELATED = 0.5;

/** What is reported of each quantity, from the positions of the worlds that fit: `[world][quantity]`. */
export const toldOf = (paths: readonly string[], positions: readonly (readonly number[])[]): Told[] =>
  paths.map((path, d) => {
    const values = positions.map((position) => position[d]!);
    const after: [number, number] = [quantile(values, 0.05), quantile(values, 0.95)];
    const width = (after[1] - after[0]) / BEFORE;
    return { path, after, width, told: width <= NOT_TOLD };
  });

/** Pairs of quantities whose positions go together over the worlds that fit, the closest first. */
export function togetherOf(paths: readonly string[], positions: readonly (readonly number[])[]): Together[] {
  const columns = paths.map((_, d) => {
    const values = positions.map((position) => position[d]!);
    const mean = meanOf(values);
    return values.map((value) => value - mean);
  });
  const product = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const pairs = paths.flatMap((one, i) =>
    paths.slice(i + 1).map((other, j): Together => {
      const [a, b] = [columns[i]!, columns[i + 1 + j]!];
      return { paths: [one, other], correlation: product(a, b) / Math.sqrt(product(a, a) * product(b, b)) };
    }),
  );
  return pairs
    .filter(({ correlation }) => Math.abs(correlation) >= CORRELATED)
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

/** Whether random draws leave a tolerance room: spread of a count over replicates of one world, as part of the count. */
export interface DiceRoom {
  id: string;
  spread: number;
  tolerance: number;
  /** The spread is at most a third of the tolerance. */
  enough: boolean;
  /** Times the simulated people that would be enough, for independent people; 1 where it is. */
  timesPeople: number;
}

/** A spread above this part of a tolerance decides a fit by dice. */
const ROOM = 1 / 3;

/** Compares the spread of throws with a tolerance. `throws`: the count in each throw of one world. */
export function diceRoom(id: string, throws: readonly number[], tolerance: number): DiceRoom {
  const mean = meanOf(throws);
  const spread = mean > 0 ? Math.sqrt(throws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (throws.length - 1)) / mean : 0;
  const times = (spread / (tolerance * ROOM)) ** 2;
  return { id, spread, tolerance, enough: times <= 1, timesPeople: Math.max(1, Math.ceil(times * (1 - 1e-9))) };
}
