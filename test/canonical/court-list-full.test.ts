import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, traceWhenOff } from './vanishes.js';

const PERSONS = 20_000;
/** Adults: 60 + 18.7 percent. */
const ADULTS = PERSONS * 0.787;
const DAYS = 4110;

describe('the court list with additions', () => {
  const scenario = delivered('court-list-full');
  const ran = new Ran(
    scenario,
    {
      all: {},
      travel_apart: { 'measures.air_ban.refuses': ['air_ticket'], 'measures.rail_ban.refuses': ['rail_ticket'] },
      no_firms: { 'enterprise.firms_that_owe.in_force': NEVER },
      no_drive: {
        'reviews.before_the_drive.in_force': { from: '2013-10-01', assumed: 'A test' },
        'reviews.after_the_drive.in_force': NEVER,
      },
    },
    PERSONS,
  );
  const sum = (arm: string, ids: readonly string[]): number => ids.reduce((total, id) => total + ran.total(arm, id), 0);
  const near = (found: number, expected: number, sigma: number): void => expect(Math.abs(found - expected)).toBeLessThan(4 * sigma);

  it('has one adult in six in hard times', () => {
    // 0.1 in and 0.5 out a year: 1/6. Spells are independent over some two years, so eleven years average some five or six.
    const share = ran.total('all', 'state.times.hard.days') / (ADULTS * DAYS);
    near(share, 1 / 6, Math.sqrt((1 / 6) * (5 / 6)) / Math.sqrt(ADULTS) + 0.001);
  });

  it('keeps the debts of the plain list outside the drive', () => {
    // 0.0044 x 5/6 + 0.0176 / 6 = 0.0066 a year; 182 days at 0.16 and 3,928 at 1.27 are 13.75 years: 0.0907 debts an adult, 1,428 in all.
    const expected = ADULTS * 0.0066 * ((182 * 0.16 + 3928 * 1.27) / 365);
    near(ran.total('all', 'stream.judgment.opportunities'), expected, 1.5 * Math.sqrt(expected));
  });

  it('lets the people who answer for a firm be refused for the deed of another, and nobody where firms are not listed', () => {
    const other = ['measure.air_ban.days.other.related', 'measure.air_ban.days.other.unrelated'];
    expect(sum('all', other)).toBeGreaterThan(0);
    expect(sum('no_firms', other)).toBe(0);
    expect(ran.total('all', 'list.defaulters.entered.deed')).toBe(ran.total('no_firms', 'list.defaulters.entered.deed'));
  });

  it('refuses fewer people where the same people fly and ride, and lets some of them go by train', () => {
    expect(ran.total('all', 'first.refused_any')).toBeLessThan(ran.total('travel_apart', 'first.refused_any'));
    expect(ran.total('all', 'harm.unmet')).toBeLessThan(sum('all', ['stream.flight.refused', 'stream.train.refused']));
    expect(sum('all', ['stream.air_ticket.refused', 'stream.rail_ticket.refused'])).toBe(0);
  });

  it('lists fewer where the drive never comes', () => {
    expect(ran.total('no_drive', 'first.listed.defaulters')).toBeLessThan(ran.total('all', 'first.listed.defaulters'));
  });

  it('accounts for every yuan that falls due', () => {
    const ways = ['paid_in_full', 'paid_in_part', 'paid_by_instalment', 'paid_by_settling', 'waived', 'lapsed', 'owed'];
    expect(ran.total('all', 'stream.judgment.fell_due')).toBe(
      sum(
        'all',
        ways.map((way) => `stream.judgment.${way}`),
      ),
    );
  });

  it.each([
    ['court-list-without-money', 'stream.judgment.fell_due'],
    ['court-list-without-hard-times', 'state.times.hard.days'],
  ])('%s lacks its addition and keeps the others', (id, counter) => {
    const without = new Ran(delivered(id), { all: {} }, 1000);
    expect(() => without.total('all', counter)).toThrow('no counter');
    expect(() => without.total('all', 'enterprise.firms_that_owe.entered')).not.toThrow();
  });

  it('leaves no trace when it is off', () => {
    const short = { ...scenario, enterprise: {}, horizon: { ...scenario.horizon, end: '2014-12-31' } };
    const measures = Object.fromEntries(
      Object.entries(short.measures).map(([id, measure]) => [
        id,
        { ...measure, trigger: measure.trigger.filter((each) => !('enterprise' in each)) },
      ]),
    );
    expect(traceWhenOff({ ...short, measures } as typeof scenario, 1500)).toEqual(NO_TRACE);
  });
});
