import { describe, expect, it } from 'vitest';
import { doubling, linear } from './scale.js';

describe('a linear scale', () => {
  it('holds zero and every value between round ends', () => {
    const scale = linear([12, 31], 0, 100);
    expect([scale.low, scale.high]).toEqual([0, 40]);
    expect(scale.ticks).toEqual([0, 10, 20, 30, 40]);
    expect(scale.at(20)).toBe(50);
  });

  it('goes below zero, and survives nothing and not-a-number', () => {
    expect(linear([-3, 2], 0, 1).ticks).toEqual([-3, -2, -1, 0, 1, 2]);
    expect(linear([], 0, 1).ticks.at(-1)).toBe(1);
    expect(linear([Number.NaN, 0], 0, 1).high).toBe(1);
  });

  it('never has more than seven ticks', () => {
    for (let k = 1; k < 300; k += 1) expect(linear([k * 0.37 * 10 ** (k % 9)], 0, 1).ticks.length).toBeLessThanOrEqual(7);
  });
});

describe('a doubling scale', () => {
  it('puts one half, one and two at equal steps', () => {
    const scale = doubling([0.9, 1.1], 0, 100);
    expect([0.5, 1, 2].map(scale.at)).toEqual([0, 50, 100]);
  });

  it('keeps what lies outside on its edge', () => {
    const scale = doubling([1e-9, 1e9], 0, 80);
    expect([scale.low, scale.high]).toEqual([1 / 16, 16]);
    expect([scale.at(0), scale.at(1e12)]).toEqual([0, 80]);
  });
});
