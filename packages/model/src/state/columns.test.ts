import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/types.js';
import { columnsOf, ofBits, upTo } from './columns.js';
import { State } from './state.js';

describe('columns', () => {
  it('hold the highest number and every bit that is asked for', () => {
    for (const most of [1, 255, 256, 65_535, 65_536, 2_000_000_000]) {
      const column = new (upTo(most))(1);
      column[0] = most;
      expect(column[0]).toBe(most);
    }
    for (let bits = 1; bits <= 31; bits++) {
      const column = new (ofBits(bits))(1);
      column[0] |= 1 << (bits - 1);
      expect(column[0] & (1 << (bits - 1))).not.toBe(0);
    }
  });

  it('never share a byte, whatever stands beside whatever', () => {
    const kind = fc.constantFrom(Uint8Array, Uint16Array, Int32Array);
    fc.assert(
      fc.property(fc.nat(9), fc.nat(3), fc.array(kind, { maxLength: 6 }), (n, wide, kinds) => {
        const { buffer, words, narrow } = columnsOf(n, wide, kinds);
        [...words, ...narrow].forEach((column, i) => column.fill(i + 1));
        [...words, ...narrow].forEach((column, i) => expect([...column]).toEqual(Array.from({ length: n }, () => i + 1)));
        const bytes = kinds.reduce((sum, each) => sum + each.BYTES_PER_ELEMENT, 4 * wide) * n;
        expect(buffer.byteLength).toBe(Math.ceil(bytes / 4) * 4);
      }),
    );
  });

  it('take nothing for risk that nobody perceives, and little for few measures and lists', () => {
    const sizes = { ledgers: [], ruleColumns: 0, attempts: [], money: false, start: 0, countFrom: 0, end: 364 };
    const layout = { words: 0, own: [] } as unknown as ConstructorParameters<typeof State>[2];
    const bytes = (plan: object): number => new State({ ...sizes, ...plan } as unknown as Plan, 100, layout).columns.byteLength / 100;
    const many = Array.from({ length: 31 }, (_, i) => `m${i}`);
    // Due day and first entry take eight bytes, days two each, measures and flags one and more.
    expect(bytes({ perceives: false, measures: ['a'], lists: [] })).toBe(8 + 4 + 1 + 1);
    expect(bytes({ perceives: true, measures: ['a'], lists: [] })).toBe(12 + 4 + 1 + 1);
    expect(bytes({ perceives: false, measures: many, lists: ['l'] })).toBe(8 + 4 + 4 + 2);
    expect(bytes({ perceives: false, measures: many, lists: ['l'], end: 9999 })).toBe(8 + 8 + 4 + 2);
  });
});
