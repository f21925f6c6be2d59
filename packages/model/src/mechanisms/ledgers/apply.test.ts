import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsForAmount } from './caps.js';
import { reachesGrade } from './grades.js';

describe('points for an amount given', () => {
  const hours = { stepTo: [20, Number.POSITIVE_INFINITY], stepPer: [1, 2] };

  it.each([
    [0, 0],
    [1, 1],
    [19, 19],
    [20, 20],
    [21, 20],
    [22, 21],
    [80, 50],
    [200, 110],
  ])('%i hours give %i points', (amount, points) => expect(pointsForAmount(hours, amount)).toBe(points));

  it('do not depend on how the amount is cut, when points are read from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }), (parts) => {
        let total = 0;
        let given = 0;
        for (const part of parts) {
          given += pointsForAmount(hours, total + part) - pointsForAmount(hours, total);
          total += part;
        }
        expect(given).toBe(pointsForAmount(hours, total));
      }),
    );
  });

  it('are whole and never fall, also where a point is a fraction of an hour', () => {
    const thirds = { stepTo: [Number.POSITIVE_INFINITY], stepPer: [1 / 3] };
    expect(pointsForAmount(thirds, 1)).toBe(3);
    expect(pointsForAmount({ stepTo: [Number.POSITIVE_INFINITY], stepPer: [100] }, 299.9999)).toBe(2);
    expect(pointsForAmount({ stepTo: [], stepPer: [] }, 10)).toBe(0);
    for (let amount = 0, last = 0; amount < 100; amount++) {
      const points = pointsForAmount(hours, amount);
      expect(Number.isInteger(points) && points >= last).toBe(true);
      last = points;
    }
  });
});

describe('ranges of grades, best first', () => {
  it('this grade or worse, this grade or better, and nobody outside', () => {
    const worse = { grade: 2, atMost: true };
    const better = { grade: 1, atMost: false };
    expect([-1, 0, 1, 2, 3].map((grade) => reachesGrade(worse, grade))).toEqual([false, false, false, true, true]);
    expect([-1, 0, 1, 2, 3].map((grade) => reachesGrade(better, grade))).toEqual([false, true, true, false, false]);
  });
});
