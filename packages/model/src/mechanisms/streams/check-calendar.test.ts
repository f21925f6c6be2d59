import { describe, expect, it } from 'vitest';
import { Findings } from '../../format/findings.js';
import { checkHowOften } from './check-calendar.js';

const HORIZON = { start: '2020-01-01', end: '2021-12-31', round: 'month' } as const;

const notes = (dates: string[]): string[] => {
  const out = new Findings();
  checkHowOften({ schedule: { dates } }, HORIZON, ['states', 'work', 'transitions', 'closes'], out);
  expect(out.errors).toEqual([]);
  return out.warnings.map(({ path, found, allowed }) => `${path.join('.')}: ${found}; ${allowed}`);
};

describe('days of a schedule', () => {
  it('are noted where they lie outside the horizon', () => {
    expect(notes(['2019-12-31', '2020-01-01', '2021-12-31', '2022-01-01'])).toEqual([
      'states.work.transitions.closes.schedule.dates.0: 2019-12-31, outside the horizon; days from 2020-01-01 to 2021-12-31',
      'states.work.transitions.closes.schedule.dates.3: 2022-01-01, outside the horizon; days from 2020-01-01 to 2021-12-31',
    ]);
  });

  it('pass where they come each year', () => expect(notes(['12-31', '02-29'])).toEqual([]));
});
