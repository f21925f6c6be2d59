import { normalDensity, normalQuantile } from '../statistics/normal.js';
import { weightedQuantile } from '../statistics/order.js';
import { freshHypercube } from './lists.js';
import { missOf } from './screen.js';
import type { FittedCount, RunWorld } from './screen.js';
import { WORDS, wordsAt } from '../statistics/words.js';

/** How large a second reading is. */
export interface AbcPlan {
  /** Worlds of a population; half of them are carried over into the next. */
  particles: number;
  /** Maximum number of populations. */
  most: number;
}

/** One population: the worlds closest to the counts so far. */
export interface AbcPopulation {
  runs: number;
  /** Greatest miss of a kept world in units of the tolerances: at 1 all of them fit. */
  tolerance: number;
  /** Part of the new worlds that came within the tolerance of the population before; null for the first. */
  accepted: number | null;
  /** Worlds of equal weight that would say as much. */
  effective: number;
}

export type AbcStopped = 'the tolerances are reached' | 'most populations' | 'few new worlds are closer';

export interface AbcResult {
  populations: AbcPopulation[];
  stopped: AbcStopped;
  /** Worlds of the last population, each as it was run, with its weight; weights add to 1. */
  particles: { world: RunWorld; weight: number }[];
}

interface Particle {
  world: RunWorld;
  miss: number;
  weight: number;
}

/** Part of a population that is carried over. */
const KEPT = 0.5;
/** Share of new worlds within the last tolerance below which more populations say nothing new (Lenormand, Jabot and Deffuant 2013). */
const FEW = 0.05;
/** Narrowest step, as a share of a range: a population at one place still moves. */
const LEAST_STEP = 1e-3;

/** Brings a number back into 0..1 as between two mirrors. */
const mirrored = (value: number): number => {
  const turn = ((value % 2) + 2) % 2;
  return turn <= 1 ? turn : 2 - turn;
};

/** Density at `to` of a normal step of spread `step` from `from` between two mirrors at 0 and 1: the sum over its images. */
export function mirroredDensity(from: number, to: number, step: number): number {
  const images = Math.ceil(1 + 4 * step);
  let sum = 0;
  for (let k = -images; k <= images; k += 1) sum += normalDensity((to + 2 * k - from) / step) + normalDensity((2 * k - to - from) / step);
  return sum / step;
}

/** Number of equal weights that say as much: the square of their sum over the sum of their squares. */
export function effectiveSize(weights: readonly number[]): number {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return sum ** 2 / weights.reduce((all, weight) => all + weight ** 2, 0);
}

/** Spread of a step in each dimension: the root of twice the weighted variance (Beaumont and others 2009). */
function stepsOf(particles: readonly Particle[], dimensions: number): number[] {
  const sum = particles.reduce((all, { weight }) => all + weight, 0);
  return Array.from({ length: dimensions }, (_, d) => {
    const mean = particles.reduce((all, { world, weight }) => all + weight * world.position[d]!, 0) / sum;
    const variance = particles.reduce((all, { world, weight }) => all + weight * (world.position[d]! - mean) ** 2, 0) / sum;
    return Math.max(LEAST_STEP, Math.sqrt(2 * variance));
  });
}

/** New positions, each a step away from a particle that is picked by weight; and the weight of each: the flat prior over the chance of proposing it. */
function proposals(
  particles: readonly Particle[],
  dimensions: number,
  count: number,
  address: string,
): { position: number[]; weight: number }[] {
  const next = wordsAt(`abc|${address}`);
  const uniform = (): number => (next() + 0.5) / WORDS;
  const steps = stepsOf(particles, dimensions);
  const sum = particles.reduce((all, { weight }) => all + weight, 0);
  const pick = (): Particle => {
    let rest = uniform() * sum;
    return particles.find(({ weight }) => (rest -= weight) < 0) ?? particles.at(-1)!;
  };
  return Array.from({ length: count }, () => {
    const { position: from } = pick().world;
    const position = from.map((value, d) => mirrored(value + steps[d]! * normalQuantile(uniform())));
    const density = particles.reduce(
      (all, { world, weight }) =>
        all + (weight / sum) * position.reduce((product, to, d) => product * mirroredDensity(world.position[d]!, to, steps[d]!), 1),
      0,
    );
    return { position, weight: 1 / density };
  });
}

/**
 * Population Monte Carlo with decreasing tolerances and weighted particles (ABC-SMC; Beaumont and others 2009, in the form with populations of a fixed
 * size of Lenormand, Jabot and Deffuant 2013). The prior is flat over the positions, which are the sampling scales of the ranges. The distance of a world is
 * its greatest miss in units of the tolerances. From each population the closer half is kept, and as many new worlds are run near them; each is weighted by
 * the prior over the chance of proposing it. Steps are mirrored at the ends of a range. Ends where every kept world fits, where few new worlds are
 * closer, or with the declared most. Populations are decided before their first run, from the address and earlier results alone.
 *
 * @param run runs the worlds of a population, by number from 0
 */
export async function abcPopulations(
  dimensions: number,
  targets: readonly FittedCount[],
  { particles: size, most }: AbcPlan,
  address: string,
  run: (positions: readonly (readonly number[])[], population: number) => Promise<RunWorld[]>,
): Promise<AbcResult> {
  const particleOf = (world: RunWorld, weight: number): Particle => ({ world, weight, miss: missOf(world.counts, targets) });
  const keep = Math.ceil(size * KEPT);
  let all = (await run(freshHypercube(dimensions, size, `abc|${address}`), 0)).map((world) => particleOf(world, 1));
  const populations: AbcPopulation[] = [];
  let stopped: AbcStopped = 'most populations';
  let accepted: number | null = null;
  let runs = size;
  for (let population = 1; ; population += 1) {
    const order = [...all].sort((a, b) => a.miss - b.miss);
    const tolerance = Math.max(1, order[keep - 1]!.miss);
    all = order.filter(({ miss }) => miss <= tolerance);
    populations.push({ runs, tolerance, accepted, effective: effectiveSize(all.map(({ weight }) => weight)) });
    if (tolerance === 1) stopped = 'the tolerances are reached';
    else if (accepted !== null && accepted < FEW) stopped = 'few new worlds are closer';
    else if (population < most) {
      const proposed = proposals(all, dimensions, size - keep, `${address}|${population}`);
      const worlds = await run(proposed.map(({ position }) => position), population); // prettier-ignore
      const added = worlds.map((world, i) => particleOf(world, proposed[i]!.weight));
      accepted = added.filter(({ miss }) => miss <= tolerance).length / added.length;
      runs = added.length;
      all = [...all, ...added];
      continue;
    }
    break;
  }
  const sum = all.reduce((total, { weight }) => total + weight, 0);
  return { populations, stopped, particles: all.map(({ world, weight }) => ({ world, weight: weight / sum })) };
}

/** A quantity or a number as the particles have it: 5th, 50th and 95th percentile by weight. */
export type AbcRange = [number, number, number];

/** Percentiles by weight of a number of the particles; null where one of them has none. */
export function abcRange(values: readonly number[], weights: readonly number[]): AbcRange | null {
  if (values.some((value) => !Number.isFinite(value))) return null;
  return [0.05, 0.5, 0.95].map((share) => weightedQuantile(values, weights, share)) as AbcRange;
}
