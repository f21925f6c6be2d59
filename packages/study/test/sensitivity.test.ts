import { describe, expect, it } from 'vitest';
import { factorsOf } from '../src/design/factors.js';
import { saltelliRows } from '../src/design/kinds/saltelli.js';
import { latinHypercube } from '../src/design/latin-hypercube.js';
import { hashDraw } from '../src/design/plan-study.js';
import { alternativeOf, betweenAlternatives, budgetOf, sizeEffect, withAlternatives } from '../src/sensitivity/budget.js';
import { binnedShare, binsOf, givenDataShares } from '../src/sensitivity/given-data.js';
import { morrisMeasures } from '../src/sensitivity/morris.js';
import { sobolIndices } from '../src/sensitivity/saltelli.js';
import { wordsAt } from '../src/statistics/words.js';
import { normalQuantile } from '../src/statistics/normal.js';
import { fixture, ishigami, plainFactors, sobolG } from './fixtures.js';

const FAST = { resamples: 0, address: 'test' };
const exact = new Map(
  fixture('reference-exact.csv').map((row) => [`${row['function']!.split(' ')[0]} ${row['quantity']}`, Number(row['exact'])]),
);
const normals = (address: string): (() => number) => {
  const next = wordsAt(address);
  return () => normalQuantile((next() + 0.5) / 4294967296);
};

describe('Sobol indices', () => {
  const functions = { ishigami: [ishigami, 3], sobol_g: [sobolG, 8] } as const;
  const outputs = (name: keyof typeof functions, base: number): number[] => {
    const [of, k] = functions[name];
    return saltelliRows(base, k, plainFactors(k)).map(of);
  };
  it('are those of SALib for the same design, to ten digits', () => {
    const reference = fixture('reference-sobol-indices-salib.csv');
    expect(reference).toHaveLength(44);
    const indices = new Map<string, NonNullable<ReturnType<typeof sobolIndices>>>();
    for (const row of reference) {
      const name = row['function'] as keyof typeof functions;
      const design = `${name} ${row['base_points']}`;
      const result =
        indices.get(design) ?? sobolIndices([outputs(name, Number(row['base_points']))], plainFactors(functions[name][1]), FAST)!;
      indices.set(design, result);
      const factor = result.factors.find((one) => one.factor === row['factor'])!;
      expect(Math.abs(factor.first.value - Number(row['S1_saltelli2010']))).toBeLessThan(1e-10);
      expect(Math.abs(factor.total.value - Number(row['ST_jansen']))).toBeLessThan(1e-10);
    }
  });
  it('come within two hundredths of the exact values with 1,024 base points', () => {
    for (const name of ['ishigami', 'sobol_g'] as const)
      for (const { factor, first, total } of sobolIndices([outputs(name, 1024)], plainFactors(functions[name][1]), FAST)!.factors) {
        expect(Math.abs(first.value - exact.get(`${name} S1 ${factor}`)!), `${name} ${factor}`).toBeLessThan(0.02);
        expect(Math.abs(total.value - exact.get(`${name} ST ${factor}`)!), `${name} ${factor}`).toBeLessThan(0.02);
      }
  });
  it('give the dice of a base row a share of their own, and keep negative estimates', () => {
    const draw = normals('dice');
    const factors = plainFactors(2);
    const rows = saltelliRows(1024, 2, factors);
    const dice = Array.from({ length: 1024 }, draw);
    const values = rows.map(([a], i) => Math.sqrt(12) * a! + dice[Math.floor(i / 4)]!);
    const result = sobolIndices([values], factors, { resamples: 100, address: 'dice' })!;
    expect(result.dice.value).toBeCloseTo(0.5, 1);
    expect(result.factors[0]!.first.value).toBeCloseTo(0.5, 1);
    expect(Math.abs(result.factors[1]!.total.value)).toBeLessThan(1e-12);
    const [low, high] = result.dice.interval!;
    expect(low < 0.5 && 0.5 < high && high - low < 0.2).toBe(true);
    const noisy = sobolIndices([outputs('sobol_g', 64)], plainFactors(8), FAST)!;
    expect(noisy.factors.some(({ first }) => first.value < 0)).toBe(true);
  });
  it('leave out base rows without a number, and say nothing of what does not vary', () => {
    const values = outputs('ishigami', 64);
    values[7] = Number.NaN;
    expect(sobolIndices([values], plainFactors(3), FAST)!.rows).toBe(63);
    expect(sobolIndices([values.map(() => 1)], plainFactors(3), FAST)).toBe(null);
  });
});

describe('Morris measures', () => {
  const design = fixture('reference-morris-20-design.csv');
  const rows = design.map((row) => Array.from(row['levels']!).map((level) => Number(level) / 3));
  const values = design.map((row) => Number(row['y']));
  it('are those of SALib for the function of twenty factors', () => {
    const measured = morrisMeasures(rows, values, plainFactors(20), FAST);
    for (const row of fixture('reference-morris-20-salib.csv')) {
      const one = measured.find(({ factor }) => factor === row['factor'])!;
      expect(one.mu).toBeCloseTo(Number(row['mu']), 8);
      expect(one.muStar.value).toBeCloseTo(Number(row['mu_star']), 8);
      expect(one.sigma).toBeCloseTo(Number(row['sigma']), 8);
      expect(one.effects).toBe(20);
    }
  });
  it('give a family no direction, and leave out effects without a number', () => {
    const family = factorsOf(['a', 'population.age.old.share', 'population.age.young.share']);
    const path = [
      [0, 0, 1],
      [2 / 3, 0, 1],
      [2 / 3, 2 / 3, 1 / 3],
    ];
    const [a, ages] = morrisMeasures(path, [0, 2, 3], family, FAST);
    expect(a!.mu).toBeCloseTo(3, 12);
    expect([ages!.mu, ages!.sigma]).toEqual([null, null]);
    expect(ages!.muStar.value).toBeCloseTo(1.5, 12);
    expect(morrisMeasures(path, [0, Number.NaN, 3], family, FAST).map(({ effects }) => effects)).toEqual([0, 0]);
  });
});

describe('first-order shares of given points', () => {
  const points = (n: number, k: number, seed: number): number[][] =>
    latinHypercube(
      Array.from({ length: k }, (_, i) => `x${i}`),
      n,
      hashDraw(seed, 'given'),
    );
  it('come near the exact shares of the Ishigami function with 2,000 points', () => {
    const rows = points(2000, 3, 1);
    const result = givenDataShares(rows, rows.map(ishigami), plainFactors(3), FAST)!;
    for (const { factor, first } of result.factors) expect(Math.abs(first!.value - exact.get(`ishigami S1 ${factor}`)!)).toBeLessThan(0.05);
    expect(result.together).toBeCloseTo(0.756, 1);
  });
  it('have the errors that 200 points allow: a share of 0.72 within 0.15, a factor without effect below its line in about 95 of 100 cases', () => {
    const seen = Array.from({ length: 40 }, (_, seed) => {
      const rows = points(200, 8, seed);
      const { factors, dummy } = givenDataShares(rows, rows.map(sobolG), plainFactors(8), { resamples: 0, address: `${seed}` })!;
      const none = factors.slice(4).map(({ first }) => first!.value);
      return { first: factors[0]!.first!.value, above: none.filter((value) => value > dummy).length, dummy };
    });
    expect(seen.every(({ first }) => Math.abs(first - 0.716) < 0.15)).toBe(true);
    expect(seen.every(({ dummy }) => dummy > 0.01 && dummy < 0.06)).toBe(true);
    const above = seen.reduce((sum, one) => sum + one.above, 0) / 160;
    expect(above).toBeLessThan(0.11);
  });
  it('have intervals that hold the true share in about 95 of 100 cases', () => {
    let [held, all] = [0, 0];
    for (let seed = 0; seed < 100; seed += 1) {
      const noise = normals(`noise ${seed}`);
      const rows = points(150, 3, seed);
      const values = rows.map(([a, b]) => Math.sqrt(12) * (0.8 * a! + 0.4 * b!) + Math.sqrt(0.2) * noise());
      const result = givenDataShares(rows, values, plainFactors(3), { resamples: 100, address: `${seed}` })!;
      [0.64, 0.16, 0].forEach((truth, f) => {
        const [low, high] = result.factors[f]!.first!.interval!;
        all += 1;
        if (low <= truth && truth <= high) held += 1;
      });
    }
    expect(held / all).toBeGreaterThan(0.88);
  });
  it('take a family of shares as one factor, on a coarser grid, and say nothing of one with too many shares', () => {
    const rows = points(400, 7, 3);
    expect(new Set(binsOf(rows, { id: 'f', columns: [0, 1] })).size).toBe(9);
    expect(binsOf(rows, { id: 'f', columns: [0, 1, 2, 3] })).toBe(null);
    const values = rows.map(([a, b]) => a! + b!);
    const family = givenDataShares(
      rows,
      values,
      [
        { id: 'f', columns: [0, 1] },
        { id: 'g', columns: [2, 3, 4, 5] },
      ],
      FAST,
    )!;
    expect(family.factors[0]!.first!.value).toBeGreaterThan(0.8);
    expect(family.factors[1]!.first).toBe(null);
  });
  it('need forty points and an output that varies', () => {
    const rows = points(39, 1, 1);
    expect(givenDataShares(rows, rows.flat(), plainFactors(1), FAST)).toBe(null);
    const more = points(40, 1, 1);
    expect(givenDataShares(more, more.map(() => 2), plainFactors(1), FAST)).toBe(null); // prettier-ignore
    expect(givenDataShares(more, more.flat(), plainFactors(1), FAST)!.points).toBe(40);
    expect(binnedShare([0, 0, 1, 1], [1, 1, 3, 3], [0, 1, 2, 3])).toBe(1);
  });
});

describe('the budget of a number', () => {
  it('splits assumptions, dice and both in a crossed table of known parts', () => {
    const draw = normals('crossed');
    const column = Array.from({ length: 40 }, () => 2 * draw());
    const table = Array.from({ length: 200 }, () => {
      const row = 3 * draw();
      return column.map((value) => row + value + draw());
    });
    const budget = budgetOf(table, true)!;
    expect(budget.assumptions.value).toBeCloseTo(9 / 14, 1);
    expect(budget.both!.value).toBeCloseTo(1 / 14, 1);
    expect(budget.assumptions.value + budget.dice.value + budget.both!.value).toBeCloseTo(1, 12);
    const [low, high] = budget.assumptions.interval!;
    expect(low < 9 / 14 && 9 / 14 < high).toBe(true);
  });
  it('splits assumptions and dice where each point has dice of its own, and may fall below zero', () => {
    const shares = (row: number, dice: number): number => {
      const draw = normals(`nested ${row} ${dice}`);
      const table = Array.from({ length: 400 }, () => {
        const mean = row * draw();
        return [mean + dice * draw(), mean + dice * draw()];
      });
      return budgetOf(table, false)!.assumptions.value;
    };
    expect(shares(3, 1)).toBeCloseTo(0.9, 1);
    expect(Math.abs(shares(0, 1))).toBeLessThan(0.15);
    expect(budgetOf([[1], [2], [3], [4], [5]], false)).toBe(null);
    expect(budgetOf(Array.from({ length: 6 }, () => [1, 1]), true)).toBe(null); // prettier-ignore
  });
  it('takes up structures and sizes, and the shares still add to one', () => {
    const part = {
      assumptions: { value: 0.75, interval: [0.5, 1] as [number, number] },
      dice: { value: 0.25, interval: null },
      both: null,
    };
    const whole = withAlternatives(part, 6, 1.5, 0.5);
    expect(whole).toEqual({
      assumptions: { value: 0.5625, interval: [0.375, 0.75] },
      dice: { value: 0.1875, interval: null },
      both: null,
      structure: { value: 0.1875, interval: null },
      size: { value: 0.0625, interval: null },
    });
    expect(withAlternatives(part, 6, null, null)).toEqual(part);
    expect(withAlternatives(part, 6, -2, null).structure!.value).toBe(0);
  });
  it('has the variance between alternatives of known means, less what their errors bring', () => {
    expect(betweenAlternatives([{ mean: 1, error: 0 }, { mean: 3, error: 0 }])).toBe(1); // prettier-ignore
    expect(betweenAlternatives([{ mean: 5, error: 2 }])).toBe(0);
    const draw = normals('alternatives');
    const seen = Array.from({ length: 4000 }, () =>
      betweenAlternatives([0, 2, 4].map((mean) => alternativeOf(Array.from({ length: 5 }, () => mean + 3 * draw())))),
    );
    const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
    expect(Math.abs(mean - 8 / 3)).toBeLessThan(0.15);
  });
  it('tells a bias of a small population from its dice', () => {
    const draw = normals('sizes');
    const one = Array.from({ length: 60 }, () => 10 + 2 * draw());
    const other = Array.from({ length: 60 }, () => 11 + draw());
    const effect = sizeEffect(one, other, [1000, 4000])!;
    expect(effect.shift.interval![0]).toBeGreaterThan(0);
    expect(effect.varianceRatio).toBeGreaterThan(0.12);
    expect(effect.varianceRatio).toBeLessThan(0.5);
    expect(sizeEffect([1], [2, 3], [1, 2])).toBe(null);
    expect(sizeEffect([1, 1], [1, 1], [1, 2])!.shift.interval).toBe(null);
  });
});
