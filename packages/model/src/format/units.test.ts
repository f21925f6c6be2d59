import { describe, expect, it } from 'vitest';
import { LARGEST, UNITS, nounOf, tooLarge } from './quantity.js';
import type { Dimension } from './quantity.js';
import { toBase, toBaseValue } from './units.js';

describe('units', () => {
  it.each([
    [1, 'per person-month', 12],
    [0.1, 'per person-day', 36.5],
    [3, 'per person-year', 3],
    [2, 'years', 730],
    [6, 'months', 180],
    [2, 'weeks', 14],
    [0.5, 'days', 1],
    [1.4, 'days', 1],
    [3, 'working days', 5],
    [5, 'working days', 7],
    [10, 'working days', 14],
    [0, 'working days', 0],
    [27, 'percent', 0.27],
    [0.3, 'share', 0.3],
    [-20, 'points', -20],
    [8, 'hours', 8],
    [20, 'per 1000 persons and year', 20],
  ])('%d %s is %d in the base unit', (value, unit, base) => {
    expect(toBaseValue(value, unit)).toBeCloseTo(base, 12);
    expect(toBase({ value, unit, source: 'E001' })).toBe(toBaseValue(value, unit));
  });

  it('leave the base unit of each dimension as it is', () => {
    for (const [base] of Object.values(UNITS)) expect(toBaseValue(7, base)).toBe(7);
  });
});

it('names a dimension in a sentence as English does', () => {
  const most = (value: number, unit: string, dimension: Dimension): string | null => tooLarge(value, unit, dimension);
  expect(most(-40_000, 'points', 'points')).toBe('a number of points of at most 32767 points, up or down');
  expect(most(1e9, 'hours', 'amount')).toMatch(/^an amount of at most 1000000 /);
  for (const dimension of Object.keys(LARGEST) as Dimension[])
    expect(nounOf(dimension)).not.toMatch(/^a (amount|incidents|money|persons|points)\b/);
});
