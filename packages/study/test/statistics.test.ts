import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { quantile, spread, median } from '../src/statistics/order.js';
import { jackknifeError, ratioOfSums } from '../src/statistics/ratio.js';
import { tBelow, tQuantile } from '../src/statistics/t-quantile.js';
import { codebook } from '../src/document/codebook.js';
import { differenceOf, estimateOf } from '../src/statistics/estimate.js';

describe('t quantile', () => {
  // Published table of the t distribution, 97.5 % and 99.5 %.
  const table: [number, number, number][] = [
    [1, 12.706, 63.657],
    [2, 4.303, 9.925],
    [3, 3.182, 5.841],
    [4, 2.776, 4.604],
    [5, 2.571, 4.032],
    [9, 2.262, 3.25],
    [10, 2.228, 3.169],
    [11, 2.201, 3.106],
    [20, 2.086, 2.845],
    [29, 2.045, 2.756],
    [30, 2.042, 2.75],
    [120, 1.98, 2.617],
  ];
  it.each(table)('%i degrees', (degrees, q975, q995) => {
    expect(tQuantile(0.975, degrees)).toBeCloseTo(q975, 3);
    expect(tQuantile(0.995, degrees)).toBeCloseTo(q995, 3);
  });
  it('tends to the normal quantile', () => expect(tQuantile(0.975, 100_001)).toBeCloseTo(1.95996, 3));
  it('is the inverse of the distribution', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.51, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 200 }),
        (p, d) => Math.abs(tBelow(tQuantile(p, d), d) - p) < 1e-9,
      ),
    );
  });
  it('refuses parts of degrees', () => expect(() => tQuantile(0.975, 2.5)).toThrow(RangeError));
});

describe('order statistics', () => {
  it('takes straight lines between neighbours', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(median([3, 1, 2])).toBe(2);
    expect(quantile([1, 2, 3, 4, 5], 0.25)).toBe(2);
  });
  it('spans everything, however many points there are', () => {
    const numbers = Array.from({ length: 19 }, (_, i) => i);
    expect(spread(numbers)).toEqual([0, 18]);
    expect(spread([...numbers, 19, 20])).toEqual([0, 20]);
  });
});

describe('ratios of sums', () => {
  it('is not a mean of ratios', () =>
    expect(
      ratioOfSums([
        { above: 1, below: 1 },
        { above: 0, below: 9 },
      ]),
    ).toBe(0.1));
  it('has no value over nothing', () => expect(ratioOfSums([{ above: 0, below: 0 }])).toBeNaN());
  it('jackknife of a mean is the textbook error', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 30 }), (values) => {
        const n = values.length;
        const mean = values.reduce((a, b) => a + b, 0) / n;
        const textbook = Math.sqrt(values.reduce((s, v) => s + (v - mean) ** 2, 0) / (n - 1) / n);
        const found = jackknifeError(n, (i) => values.reduce((s, v, j) => (j === i ? s : s + v), 0) / (n - 1));
        return Math.abs(found - textbook) <= 1e-9 * (1 + textbook);
      }),
    );
  });
  it('jackknife of a ratio against numbers worked out by hand', () => {
    // Ratios without one run: 5/5, 4/4, 3/3 are 1 for samples whose parts are equal: no error at all.
    expect(jackknifeError(3, () => 1)).toBe(0);
    const samples = [
      { above: 1, below: 2 },
      { above: 2, below: 2 },
      { above: 3, below: 2 },
    ];
    const parts = [5 / 4, 4 / 4, 3 / 4];
    const by_hand = Math.sqrt((2 / 3) * ((parts[0]! - 1) ** 2 + 0 + (parts[2]! - 1) ** 2));
    expect(jackknifeError(3, (i) => ratioOfSums(samples.filter((_, j) => j !== i)))).toBeCloseTo(by_hand, 12);
  });
});

describe('estimates', () => {
  const means = (...values: number[]) => values.map((above) => ({ above, below: 1 }));
  it('middle is point 0, the bar is the points', () => {
    const e = estimateOf(
      [
        { point: 0, samples: means(4, 6) },
        { point: 1, samples: means(1) },
        { point: 2, samples: means(9) },
      ],
      { per: 2 },
    );
    expect(e).toEqual({
      middle: 10,
      low: 2,
      high: 18,
      dice: null,
      bar: 'ends',
      points: 3,
      replicates: 2,
      upperBound: null,
      over: 'assumptions',
    });
  });
  it('nothing seen gives the rule of three and never zero give or take zero', () => {
    const samples = Array.from({ length: 10 }, () => ({ above: 0, below: 100 }));
    const e = estimateOf([{ point: 0, samples }], { per: 1000 });
    expect(e.upperBound).toBe(3);
    expect(e.dice).toBeNull();
    expect(estimateOf([{ point: 0, samples }], { per: 1000, mostPerPerson: 365 }).upperBound).toBe(1095);
    expect(estimateOf([{ point: 0, samples: [{ above: 0, below: 2 }] }], { per: 100, ceiling: 1 }).upperBound).toBe(100);
  });
  it('the bound where nothing was seen is over all people of all runs and points, as the codebook says', () => {
    const none = (people: number): { above: number; below: number }[] => [{ above: 0, below: people }];
    const points = [0, 1, 2].map((point) => ({ point, samples: none(point === 0 ? 40_000 : 10_000) }));
    // Three people with 1,096 days each among 60,000, per 1,000 people and year: 3 x 1,096 / 60,000 x 1,000 / 3.
    const options = { per: 1000 / 3, mostPerPerson: 1096 };
    expect(estimateOf(points, options).upperBound).toBeCloseTo(1096 / 60, 9);
    expect(differenceOf(points, points, options).upperBound).toBeCloseTo(1096 / 60, 9);
    expect(
      codebook()
        .map(({ meaning }) => meaning)
        .join(' '),
    ).toContain('at most three people among those of all runs of all design points');
  });
  it('nothing to divide by is said as no points', () => {
    expect(estimateOf([{ point: 0, samples: [{ above: 0, below: 0 }] }], { per: 1 })).toMatchObject({
      points: 0,
      upperBound: null,
      dice: null,
    });
  });
  it('one point shows the dice only', () => {
    const e = estimateOf([{ point: 0, samples: means(...Array.from({ length: 10 }, (_, i) => i)) }], { per: 1 });
    expect(e.over).toBe('dice only');
    expect([e.low, e.high]).toEqual(e.dice);
  });
  it('fitting points carry the range and their median the middle', () => {
    const points = [4, 1, 9, 5].map((v, point) => ({ point, samples: means(v) }));
    expect(estimateOf(points, { per: 1, fitting: new Set([1, 2, 3]) })).toMatchObject({
      middle: 5,
      low: 1,
      high: 9,
      points: 3,
      over: 'fitting',
    });
    expect(estimateOf(points, { per: 1, fitting: new Set() })).toMatchObject({ middle: 4, points: 4, over: 'assumptions' });
  });
  it('says that the middle is a median where point 0 has no case', () => {
    const none = [{ above: 0, below: 0 }] as Parameters<typeof estimateOf>[0][number]['samples'];
    const points = [none, means(4), means(8)].map((samples, point) => ({ point, samples }));
    expect(estimateOf(points, { per: 1 })).toMatchObject({ middle: 6, points: 2, over: 'assumptions', median: true });
    expect(
      estimateOf(
        points.slice(1).map(({ samples }, point) => ({ point, samples })),
        { per: 1 },
      ).median,
    ).toBeUndefined();
  });
  it('the bar always holds the middle', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 40 }), (values) => {
        const e = estimateOf(
          values.map((v, point) => ({ point, samples: means(v) })),
          { per: 1 },
        );
        return e.low <= e.middle && e.middle <= e.high;
      }),
    );
  });
  it('differences are taken within a point and replicate', () => {
    const base = [
      { point: 0, samples: means(5, 5) },
      { point: 1, samples: means(50) },
    ];
    const arm = [
      { point: 0, samples: means(6, 8) },
      { point: 1, samples: means(51) },
    ];
    expect(differenceOf(arm, base, { per: 1 })).toMatchObject({ middle: 2, low: 1, high: 2, upperBound: null });
    expect(differenceOf(base, base, { per: 1 })).toMatchObject({ middle: 0, dice: null, upperBound: 1 });
  });
});

describe('the codebook', () => {
  it('says under which cause a day is counted, and nothing of what else a person did', () => {
    const meaning = (word: string): string => codebook().find((one) => one.word === word)!.meaning;
    expect(meaning('error')).not.toMatch(/done nothing/);
    expect(meaning('inability')).not.toMatch(/duty/);
    for (const word of ['lawful', 'status', 'inability', 'error'])
      expect(meaning(word), word).toMatch(/^A day of a sanction whose record stands under /);
  });
});
