import type { Estimated } from '@glasshouse/model';
import { tQuantile } from '../statistics/t-quantile.js';
import { meanOf, sampleVariance, varianceOf } from './spread.js';

/** Points without which nothing is said of a budget. */
export const FEWEST_POINTS_OF_A_BUDGET = 5;
/** Throws that all points share, without which no interval is printed. */
const FEWEST_SHARED_THROWS = 5;

/** Parts of the variance of a number over points and throws; together they are one, before an estimate below zero. */
export interface Budget {
  assumptions: Estimated;
  dice: Estimated;
  /** What random draws do differently at different points; null where points do not share their draws, and it is part of `dice`. */
  both: Estimated | null;
  points: number;
  throws: number;
}

/** Mean squares of `[point][throw]`, crossed: throw r is the same dice at each point. */
function crossed(table: readonly (readonly number[])[]): number[] {
  const [p, r] = [table.length, table[0]!.length];
  const grand = table.reduce((sum, row) => row.reduce((all, value) => all + value, sum), 0) / (p * r);
  const rows = table.map(meanOf);
  const columns = table[0]!.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0) / p);
  const between = (r * rows.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (p - 1);
  const over = (p * columns.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (r - 1);
  let rest = 0;
  table.forEach((row, i) => row.forEach((value, j) => (rest += (value - rows[i]! - columns[j]! + grand) ** 2)));
  const both = rest / ((p - 1) * (r - 1));
  return [(between - both) / r, (over - both) / p, both];
}

/** Mean squares of `[point][throw]`, nested: each point has dice of its own. */
function nested(table: readonly (readonly number[])[]): number[] {
  const [p, r] = [table.length, table[0]!.length];
  const rows = table.map(meanOf);
  const grand = meanOf(rows);
  const between = (r * rows.reduce((sum, mean) => sum + (mean - grand) ** 2, 0)) / (p - 1);
  let within = 0;
  table.forEach((row, i) => row.forEach((value) => (within += (value - rows[i]!) ** 2)));
  const dice = within / (p * (r - 1));
  return [(between - dice) / r, dice];
}

/** Variance of each part by the jackknife: `[left out][part]`. */
function leftOut(without: readonly (readonly number[])[]): number[] {
  const n = without.length;
  return without[0]!.map((_, part) => {
    const seen = without.map((one) => one[part]!);
    const mean = meanOf(seen);
    return ((n - 1) / n) * seen.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  });
}

const sharesOf = (parts: readonly number[]): number[] => {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / whole);
};

/**
 * Splits the variance of one run over assumptions and dice by mean squares. `table`: `[point][throw]`, complete; `shared`: throws are the same dice
 * at every point. Estimates may fall below 0. Intervals by leaving out one point at a time and, where
 * throws are shared, one throw at a time; none with fewer than five of these. Null with fewer than five points, one throw, or no variance.
 */
export function budgetOf(table: readonly (readonly number[])[], shared: boolean): Budget | null {
  const complete = table.filter((row) => row.every(Number.isFinite));
  const throws = complete[0]?.length ?? 0;
  if (complete.length < FEWEST_POINTS_OF_A_BUDGET || throws < 2) return null;
  const parts = (of: readonly (readonly number[])[]): number[] => sharesOf(shared ? crossed(of) : nested(of));
  const whole = parts(complete);
  if (!whole.every(Number.isFinite)) return null;
  const n = complete.length;
  const byPoint = leftOut(complete.map((_, i) => parts(complete.filter((_row, j) => j !== i))));
  // Throws that all points share are a sample of their own: with few of them, more rests on these than on the points.
  const byThrow = shared ? (throws < FEWEST_SHARED_THROWS ? null : leftOut(complete[0]!.map((_, r) => parts(complete.map((row) => row.filter((_value, j) => j !== r)))))) : whole.map(() => 0); // prettier-ignore
  const wide = tQuantile(0.975, (shared ? Math.min(n, throws) : n) - 1);
  const estimated = whole.map((value, part): Estimated => {
    const error = byThrow ? Math.sqrt(byPoint[part]! + byThrow[part]!) : Number.NaN;
    return { value, interval: Number.isFinite(error) ? [value - wide * error, value + wide * error] : null };
  });
  return { assumptions: estimated[0]!, dice: estimated[1]!, both: shared ? estimated[2]! : null, points: n, throws };
}

/** Runs of one structure or of one number of people: their mean, and the variance of that mean. */
export interface Alternative {
  mean: number;
  error: number;
}

/** Mean of some runs and the variance of that mean. */
export const alternativeOf = (values: readonly number[]): Alternative => ({
  mean: meanOf(values),
  error: sampleVariance(values) / values.length,
});

/**
 * Variance between alternatives of which each is as likely, less what the errors of their means bring of it; may fall below 0. The law of total variance:
 * it adds to the variance within an alternative. 0 of one alternative.
 */
export function betweenAlternatives(alternatives: readonly Alternative[]): number {
  const n = alternatives.length;
  const brought = (meanOf(alternatives.map(({ error }) => error)) * (n - 1)) / n;
  return varianceOf(alternatives.map(({ mean }) => mean)) - (n === 1 ? 0 : brought);
}

/**
 * Takes up structures and sizes into a budget of assumptions and dice, so that all shares add to one again. `within`: variance of a number over the runs
 * that the budget is of; `structure`, `size`: variances between alternatives, null where there are none. Variances that come out below 0 count as 0.
 */
export function withAlternatives(
  budget: Pick<Budget, 'assumptions' | 'dice' | 'both'>,
  within: number,
  structure: number | null,
  size: number | null,
): Pick<Budget, 'assumptions' | 'dice' | 'both'> & { structure?: Estimated; size?: Estimated } {
  const parts = [structure, size].map((part) => (part === null ? null : Math.max(0, part)));
  const whole = parts.reduce<number>((sum, part) => sum + (part ?? 0), within);
  const scaled = ({ value, interval }: Estimated): Estimated => ({
    value: (value * within) / whole,
    interval: interval && [(interval[0] * within) / whole, (interval[1] * within) / whole],
  });
  const share = (part: number): Estimated => ({ value: part / whole, interval: null });
  return {
    assumptions: scaled(budget.assumptions),
    dice: scaled(budget.dice),
    both: budget.both && scaled(budget.both),
    ...(parts[0] === null ? {} : { structure: share(parts[0]!) }),
    ...(parts[1] === null ? {} : { size: share(parts[1]!) }),
  };
}

/** What the number of simulated people does to a number at the scenario as written. */
export interface SizeEffect {
  /** Simulated people of the two experiments. */
  simulated: [number, number];
  /** Mean at the other size less mean at this one, with its 95 percent interval: a bias, where the interval leaves out 0. */
  shift: Estimated;
  /** Variance over throws at the other size over that at this one; near simulated[0] / simulated[1] where people are independent; null where this one does not vary. */
  varianceRatio: number | null;
}

/** Compares the throws of one point at two numbers of people (Welch). Null with fewer than two throws of either. */
export function sizeEffect(one: readonly number[], other: readonly number[], simulated: [number, number]): SizeEffect | null {
  if (one.length < 2 || other.length < 2) return null;
  const [a, b] = [sampleVariance(one) / one.length, sampleVariance(other) / other.length];
  const degrees = (a + b) ** 2 / (a ** 2 / (one.length - 1) + b ** 2 / (other.length - 1));
  const value = meanOf(other) - meanOf(one);
  // Throws of which none differs from another have no spread to go by.
  const half = Number.isFinite(degrees) ? tQuantile(0.975, Math.max(1, Math.floor(degrees))) * Math.sqrt(a + b) : null;
  return {
    simulated,
    shift: { value, interval: half === null ? null : [value - half, value + half] },
    varianceRatio: a > 0 ? sampleVariance(other) / sampleVariance(one) : null,
  };
}
