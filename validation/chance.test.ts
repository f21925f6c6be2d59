import { describe, expect, it } from 'vitest';
import { binomialTails, hypergeometricTails } from './chance.js';
import { meanIs, shareAgrees, shareIs } from './check.js';

describe('exact tails', () => {
  it.each([
    // By hand: 10 tries of one half; 3 tries of 0.1.
    [2, 10, 0.5, 56 / 1024, 1013 / 1024],
    [0, 3, 0.1, 0.729, 1],
    [3, 3, 0.1, 1, 0.001],
    [0, 5, 0, 1, 1],
    [5, 5, 1, 1, 1],
    [4, 5, 1, 0, 1],
  ])('of %i out of %i with chance %f', (count, of, p, atMost, atLeast) => {
    const found = binomialTails(count, of, p);
    expect(found.atMost).toBeCloseTo(atMost, 12);
    expect(found.atLeast).toBeCloseTo(atLeast, 12);
  });
  it('keep their digits for large counts: both tails overlap in one term', () => {
    const { atMost, atLeast } = binomialTails(300_123, 1_000_000, 0.3);
    const term = Math.exp(-0.5 * Math.log(2 * Math.PI * 210_000) - 123 ** 2 / 420_000);
    expect(atMost + atLeast - 1).toBeCloseTo(term, 6);
  });
  it('of two samples with one chance: the tea of eight cups', () => {
    expect(hypergeometricTails(4, 4, 0, 4).atLeast).toBeCloseTo(1 / 70, 12);
    expect(hypergeometricTails(3, 4, 1, 4).atLeast).toBeCloseTo(17 / 70, 12);
  });
});

describe('a comparison fails', () => {
  it('for a share a fifth too high', () => {
    expect(() => shareIs('x', 3000, 10_000, '0.3')).not.toThrow();
    expect(() => shareIs('x', 3600, 10_000, '0.3')).toThrow(/x: 3600 of 10000/);
    expect(() => shareIs('x', 1, 10_000, '0')).toThrow();
  });
  it('for a share that differs from a simulated one', () => {
    expect(() => shareAgrees('x', 24, 50, { share: 0.5, of: 50 })).not.toThrow();
    expect(() => shareAgrees('x', 2, 50, { share: 0.5, of: 50 })).toThrow(/x: 2 of 50/);
  });
  it('for a mean off by more than its t interval, and for too few replicates to know it', () => {
    const values = Array.from({ length: 12 }, (_, i) => 10 + Math.sin(i));
    expect(() => meanIs('x', values, '10')).not.toThrow();
    expect(() => meanIs('x', values, '12')).toThrow(/x: mean/);
    expect(() => meanIs('x', values.slice(0, 9), '10')).toThrow(/at least 10 replicates/);
    expect(() => meanIs('x', Array(12).fill(3) as number[], '10')).toThrow();
  });
});
