import { describe, expect, it } from 'vitest';
import type { Work } from '../../rounds/work.js';
import { addTo } from './sums.js';

describe('a sum of points', () => {
  const after = (sum: number, points: number): number => {
    const sums = Int16Array.of(sum);
    addTo({ state: { sums } } as unknown as Work, 0, points);
    return sums[0]!;
  };

  it('holds all of 16 bits', () => {
    expect(after(32_760, 7)).toBe(32_767);
    expect(after(-32_760, -8)).toBe(-32_768);
  });

  it('is refused beyond them, and the sum named', () => {
    expect(() => after(32_760, 8)).toThrow('a score moved by 32768 points in all');
    expect(() => after(-32_760, -9)).toThrow('a score moved by -32769 points in all');
  });
});
