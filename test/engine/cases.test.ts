import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const N = 400;
const DAYS = 365;
/** Long enough where the first days decide: each record of an act a day prolongs an entry, which costs more the more records there are. */
const MONTH = { start: '2021-01-01', end: '2021-01-31', round: 'month' };

const share = (value: number): object => q(value, 'share');

/** In work or out of it, for good: a transition that nobody takes. */
const still = (employed: number, more: object = {}): object => ({
  work: {
    title: 'Work',
    values: { employed: { title: 'In', start: share(employed) }, unemployed: { title: 'Out', start: share(1 - employed) } },
    transitions: {
      loses: {
        title: 'Loses',
        from: ['employed'],
        to: 'unemployed',
        rate: q(0, 'per person-year'),
        ceiling: q(365, 'per person-year'),
        ...more,
      },
    },
  },
});

const OUT = { state: { work: ['unemployed'] } };

const chance = (value: number): object => q(value, 'probability');

function totals(sections: Record<string, unknown>): Record<string, number> {
  const scenario = tiny(sections);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
  return totalsOf(plan, runBatches(plan, 1).result);
}

function near(found: number | undefined, expected: number, error = Math.sqrt(expected)): void {
  expect(Math.abs(found! - expected), `${found} for ${expected} +- ${error}`).toBeLessThan(4 * error + 1e-9);
}

describe('conduct that depends on a state', () => {
  const daily = { rate: q(365, 'per person-year'), ceiling: q(365, 'per person-year') };

  it('has another inclination in each value', () => {
    // Everybody has a chance every day. Out of work it is always taken, in work never: acts are the days out of work.
    const found = totals({
      states: still(0.7),
      streams: { act: act({ ...daily, inclination: chance(0), cases: [{ if: OUT, inclination: chance(1) }] }) },
    });
    expect(found['stream.act.opportunities']).toBe(N * DAYS);
    expect(found['stream.act.acts']).toBe(found['state.work.unemployed.days']);
    near(found['state.work.unemployed.people'], N * 0.3, Math.sqrt(N * 0.3 * 0.7));
  });

  it('follows the state from the day of the change on', () => {
    // In work for 90 days, then out of it. On the day of the change the chance comes before it or after it.
    const since = {
      rate: q(365, 'per person-year'),
      since: [0, 90].map((days) => ({ after: q(days, 'days'), factor: q(days === 0 ? 0 : 1, 'factor') })),
    };
    const found = totals({
      states: still(1, since),
      streams: { act: act({ ...daily, inclination: chance(0), cases: [{ if: OUT, inclination: chance(1) }] }) },
    });
    expect(found['state.work.unemployed.days']).toBe(275 * N);
    expect(found['stream.act.acts']).toBeGreaterThan(274 * N);
    expect(found['stream.act.acts']).toBeLessThan(275 * N);
    near(found['stream.act.acts'], 274.5 * N, Math.sqrt(N / 4));
  });

  it('has another rate in each value: chances are thinned to the highest, and again on the day', () => {
    // 3 a year in work, 12 out of it, half of the people each: 7.5 a year on average, and a Poisson count in each half.
    const streams = {
      act: act({ rate: q(3, 'per person-year'), ceiling: q(24, 'per person-year'), cases: [{ if: OUT, rate: q(12, 'per person-year') }] }),
    };
    near(totals({ states: still(0), streams })['stream.act.opportunities'], N * 12);
    near(totals({ states: still(1), streams })['stream.act.opportunities'], N * 3);
  });

  it('leaves a duty undone for want of ability where the case says so', () => {
    const duty = { able: chance(1), performs_at_once: chance(1), performs: q(0, 'per person-year'), recovers: q(0, 'per person-year') };
    const streams = {
      fee: {
        title: 'A fee',
        kind: 'obligation',
        context: 'housing',
        rate: q(4, 'per person-year'),
        ceiling: q(4, 'per person-year'),
        duty,
        cases: [{ if: OUT, able: chance(0) }],
      },
    };
    const found = totals({ states: still(0.5), streams });
    expect(found['stream.fee.opened_able']).toBe(0);
    near(found['stream.fee.opened_unable'], N * 2, Math.sqrt(N * 2 + N * 4));
    expect(found['stream.fee.opened_unable']! + found['stream.fee.performed_at_once']!).toBe(found['stream.fee.opportunities']);
  });

  it('counts the first case that holds', () => {
    const cases = [
      { if: OUT, inclination: chance(0) },
      { if: { not: { records: 'act' } }, inclination: chance(1) },
    ];
    const found = totals({ states: still(0), streams: { act: act({ ...daily, inclination: chance(1), cases }) } });
    expect(found['stream.act.acts']).toBe(0);
  });
});

describe('conduct that depends on what stands against a person', () => {
  const daily = { rate: q(365, 'per person-year'), ceiling: q(365, 'per person-year') };

  it('stops on a list and begins again at the end of the term', () => {
    // An act on a free day enters for ten days; on the list nobody acts; the entry ends before or after the chance of the eleventh day, so an act comes
    // every 10 or 11 days: 34 to 37 in a year.
    const found = totals({
      streams: { act: act({ ...daily, cases: [{ if: { list: 'list' }, inclination: chance(0) }] }) },
      channels: eye(['act']),
      lists: listFor('act', q(10, 'days')),
    });
    expect(found['stream.act.acts']).toBeGreaterThanOrEqual(34 * N);
    expect(found['stream.act.acts']).toBeLessThanOrEqual(37 * N);
    expect(found['stream.act.opportunities']).toBe(N * DAYS);
  });

  it('follows a grade, a measure and the number of records', () => {
    const by = (condition: object): Record<string, number> =>
      totals({
        streams: { act: act({ ...daily, cases: [{ if: condition, inclination: chance(0) }] }) },
        channels: eye(['act']),
        ledgers: ledger({ act: { title: 'r', on: 'act', points: q(-20, 'points') } }),
        lists: listFor('act', q(400, 'days')),
        measures: ban(),
      });
    // From 100 points one act leads to 80, below the grade that begins at 90; one act enters and bans for more than a year.
    expect(by({ ledger: 'points', at_most: 'low' })['stream.act.acts']).toBe(N);
    expect(by({ measure: 'ban' })['stream.act.acts']).toBe(N);
    expect(by({ records: 'act', at_least: q(3, 'count') })['stream.act.acts']).toBe(3 * N);
  });
});

describe('transitions that depend on what holds of a person', () => {
  it('multiply by every factor that holds', () => {
    const rate = { rate: q(365, 'per person-year'), factors: [{ if: { list: 'list' }, factor: q(0, 'factor') }] };
    const act1 = act({ rate: q(365, 'per person-year'), ceiling: q(365, 'per person-year') });
    const listed = { streams: { act: act1 }, channels: eye(['act']), lists: listFor('act', q(400, 'days')) };
    // On the first day the change comes before the entry or after it: half of the people stay in work for good.
    const found = totals({ states: still(1, rate), ...listed, horizon: MONTH });
    near(found['transition.work.loses.made'], N / 2, Math.sqrt(N / 4));
    expect(found['state.work.employed.people']! + found['transition.work.loses.made']!).toBe(N);
  });
});

describe('rules that ask for a state', () => {
  it('enter those who are in it', () => {
    const entry = { ground: 'g', on: 'act', term: q(400, 'days'), if: OUT };
    const found = totals({
      states: still(0.4),
      streams: { act: act({ rate: q(365, 'per person-year'), ceiling: q(365, 'per person-year') }) },
      channels: eye(['act']),
      lists: { list: { title: 'l', owner: 'town', public: false, entries: { ground: entry }, exit: {} } },
      measures: ban(),
      horizon: MONTH,
    });
    expect(found['list.list.persons']).toBe(found['state.work.unemployed.people']);
    // A deed of their own brought the entry; the state only narrows whom it meets.
    expect(found['harm.days.deed']).toBe(found['harm.sanction_days']);
    expect(found['harm.sanction_days']).toBe(found['state.work.unemployed.days']);
  });
});
