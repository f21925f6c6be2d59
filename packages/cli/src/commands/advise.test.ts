import { describe, expect, it } from 'vitest';
import { adviceText } from './advise.js';

const of = (interval: [number, number]): string =>
  adviceText({
    of: 'a@x-y',
    matters: 5,
    answer: 'differs',
    interval,
    runs: 100,
    differing: 100,
    enough: true,
    lessThanMatters: false,
    more: 0,
    timesPeople: 1,
    beyond: null,
  } as unknown as Parameters<typeof adviceText>[0]);

describe('advice on replicates', () => {
  it('names no interval where all runs differ by the same', () => {
    expect(of([110, 110])).toBe('a@x-y: differs (110 in every run; 100 of 100 runs differ). 100 runs are enough.');
    expect(of([90, 110])).toContain('(95 percent interval 90 to 110; 100');
  });
});
