/** Weight, for each point, of the pull of every coefficient but the first towards zero. */
const RIDGE = 1e-3;

/** Values of a quadratic's terms at a position 0..1: one, each coordinate from -1 to 1, squares and products. */
export function termsOf(position: readonly number[]): number[] {
  const terms = [1];
  for (const u of position) terms.push(2 * u - 1);
  const { length } = terms;
  for (let i = 1; i < length; i += 1) for (let j = i; j < length; j += 1) terms.push(terms[i]! * terms[j]!);
  return terms;
}

/** Lower triangle L of a positive definite matrix, L Lᵀ. Throws RangeError for any other. */
export function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = [];
  matrix.forEach((row, i) => {
    const own: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? own : lower[j]!;
      let sum = row[j]!;
      for (let k = 0; k < j; k += 1) sum -= own[k]! * other[k]!;
      if (j === i && !(sum > 0)) throw new RangeError(`a matrix that is not positive definite, at row ${i}`);
      own.push(j === i ? Math.sqrt(sum) : sum / other[j]!);
    }
    lower.push(own);
  });
  return lower;
}

/** Solves L z = b. */
function forward(lower: readonly (readonly number[])[], b: readonly number[]): number[] {
  const z: number[] = [];
  lower.forEach((row, i) => {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= row[k]! * z[k]!;
    z.push(sum / row[i]!);
  });
  return z;
}

/** Solves Lᵀ x = z. */
function backward(lower: readonly (readonly number[])[], z: readonly number[]): number[] {
  const x = [...z];
  for (let i = lower.length - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < lower.length; k += 1) x[i]! -= lower[k]![i]! * x[k]!;
    x[i]! /= lower[i]![i]!;
  }
  return x;
}

/** A quadratic that stands for one output of the model. */
export interface Emulator {
  /** What it says at a position. */
  at(terms: readonly number[]): number;
  /** Root mean square of what each point is missed by when it is left out: the error of the quadratic and the random draws of a run together. */
  error: number;
}

/**
 * One quadratic in the positions for each output, by ridge regression; all share one factorisation. `outputs`: `[output][point]`, finite. With fewer
 * points than terms the ridge decides, and the error says so.
 */
export function fitQuadratics(positions: readonly (readonly number[])[], outputs: readonly (readonly number[])[]): Emulator[] {
  const rows = positions.map(termsOf);
  const size = rows[0]?.length ?? 1;
  const gram = Array.from({ length: size }, () => Array<number>(size).fill(0));
  for (const row of rows)
    for (let i = 0; i < size; i += 1) {
      const own = gram[i]!;
      const value = row[i]!;
      for (let j = 0; j <= i; j += 1) own[j]! += value * row[j]!;
    }
  gram.forEach((row, i) => (row[i]! += i === 0 ? 1e-9 : RIDGE * rows.length));
  const lower = cholesky(gram);
  const leverage = rows.map((row) => forward(lower, row).reduce((sum, value) => sum + value * value, 0));
  return outputs.map((values) => {
    const right = Array<number>(size).fill(0);
    rows.forEach((row, p) => row.forEach((value, i) => (right[i]! += value * values[p]!)));
    const coefficients = backward(lower, forward(lower, right));
    const at = (terms: readonly number[]): number => {
      let sum = 0;
      for (let i = 0; i < size; i += 1) sum += coefficients[i]! * terms[i]!;
      return sum;
    };
    const squares = rows.reduce((sum, row, p) => sum + ((values[p]! - at(row)) / Math.max(1e-6, 1 - leverage[p]!)) ** 2, 0);
    return { at, error: Math.sqrt(squares / rows.length) };
  });
}
