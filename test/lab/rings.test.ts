import { describe, expect, it } from 'vitest';
import { ringsOf } from '../../packages/lab/src/draw/paint.js';

/** A moment of 1,000 people, of whom so many lead other lives. */
const moment = (others: number): Parameters<typeof ringsOf>[0] => ({
  why: new Uint8Array(1000),
  since: new Uint16Array(1000),
  differs: Uint8Array.from({ length: 1000 }, (_, i) => (i < others ? 1 : 0)),
});

describe('rings around lives that differ', () => {
  it('stand out where few differ, and stay within their own cell where many do', () => {
    expect(ringsOf(moment(0)).radius).toBeGreaterThan(1);
    expect(ringsOf(moment(50)).radius).toBeGreaterThan(1);
    for (const others of [51, 700, 1000]) {
      const { radius, width } = ringsOf(moment(others));
      expect(radius + width / 2).toBeLessThan(0.7);
    }
  });
});
