import { describe, expect, it } from 'vitest';
import { normalOfWord, normalQuantile, uniformOfWord } from './normal.js';

const KNOWN = [
  'c0195a1198fcf3d7',
  'c018aa6c7fe07fe1',
  'bfe5956b872030ba',
  'bdf40d931ff62706',
  '3df40d931ff62706',
  '3fe5956b8784e3d9',
  '40195a1198fcf3d7',
];

describe('the normal quantile', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.025, -1.959963984540054],
    [0.8413447460685429, 1],
    [0.001, -3.090232306167813],
    [1e-9, -5.997807015007774],
    [0.25, -0.6744897501960817],
  ])('of %f is %f', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 12));

  it('is open at both ends, and nothing outside', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
  });

  it('keeps its bits: known values of a few words', () => {
    const bits = (x: number): string =>
      Buffer.from(new Float64Array([x]).buffer)
        .reverse()
        .toString('hex');
    expect([0, 1, 0x40000000, 0x7fffffff, 0x80000000, 0xc0000000, 0xffffffff].map((word) => bits(normalOfWord(word)))).toEqual(KNOWN);
  });

  it('of words is finite, symmetric, and rises', () => {
    expect(uniformOfWord(-1)).toBeLessThan(1);
    expect(uniformOfWord(0)).toBeGreaterThan(0);
    for (let word = 0, last = Number.NEGATIVE_INFINITY; word < 2 ** 32; word += 40_000_003) {
      const z = normalOfWord(word);
      expect(z).toBeGreaterThan(last);
      expect(z).toBeCloseTo(-normalOfWord(0xffffffff - word), 9);
      last = z;
    }
  });
});
