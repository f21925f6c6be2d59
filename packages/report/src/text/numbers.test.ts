import { describe, expect, it } from 'vitest';
import type { Estimate } from '@glasshouse/model';
import {
  derived,
  differenceText,
  diceText,
  middleHead,
  middleName,
  middleText,
  overText,
  published,
  rangeText,
  setting,
  simulated,
} from './numbers.js';

const estimate = (over: Partial<Estimate>): Estimate => ({
  middle: 18.4,
  low: 12.3,
  high: 31.9,
  dice: [17.9, 18.9],
  points: 24,
  replicates: 10,
  upperBound: null,
  over: 'assumptions',
  ...over,
});

describe('a simulated number', () => {
  it.each([
    [0, '0'],
    [5, '5'],
    [0.123456, '0.12'],
    [0.00000123456, '0.0000012'],
    [12.9, '13'],
    [99.6, '100'],
    [842.113, '840'],
    [204_800, '200,000'],
    [999_999, '1 million'],
    [6_234_512, '6.2 million'],
    [27_345_000, '27 million'],
    [1_234_000_000, '1.2 billion'],
    [-5_204_118, '\u22125.2 million'],
    [Number.NaN, 'not defined'],
    [Number.POSITIVE_INFINITY, 'not defined'],
  ])('%s is printed as %s', (value, text) => {
    expect(simulated(value)).toBe(text);
  });

  it('never has more than two significant digits', () => {
    for (let k = 0; k < 4000; k += 1) {
      const value = (k * 7919.7717 + 0.0137) * 10 ** ((k % 17) - 8);
      const digits = simulated(value).replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
      expect(digits.length, String(value)).toBeLessThanOrEqual(2);
    }
  });
});

describe('the middle', () => {
  const fitted = estimate({ over: 'fitting' });
  it.each([
    [[estimate({})], 'the scenario as written (point 0)', 'As written (point 0)'],
    [[fitted], 'the median of the points that fit', 'Median of the points that fit'],
    [[estimate({ median: true })], 'the median of the points', 'Median of the points'],
    [[estimate({ over: 'worlds' })], 'the number over all worlds', 'Number over all worlds'],
    [[fitted, estimate({ upperBound: 3 })], 'the median of the points that fit', 'Median of the points that fit'],
    [
      [estimate({}), fitted],
      'the scenario as written (point 0) or the median of the points that fit',
      'As written (point 0) or the median of the points that fit',
    ],
    [[], 'the scenario as written (point 0)', 'As written (point 0)'],
  ] as const)('is named: %#', (estimates, name, head) => {
    expect(middleName(estimates)).toBe(name);
    expect(middleHead(estimates)).toBe(head);
  });
});

describe('a range', () => {
  it('says low to high, and a shared word of scale once', () => {
    expect(rangeText(estimate({}))).toBe('12 to 32');
    expect(rangeText(estimate({ low: 2.1e6, high: 11.6e6 }))).toBe('2.1 to 12 million');
    expect(rangeText(estimate({ low: 6, high: 6.49 }))).toBe('6.0 to 6.5');
    expect(rangeText(estimate({ low: 610_000, high: 1.2e6 }))).toBe('610,000 to 1.2 million');
    expect(rangeText(estimate({ low: 18.41, high: 18.44 }))).toBe('18 throughout');
    expect(rangeText(estimate({ low: -3.21, high: 2.19 }))).toBe('\u22123.2 to 2.2');
  });

  it('gives a bound where nothing was seen and no number where there was no case', () => {
    const none = estimate({ middle: 0, low: 0, high: 0, dice: null, upperBound: 0.4123 });
    expect(rangeText(none)).toBe('none seen; below 0.41');
    expect(differenceText(none)).toBe('no difference seen; below 0.41');
    expect(middleText(none)).toBe('none seen');
    const never = estimate({ byConstruction: true, low: 0, middle: 0, high: 0 });
    expect([rangeText(never), differenceText(never), middleText(never)]).toEqual([
      'none: no such rule in force',
      'no difference, by construction',
      'none',
    ]);
    expect(rangeText(estimate({ points: 0 }))).toBe('no case');
    expect(middleText(estimate({ points: 0 }))).toBe('no case');
  });

  it('says what it runs over', () => {
    expect(overText(estimate({}))).toBe('range over assumptions: 5th to 95th percentile of 24 design points');
    expect(overText(estimate({ bar: 'ends' }))).toBe('range over assumptions: least and greatest of 24 design points');
    expect(overText(estimate({ points: 19 }))).toBe('range over assumptions: least and greatest of 19 design points');
    expect(overText(estimate({ over: 'fitting', points: 7 }))).toBe('least and greatest of 7 design points that fit');
    expect(overText(estimate({ over: 'fitting', points: 1 }))).toBe('the only design point that fits');
    expect(overText(estimate({ points: 1 }))).toBe('one design point');
    expect(overText(estimate({ points: 0 }))).toBe('no case: nothing to divide by');
    expect(overText(estimate({ points: 0, over: 'worlds' }))).toBe('no case: nothing to divide by');
    expect(rangeText(estimate({ points: 1, low: 18.4, high: 18.4 }))).toBe('18');
    expect(overText(estimate({ over: 'worlds', points: 40 }))).toBe('exact 95 percent interval over 40 worlds, one of each design point');
    expect(overText(estimate({ over: 'dice only', replicates: 1 }))).toBe('random draws only: 1 replicate of one setting');
    expect(diceText(estimate({ dice: null, replicates: 3 }))).toBe('no interval: fewer than ten replicates');
  });
});

describe('other numbers', () => {
  it('keep every digit where they are published or settings', () => {
    expect(published('8542322')).toBe('8,542,322');
    expect(published('-10')).toBe('\u221210');
    expect(published(30.5)).toBe('30.5');
    expect(published('about half')).toBe('about half');
    expect(setting(204_800)).toBe('204,800');
    expect(setting(0.05)).toBe('0.05');
  });

  it('have three digits where they are computed from published ones', () => {
    expect(derived(24_934_500)).toBe('24.9 million');
    expect(derived(3.3289)).toBe('3.33');
  });
});
