import { describe, expect, it } from 'vitest';
import { stopAfter, stopAt, stopsOf } from '../../packages/lab/src/page/slide.js';

describe('a slider over a range', () => {
  it.each([
    [[0.01, 0.2], false, 0.002],
    [[0.05, 0.8], false, 0.01],
    [[0, 1], false, 0.02],
    [[0.001, 0.002], false, 0.00002],
    [[1, 60], true, 1],
    [[14, 120], true, 2],
    [[0, 7], true, 1],
    [[-6, -2], false, 0.05],
    [[5000, 250_000], true, 2000],
  ] as const)('of %j, in whole numbers or not: %s, has steps of %d', (ends, whole, step) =>
    expect(stopsOf(ends, whole).step).toBeCloseTo(step, 12),
  );

  const share = stopsOf([0.013, 0.2], false);
  it.each([
    ['ArrowRight', 0.05, 0.052],
    ['ArrowUp', 0.0519, 0.052],
    ['ArrowLeft', 0.05, 0.048],
    ['ArrowDown', 0.0519, 0.05],
    ['PageUp', 0.05, 0.06],
    ['PageDown', 0.05, 0.04],
    ['PageUp', 0.19, 0.2],
    ['ArrowLeft', 0.014, 0.013],
    ['ArrowRight', 0.2, 0.2],
    ['Home', 0.05, 0.013],
    ['End', 0.05, 0.2],
    ['ArrowRight', 0.9, 0.2],
  ])('moves by %s from %d to %d, a round number or an end', (key, from, to) => expect(stopAfter(key, from, share)).toBe(to));
  it.each(['Tab', 'a', 'Enter'])('leaves the key %s alone', (key) => expect(stopAfter(key, 0.05, share)).toBeNull());

  it('reaches each round number by arrow keys, without what arithmetic leaves behind', () => {
    const stops = stopsOf([0, 1], false);
    const reached = [0];
    while (reached.at(-1)! < 1) reached.push(stopAfter('ArrowRight', reached.at(-1)!, stops)!);
    expect(reached).toEqual(Array.from({ length: 51 }, (_, i) => Number((i * 0.02).toFixed(2))));
  });

  it('stops at a round number where it is dragged, and at its ends', () => {
    expect(stopAt(0.0519283, share)).toBe(0.052);
    expect(stopAt(0.013, share)).toBe(0.013);
    expect(stopAt(0.0131, share)).toBe(0.014);
    expect(stopAt(0.2, share)).toBe(0.2);
  });
});
