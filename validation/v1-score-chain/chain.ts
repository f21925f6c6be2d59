/** A chain of scores that moves one up, one down or stays, as a matrix; with a list that is entered low and left only higher up. */
export interface Walk {
  top: number;
  up: number;
  down: number;
  /** Entered at or below; left at or above. */
  enter: number;
  leave: number;
}

type Matrix = number[][];

const zeros = (n: number): Matrix => Array.from({ length: n }, () => Array<number>(n).fill(0));

/** One period of scores 0 to `top`; moves that would leave them are not made. */
export function scores({ top, up, down }: Walk): Matrix {
  const matrix = zeros(top + 1);
  for (let i = 0; i <= top; i++) {
    const rise = i < top ? up : 0;
    const fall = i > 0 ? down : 0;
    if (i < top) matrix[i]![i + 1] = rise;
    if (i > 0) matrix[i]![i - 1] = fall;
    matrix[i]![i] = 1 - rise - fall;
  }
  return matrix;
}

/** The same with the list: state `2 x score + (listed ? 1 : 0)`. */
export function withList(walk: Walk): Matrix {
  const plain = scores(walk);
  const matrix = zeros(2 * plain.length);
  plain.forEach((row, i) =>
    row.forEach((p, j) => {
      for (const listed of [0, 1]) matrix[2 * i + listed]![2 * j + (j <= walk.enter ? 1 : j >= walk.leave ? 0 : listed)]! += p;
    }),
  );
  return matrix;
}

/** Distribution after a number of periods. */
export function after(matrix: Matrix, start: number[], periods: number): number[] {
  let now = start;
  for (let t = 0; t < periods; t++) now = now.map((_, j) => now.reduce((sum, p, i) => sum + p * matrix[i]![j]!, 0));
  return now;
}

/** Solves a linear system by elimination with pivots. */
export function solve(matrix: Matrix, right: number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let c = 0; c < n; c++) {
    let best = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]![c]!) > Math.abs(rows[best]![c]!)) best = r;
    [rows[c], rows[best]] = [rows[best]!, rows[c]!];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = rows[r]![c]! / rows[c]![c]!;
      if (factor !== 0) for (let k = c; k <= n; k++) rows[r]![k]! -= factor * rows[c]![k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

/** The law that a period does not change. */
export function stationary(matrix: Matrix): number[] {
  const n = matrix.length;
  const system = Array.from({ length: n }, (_, j) => Array.from({ length: n }, (_i, i) => matrix[i]![j]! - (i === j ? 1 : 0)));
  system[n - 1] = Array<number>(n).fill(1);
  return solve(system, [...Array<number>(n - 1).fill(0), 1]);
}

/** Mean and standard deviation of the periods until a set of states is reached from another state. */
export function passage(matrix: Matrix, from: number, reached: (state: number) => boolean): { mean: number; deviation: number } {
  const open = matrix.map((_, i) => i).filter((i) => !reached(i));
  const left = open.map((i) => open.map((j) => (i === j ? 1 : 0) - matrix[i]![j]!));
  const mean = solve(left, Array<number>(open.length).fill(1));
  const square = solve(
    left,
    mean.map((m) => 2 * m - 1),
  );
  const at = open.indexOf(from);
  return { mean: mean[at]!, deviation: Math.sqrt(square[at]! - mean[at]! ** 2) };
}

/** Chance of reaching `high` before `low`. */
export function reachesFirst(matrix: Matrix, from: number, high: number, low: number): number {
  const open = matrix.map((_, i) => i).filter((i) => i > low && i < high);
  const chances = solve(
    open.map((i) => open.map((j) => (i === j ? 1 : 0) - matrix[i]![j]!)),
    open.map((i) => matrix[i]![high]!),
  );
  return chances[open.indexOf(from)]!;
}

/** Total variation distance of two laws. */
export const distance = (a: number[], b: number[]): number => a.reduce((sum, p, i) => sum + Math.abs(p - b[i]!), 0) / 2;

/**
 * Chances a day of two streams whose steps fall on the same day by chance, so that the net step of a day is `slow` times as likely as in
 * the walk: up (1 - down) and down (1 - up) have the chances wanted.
 */
export function streamsOf({ up, down }: Walk, slow: number): { up: number; down: number } {
  const drift = (up - down) * slow;
  const fall = (1 - drift - Math.sqrt((1 - drift) ** 2 - 4 * down * slow)) / 2;
  return { up: fall + drift, down: fall };
}
