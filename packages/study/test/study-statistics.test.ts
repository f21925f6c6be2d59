import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  adoptedPilot,
  calibratedMeans,
  differenceInChanges,
  errorRates,
  impliedFalsePositiveRate,
  itemCountError,
  itemCountShare,
  normalBelow,
  randomisedResponseError,
  randomisedResponseShare,
  regressionToTheMean,
} from '../src/index.js';
import { normalQuantile } from '../src/statistics/normal.js';

describe('normal distribution', () => {
  // Published values of the lower tail.
  it.each([
    [0, 0.5],
    [-1, 0.15865525393145705],
    [-1.9, 0.028716559816001803],
    [-2.1, 0.017864420562816546],
    [-5, 2.866515718791939e-7],
    [-8, 6.220960574271786e-16],
  ])('below %d', (x, probability) => {
    expect(Math.abs(normalBelow(x) / probability - 1)).toBeLessThan(1e-12);
    expect(normalBelow(x) + normalBelow(-x)).toBeCloseTo(1, 15);
  });
  it('quantile is the inverse', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => Math.abs(normalBelow(normalQuantile(p)) / p - 1) < 1e-12),
    );
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

describe('questions that hide the answer', () => {
  it('item count: difference of means, error from both halves', () => {
    // Shorter: 0, 1, 1, 2. Longer: 1, 1, 2, 2.
    const { share, standardError } = itemCountShare({ asked: 4, items: 4, squares: 6 }, { asked: 4, items: 6, squares: 10 });
    expect(share).toBe(0.5);
    expect(standardError).toBeCloseTo(Math.sqrt(2 / 3 / 4 + 1 / 3 / 4), 14);
    expect(itemCountShare({ asked: 4, items: 4 }, { asked: 4, items: 6, squares: 10 })).toEqual({ share: 0.5, standardError: NaN });
    expect(itemCountShare({ asked: 3, items: 6, squares: 12 }, { asked: 3, items: 9, squares: 27 })).toEqual({
      share: 1,
      standardError: 0,
    });
    expect(itemCountError(0, [], 10)).toBe(0);
    expect(() => itemCountShare({ asked: 1, items: 0 }, { asked: 2, items: 1 })).toThrow('people asked in each half');
    expect(() => itemCountShare({ asked: 2, items: 1.5 }, { asked: 2, items: 1 })).toThrow(RangeError);
    expect(() => itemCountShare({ asked: 2, items: 4, squares: 7 }, { asked: 2, items: 1 })).toThrow('too little');
  });
  it('a die that always picks the statement is the direct question', () => {
    expect(randomisedResponseShare(30, 100, 1)).toEqual({ share: 0.3, standardError: Math.sqrt(0.21 / 99) });
    expect(randomisedResponseError(0.3, 100, 1)).toBeCloseTo(Math.sqrt(0.21 / 100), 14);
    expect(randomisedResponseShare(30, 100, 0).share).toBeCloseTo(0.7, 14);
  });
  it('is not cut at the ends, and refuses a die that says nothing', () => {
    expect(randomisedResponseShare(20, 100, 0.7).share).toBeLessThan(0);
    expect(() => randomisedResponseShare(50, 100, 0.5)).toThrow('say nothing');
    expect(() => randomisedResponseShare(101, 100, 0.7)).toThrow(RangeError);
    expect(() => randomisedResponseError(2, 100, 0.7)).toThrow(RangeError);
  });
});

const count = fc.integer({ min: 1, max: 1000 });

describe('error rates', () => {
  it('are shares of the right denominators', () => {
    expect(errorRates({ flaggedWith: 8, flaggedWithout: 2, passedWith: 12, passedWithout: 78 })).toEqual({
      baseRate: 0.2,
      falsePositive: 0.025,
      falseNegative: 0.6,
      predictiveValue: 0.8,
      negativePredictiveValue: 78 / 90,
    });
    expect(errorRates({ flaggedWith: 0, flaggedWithout: 0, passedWith: 1, passedWithout: 1 }).predictiveValue).toBeNaN();
    expect(() => errorRates({ flaggedWith: -1, flaggedWithout: 0, passedWith: 1, passedWithout: 1 })).toThrow('flaggedWith');
  });
  it('imply one another for any counts', () => {
    fc.assert(
      fc.property(count, count, count, count, (flaggedWith, flaggedWithout, passedWith, passedWithout) => {
        const rates = errorRates({ flaggedWith, flaggedWithout, passedWith, passedWithout });
        return Math.abs(impliedFalsePositiveRate(rates) - rates.falsePositive) < 1e-12;
      }),
    );
    expect(() => impliedFalsePositiveRate({ baseRate: 1, predictiveValue: 0.5, falseNegative: 0.5 })).toThrow(RangeError);
    expect(() => impliedFalsePositiveRate({ baseRate: 0.5, predictiveValue: NaN, falseNegative: 0.5 })).toThrow(RangeError);
  });
  it('calibrated means: an empty level changes nothing, a score that never errs gives 1 and 0', () => {
    expect(
      calibratedMeans([
        { positives: 5, negatives: 0 },
        { positives: 0, negatives: 0 },
        { positives: 0, negatives: 15 },
      ]),
    ).toEqual({ baseRate: 0.25, ofPositives: 1, ofNegatives: 0 });
    expect(() => calibratedMeans([{ positives: -1, negatives: 2 }])).toThrow(RangeError);
  });
});

describe('selection', () => {
  it('difference of changes leaves out what changed everywhere', () => {
    const treated = [10, 12, 14].map((before) => ({ before, after: before - 5 - (before - 12) }));
    const control = [9, 11, 13].map((before) => ({ before, after: before - 3 }));
    const { apparent, difference, standardError } = differenceInChanges(treated, control);
    expect([apparent, difference]).toEqual([-5, -2]);
    expect(standardError).toBeCloseTo(Math.sqrt(4 / 3), 14);
    expect(() => differenceInChanges(treated, control.slice(0, 1))).toThrow('two units or more');
  });
  it('nothing returns to the mean where measures do not err, and everything where they say nothing', () => {
    const sure = regressionToTheMean(1, 0.1);
    expect(sure.after).toBe(sure.before);
    expect(regressionToTheMean(0, 0.1).after).toBeCloseTo(0, 15);
    expect(() => regressionToTheMean(0.5, 0)).toThrow(RangeError);
    expect(() => regressionToTheMean(1.5, 0.1)).toThrow(RangeError);
  });
  it('one pilot promises nothing; measures without error hold what they promise', () => {
    expect(adoptedPilot(1, 0.5).measured).toBeCloseTo(0, 12);
    expect(adoptedPilot(2, 1).held).toBeCloseTo(1 / Math.sqrt(Math.PI), 12);
    expect(adoptedPilot(3, 1)).toEqual({ measured: adoptedPilot(3, 1).held, held: adoptedPilot(3, 1).held });
    expect(() => adoptedPilot(1.5, 0.5)).toThrow(RangeError);
    expect(() => adoptedPilot(2, 0)).toThrow(RangeError);
  });
});
