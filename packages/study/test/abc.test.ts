import { describe, expect, it } from 'vitest';
import { abcPopulations, abcRange, effectiveSize, mirroredDensity } from '../src/calibrate/abc.js';
import type { AbcPlan, AbcResult } from '../src/calibrate/abc.js';
import { freshHypercube } from '../src/calibrate/lists.js';
import { missOf } from '../src/calibrate/screen.js';
import type { FittedCount, RunWorld } from '../src/calibrate/screen.js';
import { normalBelow } from '../src/statistics/normal.js';
import { weightedQuantile } from '../src/statistics/order.js';
import { fixture } from './fixtures.js';
import { noiseAt, TOY_PATHS, toyTargets, toyWorld } from './calibrate-toy.js';

const weighted = ({ particles }: AbcResult, of: (world: RunWorld) => number): { mean: number; deviation: number } => {
  const mean = particles.reduce((sum, { world, weight }) => sum + weight * of(world), 0);
  return { mean, deviation: Math.sqrt(particles.reduce((sum, { world, weight }) => sum + weight * (of(world) - mean) ** 2, 0)) };
};

describe('a step between two mirrors', () => {
  it.each([
    [0.5, 0.1],
    [0.02, 0.3],
    [1, 0.7],
  ])('from %f with spread %f has a density that adds to one, and is the same both ways', (from, step) => {
    const n = 2000;
    let sum = 0;
    for (let i = 0; i < n; i += 1) sum += mirroredDensity(from, (i + 0.5) / n, step) / n;
    expect(sum).toBeCloseTo(1, 5);
    expect(mirroredDensity(from, 0.3, step)).toBeCloseTo(mirroredDensity(0.3, from, step), 12);
  });
});

describe('weights', () => {
  it('that are equal say as much as they are many, and one alone says as much as one', () => {
    expect(effectiveSize([2, 2, 2, 2])).toBe(4);
    expect(effectiveSize([1, 0, 0])).toBe(1);
  });
  it('give percentiles: the least number that reaches the share', () => {
    expect(weightedQuantile([3, 1, 2], [1, 1, 2], 0.25)).toBe(1);
    expect(weightedQuantile([3, 1, 2], [1, 1, 2], 0.5)).toBe(2);
    expect(weightedQuantile([3, 1, 2], [1, 1, 2], 1)).toBe(3);
    expect(() => weightedQuantile([], [], 0.5)).toThrow(RangeError);
    expect(abcRange([1, Number.NaN], [0.5, 0.5])).toBe(null);
  });
});

describe('a second reading of one quantity, whose posterior is a closed form', () => {
  /** The count is 0.5 + the quantity with a spread of 0.1; published is 1.1, with a tolerance of a tenth. */
  const TARGET: FittedCount = { id: 'count', published: 1.1, tolerance: 0.1 };
  const SPREAD = 0.1;
  const likelihood = (u: number): number => normalBelow((1.21 - 0.5 - u) / SPREAD) - normalBelow((0.99 - 0.5 - u) / SPREAD);
  const grid = Array.from({ length: 4000 }, (_, i) => (i + 0.5) / 4000);
  const whole = grid.reduce((sum, u) => sum + likelihood(u), 0);
  const exactMean = grid.reduce((sum, u) => sum + u * likelihood(u), 0) / whole;
  const exactDeviation = Math.sqrt(grid.reduce((sum, u) => sum + (u - exactMean) ** 2 * likelihood(u), 0) / whole);
  const read = (address: string, plan: AbcPlan = { particles: 300, most: 12 }): Promise<AbcResult> =>
    abcPopulations(1, [TARGET], plan, address, (positions, population) => {
      const noise = noiseAt(`${address}|${population}`);
      return Promise.resolve(positions.map((position) => ({ position, counts: [0.5 + position[0]! + SPREAD * noise()], numbers: [] })));
    });

  it('has its mean and spread, within the error of the particles', async () => {
    const found = await Promise.all(Array.from({ length: 6 }, (_, i) => read(`exact ${i}`)));
    for (const one of found) expect(one.stopped).toBe('the tolerances are reached');
    const size = found.reduce((sum, { populations }) => sum + populations.at(-1)!.effective, 0);
    const means = found.map((one) => weighted(one, ({ position }) => position[0]!));
    const mean = means.reduce((sum, one) => sum + one.mean, 0) / found.length;
    const deviation = means.reduce((sum, one) => sum + one.deviation, 0) / found.length;
    expect(Math.abs(mean - exactMean)).toBeLessThan((4 * exactDeviation) / Math.sqrt(size));
    expect(Math.abs(deviation / exactDeviation - 1)).toBeLessThan(4 / Math.sqrt(2 * size));
  });
  it('comes closer with each population, keeps worlds that fit, and weighs them to one', async () => {
    const { populations, particles } = await read('one');
    const tolerances = populations.map(({ tolerance }) => tolerance);
    expect([...tolerances].sort((a, b) => b - a)).toEqual(tolerances);
    expect(tolerances.at(-1)).toBe(1);
    expect(populations[0]).toMatchObject({ runs: 300, accepted: null });
    expect(particles.length).toBeGreaterThanOrEqual(150);
    for (const { world } of particles) expect(missOf(world.counts, [TARGET])).toBeLessThanOrEqual(1);
    expect(particles.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });
  it('is the same for the same address, other for another', async () => {
    expect(await read('same')).toEqual(await read('same'));
    expect((await read('same')).particles).not.toEqual((await read('other')).particles);
  });
  it('weighs a single population evenly', async () => {
    const { populations, particles } = await read('single', { particles: 100, most: 1 });
    expect(populations[0]!.effective).toBeCloseTo(particles.length, 9);
    expect(populations).toHaveLength(1);
  });
  it('says that it did not come close where no world can', async () => {
    const far = { ...TARGET, published: 40 };
    const { stopped, populations } = await abcPopulations(1, [far], { particles: 100, most: 8 }, 'far', (positions) =>
      Promise.resolve(positions.map((position) => ({ position, counts: [position[0]!], numbers: [] }))),
    );
    expect(stopped).not.toBe('the tolerances are reached');
    expect(populations.at(-1)!.tolerance).toBeGreaterThan(1);
  });
});

describe('a second reading of the toy of twelve quantities', () => {
  const targets = toyTargets(
    TOY_PATHS.map(() => 0.5),
    0.5,
  );
  const LATER = ['listed_19', 'air_19', 'rail_19', 'stock_19'];
  const numberOf = (name: string): ((world: RunWorld) => number) =>
    LATER.includes(name) ? ({ numbers }) => numbers[LATER.indexOf(name)]! : ({ position }) => position[TOY_PATHS.indexOf(name)]!;
  let known: Promise<AbcResult> | null = null;
  const reading = (): Promise<AbcResult> =>
    (known ??= abcPopulations(TOY_PATHS.length, targets, { particles: 400, most: 20 }, 'pyabc', (positions, population) => {
      const noise = noiseAt(`pyabc|${population}`);
      return Promise.resolve(positions.map((position) => toyWorld(position, 400_000, noise)));
    }));

  it('reaches the tolerances with a few thousand runs, and keeps a fair part of its particles in effect', async () => {
    const { stopped, populations } = await reading();
    expect(stopped).toBe('the tolerances are reached');
    expect(populations.reduce((sum, { runs }) => sum + runs, 0)).toBeLessThan(5000);
    expect(populations.at(-1)!.effective).toBeGreaterThan(40);
  });
  it('has the means and spreads of plain rejection, which draws from the same posterior', async () => {
    const found = await reading();
    const noise = noiseAt('plain abc');
    const plain = freshHypercube(TOY_PATHS.length, 6000, 'plain abc')
      .map((position) => toyWorld(position, 400_000, noise))
      .filter(({ counts }) => missOf(counts, targets) <= 1);
    expect(plain.length).toBeGreaterThan(400);
    const error = 1 / Math.sqrt(found.populations.at(-1)!.effective) + 1 / Math.sqrt(plain.length);
    for (const name of [...TOY_PATHS, ...LATER]) {
      const of = numberOf(name);
      const values = plain.map(of);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
      const own = weighted(found, of);
      expect(Math.abs(own.mean - mean) / deviation, name).toBeLessThan(3.5 * error);
      expect(Math.abs(own.deviation / deviation - 1), name).toBeLessThan(3.5 * error);
    }
  });
  it('has the means of pyabc, within the errors of both', async () => {
    const found = await reading();
    const reference = fixture('reference-abc-pyabc.csv');
    expect(reference).toHaveLength(TOY_PATHS.length + LATER.length);
    for (const row of reference) {
      const own = weighted(found, numberOf(row['quantity']!));
      const error = 1 / Math.sqrt(found.populations.at(-1)!.effective) + 1 / Math.sqrt(Number(row['effective']));
      expect(Math.abs(own.mean - Number(row['mean'])) / Number(row['sd']), row['quantity']).toBeLessThan(3.5 * error);
    }
  });
});
