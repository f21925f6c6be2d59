import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayedRisk, fade } from './risk.js';

describe('fading of perceived risk', () => {
  const level = fc.integer({ min: 0, max: 30_000 });
  const days = fc.integer({ min: 0, max: 4000 });
  const perDay = fc.integer({ min: 1, max: 30_000 });

  it('over a + b days equals fading over a, then over b', () => {
    fc.assert(
      fc.property(level, days, days, perDay, (start, a, b, rate) => {
        expect(fade(start, a + b, rate)).toBe(fade(fade(start, a, rate), b, rate));
      }),
    );
  });

  it('never rises, never passes 0, and ends at 0', () => {
    fc.assert(
      fc.property(level, days, perDay, (start, a, rate) => {
        expect(fade(start, a, rate)).toBeLessThanOrEqual(start);
        expect(fade(start, a, rate)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(fade(30_000, 365, Math.round(30_000 / 365))).toBe(70);
    expect(fade(30_000, 366, Math.round(30_000 / 365))).toBe(0);
    expect(fade(123, 0, 9)).toBe(123);
  });
});

describe('risk shown by public lists', () => {
  it('is `display` for each percent of the community', () => {
    const plan = { display: 0.02 } as Parameters<typeof displayedRisk>[0];
    expect(displayedRisk(plan, 5, 500)).toBeCloseTo(0.02, 12);
    expect(displayedRisk(plan, 0, 500)).toBe(0);
    expect(displayedRisk(plan, 500, 500)).toBeCloseTo(2, 12);
  });
});
