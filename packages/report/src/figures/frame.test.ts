import { describe, expect, it } from 'vitest';
import { level, tickNames, WIDTH } from './frame.js';

const nameOf = (tick: number): string => `${tick} million`;

/** Numbers named below a scale that ends at the right edge of a drawing. */
function named(values: readonly number[]): number[] {
  const scale = level(values, 10, WIDTH - 12, nameOf);
  const texts = tickNames(scale, 0, nameOf).text.matchAll(/>(-?[\d.]+) million</g);
  return Array.from(texts, ([, tick]) => Number(tick));
}

describe('the names below a level scale', () => {
  it.each([[[0, 10]], [[0, 9]], [[0, 6]], [[-4, 6]], [[-10, 0]], [[0, 100]]])('are as far apart as one another: %j', (values) => {
    const ticks = named(values);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks).toContain(0);
    expect(new Set(ticks.slice(1).map((tick, i) => tick - ticks[i]!)).size).toBe(1);
  });
});
