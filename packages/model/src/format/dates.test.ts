import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civil, dateOf, dayOf, daysInMonth } from './dates.js';

describe('dates', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11016],
    ['2013-10-01', 15979],
    ['9999-12-31', 2932896],
    ['0001-01-01', -719162],
  ])('%s is day %d', (date, day) => {
    expect(dayOf(date)).toBe(day);
    expect(dateOf(day)).toBe(date);
  });

  it('give every day of ten thousand years back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (day) => {
        const { year, month, day: ofMonth } = civil(day);
        expect(dayOf(dateOf(day))).toBe(day);
        expect(ofMonth).toBeLessThanOrEqual(daysInMonth(year, month));
        expect(dateOf(day) < dateOf(day + 1) || day === 2932896).toBe(true);
      }),
    );
  });

  it('agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -719162, max: 2932896 }),
        (day) => dateOf(day) === new Date(day * 86_400_000).toISOString().slice(0, 10),
      ),
    );
  });

  it.each([
    '2015-02-29',
    '1900-02-29',
    '2015-13-01',
    '2015-00-01',
    '2015-04-31',
    '2015-1-1',
    '15-01-01',
    '2015-01-01T00:00',
    '',
    '2015-01-00',
  ])('%s is no day', (date) => {
    expect(() => dayOf(date)).toThrow(RangeError);
  });
});
