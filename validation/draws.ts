import { ONE, threefry4x32 } from '@glasshouse/dice';
import { hash32 } from '@glasshouse/model';

/** Numbers one after the other from the dice of the project; the same numbers for the same arguments. */
export interface Draws {
  /** Uniform between 0 and 1, never 0 or 1, in steps of 2^-32. */
  uniform(): number;
  normal(): number;
  exponential(): number;
  /** Poisson, for means up to a few hundred. */
  poisson(mean: number): number;
  /** Whole number in 0..n-1. */
  below(n: number): number;
}

/** Draws of one replicate of a closed module. `purpose` 0 belongs to no decision of the engine. */
export function drawsOf(seed: number, replicate: number, name: string): Draws {
  const words = new Int32Array(4);
  const key = hash32(name);
  let taken = 4;
  let block = 0;
  let spare: number | null = null;
  const uniform = (): number => {
    if (taken === 4) {
      threefry4x32(words, seed, replicate, 0, key, block, 0, 0, 0);
      block += 1;
      taken = 0;
    }
    const word = words[taken]! >>> 0;
    taken += 1;
    return (word + 0.5) / ONE;
  };
  const normal = (): number => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  const poisson = (mean: number): number => {
    const u = uniform();
    let chance = Math.exp(-mean);
    let sum = chance;
    let count = 0;
    while (u > sum && count < 10_000) {
      count += 1;
      chance *= mean / count;
      sum += chance;
    }
    return count;
  };
  return { uniform, normal, poisson, exponential: () => -Math.log(uniform()), below: (n) => Math.floor(uniform() * n) };
}

/** Mean, standard deviation (n - 1) and standard error of the mean of some numbers. */
export function momentsOf(values: ArrayLike<number>): { mean: number; deviation: number; error: number } {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i]! - mean) ** 2;
  const deviation = Math.sqrt(squares / (count - 1));
  return { mean, deviation, error: deviation / Math.sqrt(count) };
}
