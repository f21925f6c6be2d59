import { describe, expect, it } from 'vitest';
import { poissonOfWord, poissonTable } from './poisson.js';
import { ONE } from './words.js';

describe('poissonTable', () => {
  it('holds the published probabilities of the law', () => {
    const table = poissonTable(2);
    const shares = table.map((edge, k) => (edge - (k === 0 ? 0 : table[k - 1]!)) / ONE);
    [0.1353352832366127, 0.2706705664732254, 0.2706705664732254, 0.1804470443154836].forEach((p, k) => expect(shares[k]).toBeCloseTo(p, 9));
    expect(table.at(-1)).toBe(ONE);
  });

  it('has the mean it was made for', () => {
    for (const mean of [0, 0.1, 1, 7.5, 40, 500]) {
      const table = poissonTable(mean);
      const found = table.reduce((sum, edge, k) => sum + (k * (edge - (k === 0 ? 0 : table[k - 1]!))) / ONE, 0);
      expect(found).toBeCloseTo(mean, 5);
    }
  });

  it('gives every word a count, and none at mean 0', () => {
    expect(poissonOfWord(poissonTable(0), 0)).toBe(0);
    expect(poissonOfWord(poissonTable(0), -1)).toBe(0);
    expect(poissonOfWord(poissonTable(3), 0)).toBe(0);
    expect(poissonOfWord(poissonTable(3), -1)).toBeGreaterThan(15);
  });

  it('refuses other means', () => {
    for (const mean of [-1, 501, Number.NaN]) expect(() => poissonTable(mean)).toThrow(RangeError);
  });
});
