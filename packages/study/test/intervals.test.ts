import * as fc from 'fast-check';
import { sizeEffect } from '../src/sensitivity/budget.js';
import { pathwayParts } from '../src/sensitivity/shapley.js';
import { describe, expect, it } from 'vitest';
import { differenceOf, estimateOf } from '../src/statistics/estimate.js';
import { differenceInterval, exactInterval, levelInterval } from '../src/statistics/interval.js';
import { ratioOfSums } from '../src/statistics/ratio.js';
import type { Sample } from '../src/statistics/ratio.js';
import { drawsOf } from '../../../validation/draws.js';
import { binomialTails } from '../../../validation/chance.js';

const means = (values: readonly number[]): Sample[] => values.map((above) => ({ above, below: 1 }));

describe('the interval of a level', () => {
  it('needs ten replicates', () => {
    expect(levelInterval(means([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toBeNull();
    expect(levelInterval(means([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).not.toBeNull();
  });
  it('is the t interval of the logarithm: worked out by hand', () => {
    // Mean 5.5, standard error sqrt(82.5 / 9 / 10); t of nine degrees 2.262157.
    const spread = Math.exp((2.262157 * Math.sqrt(82.5 / 90)) / 5.5);
    const [low, high] = levelInterval(means([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))!;
    expect(low).toBeCloseTo(5.5 / spread, 5);
    expect(high).toBeCloseTo(5.5 * spread, 5);
  });
  it('never leaves its bounds and always holds the ratio', () => {
    const runs = fc.array(fc.record({ of: fc.integer({ min: 1, max: 50 }), part: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      minLength: 10,
      maxLength: 20,
    });
    fc.assert(
      fc.property(runs, fc.constantFrom(1, Infinity), (drawn, ceiling) => {
        const samples = drawn.map(({ of, part }) => ({ above: Math.round(part * of), below: of }));
        const ratio = ratioOfSums(samples);
        const found = levelInterval(samples, ceiling);
        if (!found) return true;
        return found[0] >= 0 && found[0] <= ratio && ratio <= found[1] && found[1] <= ceiling;
      }),
    );
  });
  it('of nothing but cases ends at the ceiling and begins where the rule of three says', () => {
    const all = Array.from({ length: 10 }, () => ({ above: 30, below: 30 }));
    expect(levelInterval(all, 1)).toEqual([0.99, 1]);
  });
});

describe('the interval of a difference', () => {
  it('stays within what both arms can have', () => {
    const share = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(share, share, (arm, base) => {
        const [one, other] = [arm, base].map((counts) => counts.map((above) => ({ above, below: 20 })));
        const found = differenceInterval(one!, other!, 1);
        const middle = ratioOfSums(one!) - ratioOfSums(other!);
        return !found || (found[0] >= -1 && found[1] <= 1 && found[0] <= middle && middle <= found[1]);
      }),
    );
  });
  it('is none where every pair differs by the same', () => {
    const base = Array.from({ length: 10 }, (_, i) => ({ above: i * i, below: 1 }));
    const same = base.map(({ above }) => ({ above: above + 3, below: 1 }));
    const found = differenceInterval(same, base);
    if (found) expect(found[1] - found[0]).toBeLessThan(1e-9);
  });
});

describe('the exact interval of a share of worlds', () => {
  it.each([
    // Clopper and Pearson, as printed in tables.
    [0, 10, 0, 0.3085],
    [1, 10, 0.0025, 0.445],
    [5, 10, 0.1871, 0.8129],
    [10, 10, 0.6915, 1],
    [3, 100, 0.0062, 0.0852],
  ])('%i of %i', (counted, of, low, high) => {
    const found = exactInterval(counted, of);
    expect(found[0]).toBeCloseTo(low, 3);
    expect(found[1]).toBeCloseTo(high, 3);
  });
  it('is what an indicator that counts worlds prints, within 0 and all of them', () => {
    const worlds = [{ point: 0, samples: means([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]) }];
    const { low, high, middle, points, over } = estimateOf(worlds, { per: 100, counts: 'worlds', ceiling: 1 });
    expect([middle, points, over]).toEqual([10, 10, 'worlds']);
    expect(low).toBeCloseTo(0.25, 1);
    expect(high).toBeCloseTo(44.5, 1);
    const paired = differenceOf(worlds, [{ point: 0, samples: means(Array<number>(10).fill(0)) }], {
      per: 100,
      counts: 'worlds',
      ceiling: 1,
    });
    expect(paired.low).toBeGreaterThanOrEqual(-100);
    expect(paired.high).toBeLessThanOrEqual(100);
  });
});

describe('nothing seen', () => {
  const nothing = (below: number, count: number) => Array.from({ length: count }, () => ({ above: 0, below }));
  it('is bounded by all runs of all points, not by those of point 0', () => {
    const points = [
      { point: 0, samples: nothing(100, 10) },
      { point: 1, samples: nothing(1000, 2) },
    ];
    expect(estimateOf(points, { per: 1000 }).upperBound).toBe(1);
  });
  it('is said to be so by construction where nothing can happen', () => {
    const points = [{ point: 0, samples: nothing(100, 10) }];
    expect(estimateOf(points, { per: 1, impossible: true })).toMatchObject({ upperBound: null, byConstruction: true, low: 0, high: 0 });
    expect(differenceOf(points, points, { per: 1, impossible: true })).toMatchObject({ upperBound: null, byConstruction: true });
    expect(estimateOf(points, { per: 1 })).not.toHaveProperty('byConstruction');
  });
});

describe('coverage near nominal', () => {
  const TRIALS = 1500;
  /** Share of trials whose interval holds the truth, compared with 95 percent give or take five points, the error of the trials included. */
  function covers(name: string, truth: number, interval: (replicate: number) => [number, number] | null): void {
    let held = 0;
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const found = interval(trial);
      if (found && found[0] <= truth && truth <= found[1]) held += 1;
    }
    // Neither below 90 nor above 99.5 percent by more than chance allows.
    expect(binomialTails(held, TRIALS, 0.9).atLeast, `${name}: ${held} of ${TRIALS}`).toBeLessThan(0.05);
  }
  const draws = (name: string, trial: number) => drawsOf(20_261, trial, name);
  it.each([
    [2, 10],
    [30, 10],
    [5, 30],
  ])('of counts with mean %f over %i replicates', (mean, count) =>
    covers('counts', mean, (trial) => {
      const drawn = draws(`counts ${mean} ${count}`, trial);
      return levelInterval(means(Array.from({ length: count }, () => drawn.poisson(mean))));
    }),
  );
  it.each([0.05, 0.5, 0.97])('of a share of %f among 100 in ten replicates', (share) =>
    covers('shares', share, (trial) => {
      const drawn = draws(`share ${share}`, trial);
      const count = (): number => Array.from({ length: 100 }, () => (drawn.uniform() < share ? 1 : 0)).reduce<number>((a, b) => a + b, 0);
      return levelInterval(
        Array.from({ length: 10 }, () => ({ above: count(), below: 100 })),
        1,
      );
    }),
  );
  it('of paired differences', () =>
    covers('differences', 3, (trial) => {
      const drawn = draws('pairs', trial);
      const base = Array.from({ length: 12 }, () => drawn.poisson(20));
      return differenceInterval(means(base.map((one) => one + drawn.poisson(3))), means(base));
    }));
  it('of shares of worlds', () =>
    covers('worlds', 0.1, (trial) => {
      const drawn = draws('worlds', trial);
      return exactInterval(
        Array.from({ length: 60 }, () => (drawn.uniform() < 0.1 ? 1 : 0)).reduce<number>((a, b) => a + b, 0),
        60,
      );
    }));
});

describe('a word for a range', () => {
  it.each([
    ['between {n1.low} and {n1.high} people', '7.1 million', '7.1 million', 'about 7.1 million people'],
    ['Between {n1.low} and {n1.high} people', '7.1 million', '7.1 million', 'About 7.1 million people'],
    ['{n1.low} to {n1.high} days', 'under 5', 'under 5', 'under 5 days'],
    ['{n1.low} to {n1.high} days', '0', '0', '0 days'],
    ['{n1.low} to {n1.high} days', '1', '2', '1 to 2 days'],
    ['from {n1.low} to {n2.high}', '1', '1', 'from 1 to 1'],
  ])('%s', async (text, low, high, said) => {
    const { fill } = await import('../src/claims/words.js');
    expect(fill(text, { 'n1.low': low, 'n1.high': high, 'n2.high': high })).toBe(said);
  });
});

describe('where draws do not differ', () => {
  it('parts of channels and the shift with the number of people have no interval', () => {
    const same = (value: number): number[] => Array<number>(12).fill(value);
    expect(pathwayParts([same(3), same(0), same(2), same(1)])!.parts.map(({ interval }) => interval)).toEqual([null, null]);
    expect(sizeEffect(same(1), same(2), [1000, 4000])!.shift).toEqual({ value: 1, interval: null });
    expect(sizeEffect(same(1), [...same(2), 3], [1000, 4000])!.shift.interval).toEqual([expect.any(Number), expect.any(Number)]);
  });
});
