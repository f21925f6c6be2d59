import { compile, runExperiment } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const PERSONS = 40;

/** Everybody acts on each of five days, and every act is recorded on the day. */
const daily = { rate: q(365, 'per person-year'), ceiling: q(365, 'per person-year') };
const world = (sections: Record<string, unknown>) => ({
  horizon: { start: '2021-01-01', end: '2021-01-05', round: 'day' },
  streams: { act: act(daily) },
  channels: eye(['act']),
  ...sections,
});

/** Totals a person. */
function perPerson(sections: Record<string, unknown>): (id: string) => number {
  const scenario = tiny(world(sections));
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
  const totals = totalsOf(plan, runExperiment(plan, { seed: 3, replicate: 0, runId: 'x', experiment: 'x', point: 0 }));
  return (id) => totals[id]! / PERSONS;
}

const list = (condition: unknown, term: unknown = q(1, 'days')): Record<string, unknown> => ({
  list: { title: 'l', owner: 'town', public: false, entries: { ground: { ground: 'g', on: 'act', if: condition, term } }, exit: {} },
});

describe('an entry is made only where its condition holds, by hand on five acts a person', () => {
  it.each([
    // Day 1 has no earlier record; days 2 to 5 do.
    ['an earlier record', { records: 'act' }, 4],
    ['two earlier records', { records: 'act', at_least: q(2, 'count') }, 3],
    ['more records than the days have', { records: 'act', at_least: q(5, 'count') }, 0],
    // A record counts on its own day only, and yesterday's counts no more.
    ['within a day', { records: 'act', within: q(1, 'days') }, 0],
    ['within two days', { records: 'act', within: q(2, 'days') }, 4],
    // Within two days there is only yesterday's.
    ['two within two days', { records: 'act', within: q(2, 'days'), at_least: q(2, 'count') }, 0],
    ['two within three days', { records: 'act', within: q(3, 'days'), at_least: q(2, 'count') }, 3],
    ['none before', { not: { records: 'act' } }, 1],
    ['fewer than three before', { not: { records: 'act', at_least: q(3, 'count') } }, 3],
    // Three or more before, or none: days 1, 4 and 5.
    ['any of two', { any: [{ not: { records: 'act' } }, { records: 'act', at_least: q(3, 'count') }] }, 3],
    // One or two before: days 2 and 3.
    ['all of two', { all: [{ records: 'act' }, { not: { records: 'act', at_least: q(3, 'count') } }] }, 2],
    ['an age that everybody has', { who: { age: ['adult'] } }, 5],
  ])('%s', (_, condition, expected) => {
    expect(perPerson({ lists: list(condition) })('list.list.entered.deed')).toBe(expected);
  });

  it.each([1801, 1960, 2021])('for a measure too, whose days end with the window, in %i', (year) => {
    const horizon = { start: `${year}-01-01`, end: `${year}-01-10`, round: 'day' };
    const channels = eye(['act'], { in_force: { to: `${year}-01-02`, assumed: 'A test' } });
    const measures = ban({ trigger: [{ records: 'act', within: q(3, 'days') }] });
    // Records of days 1 and 2 count on their own day and the next two: days 1 to 4.
    expect(perPerson({ horizon, channels, measures })('harm.sanction_days')).toBe(4);
  });

  it('once, where one is on the list already', () => {
    expect(perPerson({ lists: list({ not: { list: 'list' } }, 'for_good') })('list.list.entered.deed')).toBe(1);
  });

  it('by a ground: entries by another do not count', () => {
    const entries = {
      first: { ground: 'f', on: { list: 'other' }, term: 'for_good' },
      second: { ground: 's', on: 'act', if: { list: 'list', entry: 'first' }, term: q(1, 'days') },
    };
    const other = {
      title: 'o',
      owner: 'town',
      public: false,
      entries: { ground: { ground: 'g', on: 'act', term: q(1, 'days') } },
      exit: {},
    };
    const lists = { list: { title: 'l', owner: 'town', public: false, entries, exit: {} }, other };
    // The entry that follows `other` is made when the first item ends; the second ground asks for it from day 2 on. `other` brings one a day.
    expect(perPerson({ lists })('list.list.entered.deed')).toBe(5);
  });

  it('under a measure as it stood when the item began', () => {
    const lists = { ...listFor('act', 'for_good'), other: { ...list({ measure: 'ban' })['list']!, title: 'o' } };
    expect(perPerson({ lists, measures: ban() })('list.other.entered.deed')).toBe(4);
  });
});

describe('a rule counts only where its condition holds', () => {
  const points = (condition: unknown): number =>
    perPerson({ ledgers: ledger({ act: { title: 'r', on: 'act', if: condition, points: q(-1, 'points') } }) })(
      'ledger.points.points_taken',
    );

  it.each([
    // 100 and 99 are at least 99; 98 is not.
    ['a score', { ledger: 'points', score_at_least: q(99, 'points') }, 2],
    ['the other side of a score', { not: { ledger: 'points', score_at_least: q(100, 'points') } }, 0],
    ['a grade', { ledger: 'points', at_least: 'fair' }, 5],
    ['a grade that is not reached', { ledger: 'points', at_most: 'low' }, 0],
    ['earlier records', { records: 'act' }, 4],
  ])('%s', (_, condition, expected) => {
    expect(points(condition)).toBe(expected);
  });
});

describe('a condition is refused', () => {
  it.each([
    [{ records: 'akt' }, /"akt", which is not a stream with records.*act/],
    [{ list: 'lost' }, /"lost", which is not a list/],
    [{ list: 'list', entry: 'lost' }, /"lost", which is not a ground of list/],
    [{ measure: 'lost' }, /"lost", which is not a measure/],
    [{ ledger: 'points', at_most: 'low' }, /"points", which is not a ledger/],
    [{ who: { hair: ['red'] } }, /"hair", which is not an attribute/],
    [{ all: [] }, /at least 1 item/],
    [{ records: 'act', at_least: q(0, 'count') }, /a whole number from 1 to 24/],
    [{ records: 'act', at_least: q(25, 'count') }, /a whole number from 1 to 24/],
    [{ records: 'act', within: q(0, 'days') }, /at least one day/],
    [{ all: [{ list: 'list' }, { not: { list: 'list' } }] }, /can never hold: it asks for something and for its opposite/],
    [{ all: [{ who: { age: ['adult'] } }, { who: { age: ['child'] } }] }, /never hold|which is not a category/],
    [{ not: { not: { not: { not: { not: { list: 'list' } } } } } }, /nested 5 deep/],
  ])('%j', (condition, message) => {
    expect(() => tiny(world({ lists: list(condition) }))).toThrow(message);
  });

  it('where no grade or score is both', () => {
    const both = (a: object, b: object): unknown =>
      world({ ledgers: ledger({ act: { title: 'r', on: 'act', if: { all: [a, b] }, points: q(-1, 'points') } }) });
    expect(() =>
      tiny(both({ ledger: 'points', at_most: 'low' }, { ledger: 'points', at_least: 'fair' }) as Record<string, unknown>),
    ).toThrow(/no grade of points is both/);
    const [low, high] = [q(10, 'points'), q(20, 'points')];
    const scores = both({ ledger: 'points', score_at_most: low }, { ledger: 'points', score_at_least: high });
    expect(() => tiny(scores as Record<string, unknown>)).toThrow(/no score of points is both/);
  });
});
