import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Rows of a table of `fixtures`, by the names of its columns. */
export function fixture(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(HERE, 'fixtures', name), 'utf8')
    .trim()
    .split('\n');
  const names = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((field, i) => [names[i]!, field])));
}

/** The Ishigami function, a = 7 and b = 0.1, of positions 0..1 for -pi to pi. */
export function ishigami(position: readonly number[]): number {
  const [x1, x2, x3] = position.map((u) => (2 * u - 1) * Math.PI) as [number, number, number];
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

/** Sobol's g function of eight factors. */
export const sobolG = (position: readonly number[]): number =>
  [0, 1, 4.5, 9, 99, 99, 99, 99].reduce((product, a, i) => (product * (Math.abs(4 * position[i]! - 2) + a)) / (1 + a), 1);

/** Factors of a function, each of one column. */
export const plainFactors = (count: number): { id: string; columns: number[] }[] =>
  Array.from({ length: count }, (_, i) => ({ id: `x${i + 1}`, columns: [i] }));
