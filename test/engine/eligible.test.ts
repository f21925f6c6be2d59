import { describe, expect, it } from 'vitest';
import { InputError, compile } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const N = 400;

const chance = (value: number): object => q(value, 'probability');

/** An act on certain days of the year, by everybody. */
const onDays = (...dates: string[]): object => {
  const { rate: _rate, ceiling: _ceiling, ...rest } = act() as Record<string, unknown>;
  return { ...rest, schedule: { dates } };
};

const AGAIN = { records: 'act' };

function totals(sections: Record<string, unknown>): Record<string, number> {
  const scenario = tiny(sections);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
  return totalsOf(plan, runBatches(plan, 1).result);
}

function refusals(sections: Record<string, unknown>): string[] {
  try {
    tiny(sections);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, found }) => `${path}: ${found}`);
    throw error;
  }
}

describe('a review with a condition', () => {
  it('looks only at reports about people of whom it holds', () => {
    // Three acts each. The review stops every report that it looks at: those about people with an earlier record, so the second and the third.
    const found = totals({
      streams: { act: onDays('02-01', '03-01', '04-01') },
      channels: eye(['act']),
      reviews: { clerk: { title: 'c', of: ['act'], if: AGAIN, passes_sound: chance(0), passes_unsound: chance(0) } },
    });
    expect(found['stream.act.recorded']).toBe(N);
    expect(found['stream.act.stopped']).toBe(2 * N);
  });
});

describe('an appeal with a condition or a fee', () => {
  const appeal = (more: object, overturns: number): Record<string, unknown> => ({
    appeal: { delay: q(10, 'days'), corrects_unsound: chance(0), overturns_sound: chance(overturns), ...more },
  });
  const world = (more: object, overturns: number): Record<string, number> =>
    totals({
      streams: { act: onDays('02-01', '05-01') },
      channels: eye(['act']),
      lists: listFor('act', q(30, 'days'), appeal(more, overturns)),
      measures: ban(),
      responses: { asks: { title: 'a', kind: 'appeal', on: ['list'], effect: chance(1), after: q(2, 'days') } },
    });

  it('is made only by those of whom the condition holds; the others are counted as barred', () => {
    // Everybody asks two days after each entry, and has a record by then. Whoever has two records by the second time is barred.
    const found = world({ if: { not: { records: 'act', at_least: q(2, 'count') } } }, 0);
    expect(found['appeal.list.filed']).toBe(N);
    expect(found['appeal.list.barred']).toBe(N);
    expect(found['appeal.list.refused']).toBe(N);
  });

  it('costs a fee that is kept at once, under the cause of the entry', () => {
    // Two requests of 12.50 each, from 400 people: 1,000,000 minor units.
    const found = world({ fee: { amount: q(12.5, 'euros') } }, 1);
    expect(found['appeal.list.fees_paid']).toBe(2 * N * 1250);
    expect(found['appeal.list.fees.deed']).toBe(2 * N * 1250);
    expect(found['harm.money']).toBe(2 * N * 1250);
    expect(found['harm.money_without_deed']).toBe(0);
  });

  it('gives a fee back when it is granted, and not when it is refused', () => {
    const fee = { fee: { amount: q(12.5, 'euros'), returned: true } };
    const granted = world(fee, 1);
    expect(granted['appeal.list.fees_returned']).toBe(2 * N * 1250);
    expect(granted['harm.money']).toBe(0);
    const refused = world(fee, 0);
    expect(refused['appeal.list.fees_returned']).toBe(0);
    expect(refused['harm.money.deed']).toBe(2 * N * 1250);
    expect(refused['appeal.list.fees_waiting']).toBe(0);
  });
});

describe('a request against points with a condition or a fee', () => {
  // 400 people act on 1 February and on 1 May. Each act takes 10 points, and two days later each asks for them; the answer comes ten days after.
  const world = (more: object, overturns: number): Record<string, number> => {
    const appeal = { delay: q(10, 'days'), corrects_unsound: chance(0), overturns_sound: chance(overturns), ...more };
    const ledgers = ledger({ rule: { title: 'r', on: 'act', points: q(-10, 'points') } }) as Record<string, object>;
    return totals({
      streams: { act: onDays('02-01', '05-01') },
      channels: eye(['act']),
      ledgers: { points: { ...ledgers['points'], appeal } },
      responses: { asks: { title: 'a', kind: 'appeal', on: ['points'], effect: chance(1), after: q(2, 'days') } },
    });
  };

  it('is made only by those of whom the condition holds; the others are counted as barred', () => {
    // The first time everybody has one record and asks, and all 400 requests are granted: 400 x 10 points. The second time everybody has two.
    const found = world({ keeps_record: true, if: { not: { records: 'act', at_least: q(2, 'count') } } }, 1);
    expect(found['ledger.points.appeals_filed']).toBe(N);
    expect(found['ledger.points.appeals_barred']).toBe(N);
    expect(found['ledger.points.appeals_points']).toBe(10 * N);
    expect(found['ledger.points.points_taken']).toBe(20 * N);
  });

  it('is made again where the first record was struck', () => {
    // The second time everybody has one record that counts: the request against the first was granted.
    const found = world({ if: { not: { records: 'act', at_least: q(2, 'count') } } }, 1);
    expect(found['ledger.points.appeals_filed']).toBe(2 * N);
    expect(found['ledger.points.appeals_barred']).toBe(0);
    expect(found['stream.act.struck']).toBe(2 * N);
  });

  it('costs a fee that is kept at once, under the cause of the record', () => {
    // Two requests of 12.50 each, from 400 people: 1,000,000 minor units.
    const found = world({ fee: { amount: q(12.5, 'euros') } }, 1);
    expect(found['ledger.points.appeals_fees_paid']).toBe(2 * N * 1250);
    expect(found['ledger.points.appeals_fees.deed']).toBe(2 * N * 1250);
    expect(found['harm.money']).toBe(2 * N * 1250);
    expect(found['harm.money_without_deed']).toBe(0);
  });

  it('gives a fee back when it is granted, and not when it is refused', () => {
    const fee = { fee: { amount: q(12.5, 'euros'), returned: true } };
    const granted = world(fee, 1);
    expect(granted['ledger.points.appeals_fees_returned']).toBe(2 * N * 1250);
    expect(granted['harm.money']).toBe(0);
    const refused = world(fee, 0);
    expect(refused['ledger.points.appeals_fees_returned']).toBe(0);
    expect(refused['harm.money.deed']).toBe(2 * N * 1250);
    expect(refused['ledger.points.appeals_fees_waiting']).toBe(0);
  });
});

describe('cases', () => {
  it('of points take the first that holds when the turn of the rule comes', () => {
    // -10 the first time, -25 the second and third time: 100 - 10 - 25 - 25 = 40.
    const found = totals({
      streams: { act: onDays('02-01', '03-01', '04-01') },
      channels: eye(['act']),
      ledgers: ledger({ rule: { title: 'r', on: 'act', points: q(-10, 'points'), cases: [{ if: AGAIN, points: q(-25, 'points') }] } }),
    });
    expect(found['ledger.points.points_taken']).toBe(60 * N);
  });

  it('of points count as without deed what an erroneous earlier record adds', () => {
    // A false alarm in February, an act in March. The act alone takes 10 points (90, fair); with the record of the alarm it takes 50, and both 60 (40).
    const found = totals({
      streams: {
        act: onDays('03-01'),
        alarm: { title: 'a', kind: 'false_alarm', context: 'street', taken_for: 'act', schedule: { dates: ['02-01'] } },
      },
      channels: eye(['act', 'alarm']),
      ledgers: ledger({ rule: { title: 'r', on: 'act', points: q(-10, 'points'), cases: [{ if: AGAIN, points: q(-50, 'points') }] } }),
      measures: { ban: { ...(ban() as Record<string, object>)['ban'], trigger: [{ ledger: 'points', at_most: 'last' }] } },
    });
    // From 1 March to 31 December there are 306 days.
    expect(found['harm.sanction_days']).toBe(306 * N);
    expect(found['harm.without_deed']).toBe(306 * N);
  });

  it('of a channel see people otherwise of whom a condition holds', () => {
    // The channel sees nothing until there is a record, which another channel writes in February; from then on it sees everything.
    const blind = { title: 'b', owner: 'town', sees: ['act'], coverage: q(0, 'share'), sensitivity: chance(1), delay: q(0, 'days') };
    const found = totals({
      streams: { act: onDays('03-01', '04-01'), first: { ...onDays('02-01'), context: 'first' } },
      channels: { ...eye(['first']), watch: { ...blind, cases: [{ if: { records: 'first' }, coverage: q(1, 'share') }] } },
    });
    expect(found['stream.act.recorded']).toBe(2 * N);
  });

  it('of a channel never ask what a person is', () => {
    const channel = (condition: object): Record<string, unknown> => ({
      streams: { act: act() },
      channels: eye(['act'], { cases: [{ if: condition, coverage: q(1, 'share') }] }),
    });
    expect(refusals(channel(AGAIN))).toEqual([]);
    expect(refusals(channel({ any: [AGAIN, { who: { age: ['adult'] } }] }))).toEqual([
      'channels.eye.cases.0.if: a condition on what a person is',
    ]);
  });

  it('of a duty say how soon it is performed and what is owed', () => {
    // Two duties each: the first is performed at once and is of 100; the second, of somebody with no record of the first, is left open and of 40.
    const duty = { able: chance(1), performs_at_once: chance(1), performs: q(0, 'per person-year'), recovers: q(0, 'per person-year') };
    const found = totals({
      streams: {
        act: onDays('02-15'),
        debt: {
          title: 'd',
          kind: 'obligation',
          context: 'credit',
          schedule: { dates: ['02-01', '03-01'] },
          duty: { ...duty, amount: { mean: q(100, 'euros') } },
          cases: [{ if: AGAIN, performs_at_once: chance(0), amount: q(40, 'euros') }],
        },
      },
      channels: eye(['act']),
    });
    expect(found['stream.debt.performed_at_once']).toBe(N);
    expect(found['stream.debt.opened_able']).toBe(N);
    expect(found['stream.debt.fell_due']).toBe(N * 14_000);
    expect(found['stream.debt.owed']).toBe(N * 4_000);
  });

  it('that cannot stand are refused with one message', () => {
    const rule = (more: object): Record<string, unknown> => ({
      ledgers: ledger({
        rule: { title: 'r', on: 'act', points: q(-10, 'points'), cases: [{ if: AGAIN, points: q(-1, 'points') }], ...more },
      }),
    });
    expect(refusals(rule({}))).toEqual([]);
    expect(refusals(rule({ cap: q(5, 'points') }))).toEqual(['ledgers.points.rules.rule.cases: cases beside cap']);
    expect(refusals(rule({ cases: [{ if: AGAIN, points: q(-1.5, 'points') }] }))).toHaveLength(1);
  });
});

describe('a condition with a time for which something has lasted', () => {
  it('holds from the day on which an entry has stood for it', () => {
    // On the list from 1 February for 60 days. The chance of 20 February is met after 19 days, that of 3 March after 30, that of 5 May no more.
    const met = (days: number): number =>
      totals({
        streams: {
          act: onDays('02-01'),
          late: { ...onDays('02-20', '03-03', '05-05'), if: { list: 'list', for_at_least: q(days, 'days') } },
        },
        channels: eye(['act']),
        lists: listFor('act', q(60, 'days')),
      })['stream.late.opportunities']!;
    expect([met(0), met(19), met(20), met(30), met(31)]).toEqual([2 * N, 2 * N, N, N, 0]);
  });

  it('holds from the day on which a state has lasted for it', () => {
    const work = {
      title: 'Work',
      values: { employed: { title: 'In', start: q(1, 'share') }, unemployed: { title: 'Out', start: q(0, 'share') } },
      transitions: {
        loses: { title: 'l', from: ['employed'], to: 'unemployed', rate: q(0, 'per person-year'), ceiling: q(1, 'per person-year') },
      },
    };
    // In work since 1 January, the first day of the run: for 31 days on 1 February.
    const met = (days: number): number =>
      totals({
        states: { work },
        streams: { act: { ...onDays('02-01'), if: { state: { work: ['employed'] }, for_at_least: q(days, 'days') } } },
      })['stream.act.opportunities']!;
    expect([met(31), met(32)]).toEqual([N, 0]);
  });

  it('is refused in a trigger', () => {
    const trigger = [{ list: 'list', for_at_least: q(10, 'days') }];
    expect(refusals({ lists: listFor('act', q(60, 'days')), measures: ban({ trigger }) })).toEqual([
      'measures.ban.trigger.0.for_at_least: for_at_least in a trigger',
    ]);
  });
});

describe('a start that differs between people', () => {
  const places = {
    town: { title: 'Town', level: 'neutral', persons: q(50_000, 'persons') },
    land: { title: 'Land', level: 'neutral' },
    village: { title: 'Village', level: 'neutral', parent: 'land', persons: q(50_000, 'persons') },
  };
  const byPlace = (town: number, land: number, unit: string): object => ({
    by: 'place',
    values: { town: q(town, unit), land: q(land, unit) },
  });
  const low = (ledgers: object): Record<string, unknown> => ({
    ledgers,
    measures: ban({ trigger: [{ ledger: 'points', at_most: 'low' }] }),
  });

  it('is the score of a ledger by place, and what it brings is for what people are', () => {
    // In the town 100 points (fair), elsewhere 80 (low): half of the people are under the sanction all year, without any deed.
    const found = totals({ places, ...low(ledger({}, { start: byPlace(100, 80, 'points') })) });
    expect(found['harm.days.status']).toBe((N / 2) * 365);
    expect(found['harm.without_deed']).toBe((N / 2) * 365);
  });

  it('is the score of a ledger by attribute', () => {
    const age = {
      adult: { title: 'a', from: 18, to: 64, share: q(0.5, 'share') },
      old: { title: 'o', from: 65, to: 120, share: q(0.5, 'share') },
    };
    const population = { household_size: { one: q(1, 'share') }, age, attributes: {} };
    const start = { by: 'age', values: { adult: q(100, 'points'), old: q(80, 'points') } };
    const found = totals({ population, ...low(ledger({}, { start })) });
    const half = found['harm.days.status']! / 365;
    expect(Math.abs(half - N / 2)).toBeLessThan(4 * Math.sqrt(N / 4));
  });

  it('is the state in which people begin, by place', () => {
    const work = {
      title: 'Work',
      values: {
        employed: { title: 'In', start: byPlace(1, 0, 'share') },
        unemployed: { title: 'Out', start: byPlace(0, 1, 'share') },
      },
      transitions: {
        loses: { title: 'l', from: ['employed'], to: 'unemployed', rate: q(0, 'per person-year'), ceiling: q(1, 'per person-year') },
      },
    };
    const found = totals({ places, states: { work } });
    expect(found['state.work.employed.people']).toBe(N / 2);
  });

  it('names every place that holds people, or one above it', () => {
    const start = { by: 'place', values: { town: q(100, 'points') } };
    expect(refusals({ places, ledgers: ledger({}, { start }) })).toEqual(['ledgers.points.start.values.village: nothing']);
  });
});
