import { dayOf } from '../format/dates.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRounds } from './rounds.js';

const horizon = (start: string, end: string, round: 'day' | 'week' | 'month') => planRounds({ start, end, round });

describe('rounds', () => {
  it('are calendar months, cut at both ends', () => {
    const { rounds, years } = horizon('2019-11-15', '2020-03-10', 'month');
    expect(rounds.map((round) => [round.label, round.last - round.first + 1])).toEqual([
      ['2019-11', 16],
      ['2019-12', 31],
      ['2020-01', 31],
      ['2020-02', 29],
      ['2020-03', 10],
    ]);
    expect(years).toEqual(['2019', '2020']);
    expect(rounds.map((round) => round.year)).toEqual([0, 0, 1, 1, 1]);
  });

  it('are runs of seven days, or days', () => {
    expect(horizon('2021-12-27', '2022-01-10', 'week').rounds.map((round) => round.label)).toEqual([
      '2021-12-27',
      '2022-01-03',
      '2022-01-10',
    ]);
    expect(horizon('2021-12-31', '2022-01-01', 'day').rounds.map((round) => [round.label, round.year])).toEqual([
      ['2021-12-31', 0],
      ['2022-01-01', 1],
    ]);
  });

  it('cover every day of the horizon once', () => {
    const start = dayOf('2000-01-01');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom('day', 'week', 'month'),
        (from, days, round) => {
          const date = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
          const { rounds } = horizon(date(start + from), date(start + from + days), round as 'day');
          let next = start + from;
          for (const { first, last } of rounds) {
            expect(first).toBe(next);
            expect(last).toBeGreaterThanOrEqual(first);
            next = last + 1;
          }
          expect(next).toBe(start + from + days + 1);
        },
      ),
    );
  });
});
