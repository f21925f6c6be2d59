import { compile, counterDefinitions, runExperiment } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const PERSONS = 2000;

function totals(scenario: Scenario): Record<string, number> {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
  return totalsOf(plan, runExperiment(plan, { seed: 11, replicate: 0, runId: 'x', experiment: 'x', point: 0 }));
}
/** Each person's own sum of days at the end. */
const daysOf = (scenario: Scenario, which: 'sanctionDays' | 'withoutDays'): number[] => {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
  return runBatches(plan, 11).communities.flatMap(({ states }) => [...states[0]![which]]);
};

const rule = (on: unknown, points: number, more: object = {}): object => ({ title: 'r', on, points: q(points, 'points'), ...more });

describe('a first time', () => {
  const often = { rate: q(100, 'per person-year'), ceiling: q(100, 'per person-year') };
  const streams = { act: act(often), help: act({ ...often, kind: 'merit', context: 'help' }) };
  const horizon = { start: '2021-01-01', end: '2021-01-02', round: 'day' };

  it('is no sanction that began and ended on one day', () => {
    const scenario = tiny({
      horizon,
      streams,
      channels: eye(['act', 'help']),
      ledgers: ledger({ act: rule('act', -60), help: rule('help', 60) }),
      measures: ban({ trigger: [{ ledger: 'points', at_most: 'low' }] }),
    });
    const found = totals(scenario);
    const under = daysOf(scenario, 'sanctionDays').filter((each) => each > 0).length;
    expect(found['first.sanctioned']).toBe(under);
    // Each begins one at most once before it is restored, so some began and ended one on the day: they are in `started` alone.
    expect(found['measure.ban.started']! - found['measure.ban.ended']!).toBe(found['measure.ban.on']);
    expect(found['measure.ban.started']).toBeGreaterThan(under + 20);
  });

  it('is no entry that was made and ended on one day', () => {
    const on = { ledger: 'points', at_most: 'low' };
    const scenario = tiny({
      horizon,
      streams,
      channels: eye(['act', 'help']),
      ledgers: ledger({ act: rule('act', -60), help: rule('help', 60) }),
      lists: listFor(on, 'for_good', { exit: { reaches: { ledger: 'points', at_least: 'fair' } } }),
    });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
    const { counts } = runExperiment(plan, { seed: 11, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
    const at = (id: string): number => counts.byRound[0]![0]![counterDefinitions(plan).findIndex((counter) => counter.id === id)]!;
    expect(at('list.list.left.repair')).toBeGreaterThan(20);
    // On the first day, whoever has ever been on the list is on it.
    expect(at('first.listed.list')).toBe(at('list.list.persons'));
    expect(at('list.list.entered.deed')).toBe(at('list.list.persons') + at('list.list.left.repair'));
  });

  it('without deed needs a day that no own deed explains', () => {
    const alarm = { title: 'A', kind: 'false_alarm', context: 'street', taken_for: 'act', ...often };
    const scenario = tiny({
      horizon,
      streams: { act: act(often), alarm },
      channels: eye(['act', 'alarm']),
      lists: listFor('act', 'for_good'),
      measures: ban(),
    });
    const found = totals(scenario);
    const innocents = daysOf(scenario, 'withoutDays').filter((each) => each > 0).length;
    expect(found['first.without_deed']).toBe(innocents);
    expect(innocents).toBeGreaterThan(100);
    // Whoever had both on a day, the false alarm first, was never under a sanction without deed at its end.
    expect(found['first.sanctioned']! - innocents).toBeGreaterThan(100);
    expect(found['list.list.entered.error']).toBeGreaterThan(innocents + 20);
  });
});

describe('an entry for a duty that somebody could not perform', () => {
  const duty = (recovers: number, able = 0.5): Record<string, unknown> => ({
    debt: {
      title: 'D',
      kind: 'obligation',
      context: 'money',
      rate: q(1, 'per person-year'),
      ceiling: q(4, 'per person-year'),
      duty: {
        able: q(able, 'probability'),
        performs_at_once: q(0, 'probability'),
        performs: q(0, 'per person-year'),
        recovers: q(recovers, 'per person-year'),
      },
    },
  });
  const listed = (recovers: number): Scenario =>
    tiny({ streams: duty(recovers), channels: eye(['debt']), lists: listFor('debt', 'for_good'), measures: ban() });
  const scored = (recovers: number): Scenario =>
    tiny({
      streams: duty(recovers),
      channels: eye(['debt']),
      lists: listFor('debt', 'for_good'),
      ledgers: ledger({ listed: rule({ list: 'list' }, -60) }),
      measures: ban({ trigger: [{ ledger: 'points', at_most: 'low' }] }),
    });

  it.each([
    ['a list', listed],
    ['points that follow the list', scored],
  ])('keeps its cause when they recover, by %s; the other reading stands beside it', (_, scenario) => {
    const [never, soon] = [totals(scenario(0)), totals(scenario(12))];
    const same = ['harm.sanction_days', 'harm.without_deed', 'harm.days.deed', 'harm.days.inability', 'list.list.on.inability'];
    for (const id of same) expect([id, soon[id]]).toEqual([id, never[id]]);
    expect(never['harm.days.inability']).toBeGreaterThan(50_000);
    expect([never['harm.recovered'], never['list.list.recast']]).toEqual([0, 0]);
    expect(soon['list.list.recast']).toBe(soon['stream.debt.recovered']);
    expect(soon['harm.recovered']! / soon['harm.without_deed']!).toBeGreaterThan(0.6);
    expect(soon['harm.recovered']).toBeLessThan(soon['harm.without_deed']!);
  });

  it('is worth nothing to the other reading until the check at which they can perform', () => {
    const sections = { channels: eye(['debt']), lists: listFor('debt', 'for_good'), measures: ban() };
    const found = totals(tiny({ ...sections, streams: duty(365 / 30, 0) }));
    const before = found['harm.days.inability']! - found['harm.recovered']!;
    expect(found['harm.days.inability']).toBe(found['harm.sanction_days']);
    // A month each, but for whoever already has an entry of the other kind and whoever is listed in the last month.
    expect(before).toBeLessThanOrEqual(30 * found['first.listed.list']!);
    expect(before).toBeGreaterThan(0.85 * 30 * found['first.listed.list']!);
  });
});

describe('a relation between deed and sanction', () => {
  const school = { act: act({ context: 'school' }) };
  const on = { ledger: 'points', at_most: 'low' };
  const measures = ban({ context: 'school' });
  const byLedger = (more: Record<string, unknown>): Record<string, unknown> => ({
    streams: school,
    channels: eye(['act']),
    ledgers: ledger({ act: rule('act', -60) }, more),
    measures,
  });

  it('is that of the time of the deed: it outlives the ledger', () => {
    const lists = listFor(on, 'for_good');
    const open = totals(tiny({ ...byLedger({}), lists }));
    const closed = totals(tiny({ ...byLedger({ in_force: { to: '2021-06-30' } }), lists }));
    for (const found of [open, closed]) {
      expect(found['harm.unrelated']).toBe(0);
      expect(found['measure.ban.days.deed.related']).toBe(found['harm.sanction_days']);
    }
    expect(closed['measure.ban.on']).toBeGreaterThan(500);
  });

  it('is not made by a later deed elsewhere', () => {
    const streams = { act: act(), lesson: act({ context: 'school' }) };
    const sections = {
      streams,
      channels: eye(['act', 'lesson']),
      ledgers: ledger({ act: rule('act', -60), lesson: rule('lesson', -1) }),
      lists: listFor(on, 'for_good'),
      measures,
    };
    const found = totals(tiny(sections));
    const without = totals(tiny({ ...sections, channels: eye(['act']) }));
    // Lessons missed before the act are behind the entry; those missed afterwards are not.
    expect(without['measure.ban.days.deed.related']).toBe(0);
    expect(found['measure.ban.days.deed.unrelated']).toBeGreaterThan(0.3 * found['harm.sanction_days']!);
    expect(found['measure.ban.days.deed.related']).toBeGreaterThan(0.1 * found['harm.sanction_days']!);
  });

  it('goes with an entry into what follows it: other lists, and points for being listed', () => {
    const exit = { title: 'f', owner: 'town', public: false, exit: {} };
    const lists = {
      ...listFor(on, 'for_good'),
      second: { ...exit, entries: { also: { ground: 'g', on: { list: 'list' }, term: 'for_good' } } },
    };
    const ledgers = {
      ...ledger({ act: rule('act', -60) }, { in_force: { to: '2021-06-30' } }),
      other: ledger({ listed: rule({ list: 'list' }, -60) })['points'],
    };
    const sections = { ...byLedger({}), ledgers, lists };
    for (const trigger of [{ list: 'second' }, { ledger: 'other', at_most: 'low' }]) {
      const found = totals(tiny({ ...sections, measures: ban({ context: 'school', trigger: [trigger] }) }));
      expect(found['harm.sanction_days']).toBeGreaterThan(100_000);
      expect(found['harm.unrelated']).toBe(0);
    }
  });
});
