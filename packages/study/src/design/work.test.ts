import { expect, it } from 'vitest';
import { secondsFor } from './work.js';

it('gives a study the time of a start and of its runs at the slow end of what was measured', () => {
  const work = { runs: 19, persons: 4000 };
  expect(secondsFor({ ...work, personRounds: 0 })).toBe(0);
  expect(secondsFor({ ...work, personRounds: 32_832_000 })).toBeCloseTo(35.8, 1);
});
