import { describe, expect, it } from 'vitest';
import type { Work } from '../../rounds/work.js';
import { addTo } from './sums.js';

describe('a sum of points', () => {
  const after = (sum: number, points: number): number => {
    const sums = Int32Array.of(sum);
    addTo({ state: { sums } } as unknown as Work, 0, points);
    return sums[0]!;
  };

  it('passes 16 bits', () => {
    expect(after(32_767, 1)).toBe(32_768);
    expect(after(-32_768, -1)).toBe(-32_769);
  });

  it('holds all of 32 bits', () => {
    expect(after(2_147_483_640, 7)).toBe(2_147_483_647);
    expect(after(-2_147_483_640, -8)).toBe(-2_147_483_648);
  });

  it('is refused beyond them, and the sum named', () => {
    expect(() => after(2_147_483_640, 8)).toThrow('reached 2147483648,');
    expect(() => after(-2_147_483_640, -9)).toThrow('reached -2147483649,');
  });
});
