import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Draws } from '../../../validation/draws.js';

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

/** Exact mean size of Morris's effects of a factor: over all levels that a step can begin at. */
export function exactMuStar(of: (position: readonly number[]) => number, factors: number, factor: number): number {
  let [sum, all] = [0, 0];
  for (let at = 0; at < 4 ** factors; at += 1) {
    const levels = Array.from({ length: factors }, (_, d) => Math.floor(at / 4 ** d) % 4);
    if (levels[factor]! > 1) continue;
    const after = levels.map((one, d) => (d === factor ? one + 2 : one));
    sum += Math.abs(of(after.map((one) => one / 3)) - of(levels.map((one) => one / 3))) / (2 / 3);
    all += 1;
  }
  return sum / all;
}
/** A function of three factors with an interaction and a bend. */
export const threeFactors = ([a, b, c]: readonly number[]): number => 3 * a! + 2 * b! * c! + 4 * (c! - 0.4) ** 2;

/** What is made of the draws of a trial, once for all situations that read it. */
export function once<T>(make: (draw: Draws, trial: number) => T): (draw: Draws, trial: number) => T {
  const made = new Map<number, T>();
  return (draw, trial) => {
    if (!made.has(trial)) made.set(trial, make(draw, trial));
    return made.get(trial)!;
  };
}
