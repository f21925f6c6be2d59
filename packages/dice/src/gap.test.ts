import ln from '@stdlib/math-base-special-ln';
import { describe, expect, it } from 'vitest';
import { below, gapFactor, geometricGap, lnOfWord, ONE, PURPOSE, threshold, threefry4x32 } from './index.js';

/** Words from the smallest to the largest, dense at both ends. */
function spread(count: number): number[] {
  const words: number[] = [];
  for (let e = 0; e < 32; e++) for (const d of [-1, 0, 1]) words.push((2 ** e + d) >>> 0, (4294967296 - 2 ** e + d) >>> 0);
  for (let i = 0; i < count; i++) words.push(Math.imul(i, 0x9e3779b1) >>> 0);
  return words;
}

/** FNV-1a over the bits of doubles: the same number on every platform, or a platform computes differently. */
function bitsOf(values: number[]): string {
  const view = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (const value of values) {
    view.setFloat64(0, value);
    for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ view.getUint8(i), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

describe('lnOfWord', () => {
  it('lies within 1e-13 of the logarithm', () => {
    for (const word of spread(20_000)) expect(Math.abs(lnOfWord(word) - ln((word + 1) / ONE))).toBeLessThan(1e-13);
  });

  it('is 0 at the largest word, -32 ln 2 at the smallest, and never falls', () => {
    expect(lnOfWord(0xffffffff)).toBe(0);
    expect(lnOfWord(-1)).toBe(0);
    expect(lnOfWord(0)).toBeCloseTo(-32 * ln(2), 12);
    const values = spread(5000)
      .sort((a, b) => a - b)
      .map(lnOfWord);
    for (let i = 1; i < values.length; i++) expect(values[i]!).toBeGreaterThanOrEqual(values[i - 1]!);
  });

  it('has the same bits everywhere', () => expect(bitsOf(spread(20_000).map(lnOfWord))).toBe('a043eef9'));
});

describe('geometricGap', () => {
  it('has the same bits everywhere', () => {
    const gaps = [1e-6, 0.001, 0.1, 0.5, 0.999].flatMap((p) => spread(2000).map((word) => geometricGap(word, gapFactor(p))));
    expect(bitsOf(gaps)).toBe('18071a7');
  });

  it.each([0.9, 0.5, 0.05, 0.002])('has the mean and tail of a geometric number, p = %f', (p) => {
    const out = new Int32Array(4);
    const factor = gapFactor(p);
    const n = 40_000;
    let sum = 0;
    const far = Math.ceil(2 / p);
    let beyond = 0;
    for (let i = 0; i < n; i++) {
      threefry4x32(out, 11, 0, PURPOSE.opportunity, 7, i, 0, 0, 0);
      const gap = geometricGap(out[0]!, factor);
      sum += gap;
      if (gap >= far) beyond++;
    }
    const mean = (1 - p) / p;
    const deviation = Math.sqrt(1 - p) / p;
    expect(Math.abs(sum / n - mean)).toBeLessThan((4 * deviation) / Math.sqrt(n));
    let tail = 1;
    for (let i = 0; i < far; i++) tail *= 1 - p;
    expect(Math.abs(beyond / n - tail)).toBeLessThan(4 * Math.sqrt((tail * (1 - tail)) / n) + 1e-9);
  });

  it('takes 0 with probability p, up to a 2^-32 part', () => {
    for (const p of [0.25, 0.01, 1e-5]) {
      const factor = gapFactor(p);
      const edge = Math.round((1 - p) * ONE);
      expect(geometricGap(edge + 2, factor)).toBe(0);
      expect(geometricGap(edge - 3, factor)).toBe(1);
    }
  });

  it('is always 0 at p = 1 and cuts the tail at 2^-32', () => {
    for (const word of spread(100)) expect(geometricGap(word, gapFactor(1)) === 0).toBe(true);
    expect([31, 32]).toContain(geometricGap(0, gapFactor(0.5)));
    expect(geometricGap(0xffffffff, gapFactor(1e-9))).toBeLessThanOrEqual(0);
  });

  it.each([0, -0.1, 1.0000001, Number.NaN, Number.POSITIVE_INFINITY])('refuses p = %f', (p) =>
    expect(() => gapFactor(p)).toThrow(RangeError),
  );
});

describe('words', () => {
  it('p = 1 always holds and p = 0 never', () => {
    expect(0xffffffff < threshold(1)).toBe(true);
    expect(0 < threshold(0)).toBe(false);
  });

  it('below(word, n) is a whole number under n, evenly', () => {
    const counts = Array.from({ length: 7 }, () => 0);
    for (let i = 0; i < 70_000; i++) counts[below(Math.imul(i, 0x9e3779b1), 7)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(50);
    expect(below(-1, 7)).toBe(6);
    expect(below(0, 7)).toBe(0);
    expect(below(-1, 1)).toBe(0);
  });
});
