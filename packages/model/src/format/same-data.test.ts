import { describe, expect, it } from 'vitest';
import { sameData } from './same-data.js';

describe('sameData', () => {
  it.each<[unknown, unknown]>([
    [
      { a: 1, b: [2, { c: 'x' }] },
      { b: [2, { c: 'x' }], a: 1 },
    ],
    [{ a: Number.NaN }, { a: Number.NaN }],
    [{ a: Number.POSITIVE_INFINITY }, { a: Number.POSITIVE_INFINITY }],
    [{ a: undefined }, {}],
    [{}, { a: undefined }],
    [null, null],
  ])('takes %j and %j for the same', (a, b) => {
    expect(sameData(a, b)).toBe(true);
  });

  it.each<[unknown, unknown]>([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: 1, b: null }, { a: 1 }],
    [[1], [1, 2]],
    [[1, 2], [1]],
    [[1], { 0: 1 }],
    [{ 0: 1 }, [1]],
    [{ a: null }, { a: {} }],
    [{ a: Number.NaN }, { a: Number.POSITIVE_INFINITY }],
    [{ a: Number.POSITIVE_INFINITY }, { a: Number.NEGATIVE_INFINITY }],
    [{ a: '1' }, { a: 1 }],
    [{ a: { b: { c: [0, true] } } }, { a: { b: { c: [0, false] } } }],
  ])('tells %j from %j', (a, b) => {
    expect(sameData(a, b)).toBe(false);
  });
});
