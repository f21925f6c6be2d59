import { compile, runExperiment } from '@glasshouse/model';
import type { Plan, RunResult, Scenario } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { personOf, runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const PERSONS = 2000;

function ran(scenario: Scenario, persons = PERSONS): { plan: Plan; result: RunResult; totals: Record<string, number> } {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  const result = runExperiment(plan, { seed: 11, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  return { plan, result, totals: totalsOf(plan, result) };
}
const totals = (sections: Record<string, unknown>, persons = PERSONS): Record<string, number> => ran(tiny(sections), persons).totals;

const sides = {
  household_size: { one: q(1, 'share') },
  age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
  attributes: {
    side: {
      title: 'Side',
      of: 'person',
      categories: { left: { title: 'L', share: q(0.5, 'share') }, right: { title: 'R', share: q(0.5, 'share') } },
    },
  },
};
const left = { who: { side: ['left'] } };
const sided = { population: sides, groups: ['side'] };
const rule = (on: unknown, points: number, more: object = {}): object => ({ title: 'r', on, points: q(points, 'points'), ...more });

describe('policy by place', () => {
  const places = {
    land: { title: 'Land', level: 'country' },
    east: { title: 'East', level: 'neutral', parent: 'land', persons: q(50_000, 'persons') },
    west: { title: 'West', level: 'neutral', parent: 'land', persons: q(50_000, 'persons') },
  };
  const listIn = (in_force: object): { plan: Plan; result: RunResult; totals: Record<string, number> } =>
    ran(tiny({ places, channels: eye(['act']), lists: listFor('act', q(10, 'days'), { in_force }) }));
  const entered = ({ plan, result }: { plan: Plan; result: RunResult }, place: string): number => {
    const at = result.counts.byYear[0]![0]![plan.places.indexOf(place)]!;
    const ids = Object.keys(totalsOf(plan, result));
    return at[ids.indexOf('list.list.entered.deed')]!;
  };

  it('holds in the places named, and below them', () => {
    const east = listIn({ in: ['east'] });
    expect(entered(east, 'east')).toBeGreaterThan(1500);
    expect(entered(east, 'west')).toBe(0);
    expect(entered(listIn({ in: ['land'] }), 'west')).toBeGreaterThan(1500);
  });

  it('begins where it is adopted, the nearest place counting, and leaves the other place as it was', () => {
    const run = listIn({ from: '2021-10-01', adopted: { land: '2021-07-01', west: '2021-04-01' } });
    expect(run.plan.arms[0]!.variants).toHaveLength(2);
    expect(entered(run, 'east')).toBe(entered(listIn({ from: '2021-07-01' }), 'east'));
    expect(entered(run, 'west')).toBe(entered(listIn({ from: '2021-04-01' }), 'west'));
  });

  it('is one table where the windows of all places are equal', () => {
    expect(listIn({ from: '2021-07-01', in: ['land'] }).plan.arms[0]!.variants).toHaveLength(1);
  });

  it('shares of an attribute hold in a place and below it, unless a nearer place says otherwise', () => {
    const shares = (value: number): object => ({ side: { left: q(value, 'share'), right: q(1 - value, 'share') } });
    const scenario = tiny({
      ...sided,
      places: { ...places, land: { ...places.land, shares: shares(1) }, west: { ...places.west, shares: shares(0) } },
    });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PERSONS });
    const run = runBatches(plan, 3);
    run.communities.forEach(({ people }) => {
      const column = people.attributes[plan.attributes.findIndex((attribute) => attribute.id === 'side')]!;
      expect(new Set(column)).toEqual(new Set([plan.places[people.place] === 'east' ? 0 : 1]));
    });
  });
});

describe('channels', () => {
  it('see more of some people than of others', () => {
    const coverage = { by: 'side', values: { left: q(1, 'share'), right: q(0, 'share') } };
    const { plan, result } = ran(tiny({ ...sided, channels: eye(['act'], { coverage }) }));
    const ids = Object.keys(totalsOf(plan, result));
    const detected = result.counts.byCell[0]!.map((row) => row[ids.indexOf('stream.act.detected')]!);
    const acts = result.counts.byCell[0]!.map((row) => row[ids.indexOf('stream.act.acts')]!);
    expect(detected).toEqual([acts[0], 0]);
  });

  it('go on after their last day in the share of communities drawn, and nowhere else', () => {
    const seen = (lingers: object): number =>
      totals({ channels: eye(['act'], { in_force: { to: '2021-06-30' }, ...lingers }) }, 8000)['stream.act.detected']!;
    const [none, half, all] = [seen({ lingers: q(0, 'share') }), seen({ lingers: q(0.5, 'share') }), seen({ lingers: q(1, 'share') })];
    expect(none).toBe(seen({}));
    expect(all).toBe(totals({ channels: eye(['act']) }, 8000)['stream.act.detected']);
    expect(half).toBeGreaterThan(none + 1000);
    expect(half).toBeLessThan(all - 1000);
  });
});

describe('a score', () => {
  const scores = (
    rules: Record<string, unknown>,
    more: Record<string, unknown> = {},
    sections: object = {},
  ): { all: number; own: number }[] => {
    const scenario = tiny({ channels: eye(['act', 'alarm']), ledgers: ledger(rules, more), ...alarms, ...sections });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 600 });
    const run = runBatches(plan, 5);
    return run.communities.flatMap(({ people, states }) =>
      Array.from({ length: people.n }, (_, row) => {
        const [score] = personOf(plan, people, states[0]!, row)['scores'] as number[][];
        return { all: score![0]!, own: score![1]! };
      }),
    );
  };
  const alarms = {
    streams: {
      act: act(),
      alarm: {
        title: 'A',
        kind: 'false_alarm',
        context: 'street',
        rate: q(2, 'per person-year'),
        ceiling: q(8, 'per person-year'),
        taken_for: 'act',
      },
    },
  };

  it('stops at its floor; the sum of own deeds has one of its own', () => {
    const found = scores({ act: rule('act', -30) }, { floor: q(60, 'points') });
    expect(Math.min(...found.map(({ all }) => all))).toBe(-40);
    expect(Math.min(...found.map(({ own }) => own))).toBe(-40);
    expect(found.some(({ all, own }) => all === -40 && own > -40)).toBe(true);
    const free = scores({ act: rule('act', -30) });
    found.forEach(({ all }, i) => expect(all).toBe(Math.max(-40, free[i]!.all)));
  });

  it('does not get back what its floor took from a loss', () => {
    const limits = { floor: q(95, 'points'), ceiling: q(100, 'points') };
    const found = scores({ act: rule('act', -30, { lifetime: q(20, 'days') }) }, limits);
    for (const { all } of found) expect(all).toBeGreaterThanOrEqual(-5);
    expect(Math.max(...found.map(({ all }) => all))).toBe(0);
  });

  it('is touched by a record only after the warnings', () => {
    const warned = totals({ channels: eye(['act']), ledgers: ledger({ act: rule('act', -1, { warnings: q(2, 'count') }) }) });
    expect(warned['ledger.points.warnings']! + warned['ledger.points.points_taken']!).toBe(warned['stream.act.recorded']);
    expect(warned['ledger.points.warnings']).toBeLessThanOrEqual(2 * PERSONS);
    expect(warned['ledger.points.warnings']).toBeGreaterThan(1.4 * PERSONS);
  });

  it('has one cap over the rules that share it, the highest among them', () => {
    const capped = { act: rule('act', -3, { cap_shared: 'both', cap: q(4, 'points') }), also: rule('act', -5, { cap_shared: 'both' }) };
    expect(Math.min(...scores(capped).map(({ all }) => all))).toBe(-4);
  });

  it('takes points for what a person is once, at the start, with cause status', () => {
    const found = totals({
      ...sided,
      ledgers: ledger({ is: rule(left, -60) }),
      measures: ban({ trigger: [{ ledger: 'points', at_most: 'last' }] }),
    });
    const people = found['measure.ban.on']!;
    expect(people).toBeGreaterThan(0.45 * PERSONS);
    expect(found['ledger.points.points_taken']).toBe(60 * people);
    expect(found['measure.ban.days.status.unrelated']).toBe(365 * people);
    expect(found['harm.without_deed']).toBe(365 * people);
  });

  it('takes points for what a person is when the ledger begins, and when people come in', () => {
    const found = totals({
      ...sided,
      population: { ...sides, turnover: { leaves: q(0, 'per person-year'), enters: q(50, 'percent') } },
      ledgers: ledger({ is: rule({ who: { side: ['left', 'right'] } }, -10) }, { in_force: { from: '2021-03-01' } }),
    });
    expect(found['ledger.points.points_taken']).toBe(10 * found['people.entered']!);
  });

  it('is lower for as long as an entry on a list stands, by the cause of the entry', () => {
    const sections = {
      channels: eye(['act']),
      lists: listFor('act', q(20, 'days')),
      ledgers: ledger({ listed: rule({ list: 'list' }, -60) }),
      measures: ban({ trigger: [{ ledger: 'points', at_most: 'last' }] }),
    };
    const found = totals(sections);
    expect(found['ledger.points.points_taken']).toBe(60 * found['list.list.entered.deed']!);
    expect(found['ledger.points.points_given']).toBe(60 * found['list.list.left.term']!);
    expect(found['ledger.points.grade.last']).toBe(found['list.list.persons']);
    expect(found['measure.ban.days.deed.unrelated']).toBeGreaterThan(10_000);
    expect(found['harm.without_deed']).toBe(0);
  });

  it('that is hidden is not felt, nor striven for', () => {
    const felt = (hidden: boolean): number =>
      totals({
        channels: eye(['act']),
        perception: { aware: q(1, 'share'), own_record: q(1, 'share'), display: q(0, 'share'), fades: q(3000, 'days') },
        responses: { deterred: { title: 'd', kind: 'deterrence', on: ['act'], effect: q(1, 'factor') } },
        ledgers: ledger({ act: rule('act', -1) }, hidden ? { hidden } : {}),
      })['stream.act.given_up']!;
    expect(felt(false)).toBeGreaterThan(1000);
    expect(felt(true)).toBe(0);
  });
});

describe('lists', () => {
  const statusList = (rate: number, more: object = {}): object => ({
    list: {
      title: 'l',
      owner: 'town',
      public: false,
      entries: { is: { ground: 'g', on: left, rate: q(rate, 'per person-year'), term: q(5, 'days'), ...more } },
      exit: {},
    },
  });

  it('take up people for what they are at the rate given, with cause status, and change nobody else’s chances', () => {
    const found = totals({ ...sided, lists: statusList(1), measures: ban() });
    const without = totals(sided);
    expect(found['list.list.entered.status']! / PERSONS).toBeCloseTo(0.5 / (1 + 5 / 365), 1);
    expect(found['harm.days.status']).toBe(found['harm.sanction_days']);
    expect(found['stream.act.acts']).toBe(without['stream.act.acts']);
    const more = runTwice(1, 2);
    expect(more).toBe(true);
  });

  /** Entries of the same person at one rate and at twice the rate: whoever is entered at the lower is entered at the higher. */
  function runTwice(low: number, high: number): boolean {
    const ever = (rate: number): boolean[] => {
      const scenario = tiny({ ...sided, lists: statusList(rate, { term: 'for_good' }) });
      const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 600 });
      const run = runBatches(plan, 5);
      return run.communities.flatMap(({ people, states }) => Array.from({ length: people.n }, (_, row) => states[0]!.head[row] !== 0));
    };
    const [few, many] = [ever(low), ever(high)];
    return few.every((is, i) => !is || many[i]);
  }

  it('follow one another: an entry brings those of lists that follow', () => {
    const follows = { title: 'f', owner: 'town', public: false, exit: {} };
    const found = totals({
      channels: eye(['act']),
      lists: {
        ...listFor('act', q(10, 'days')),
        second: {
          ...follows,
          entries: { also: { ground: 'g', on: { list: 'list' }, term: q(20, 'days'), probability: q(0.5, 'probability') } },
        },
        third: { ...follows, who: { age: ['adult'] }, entries: { also: { ground: 'g', on: { list: 'second' }, term: 'for_good' } } },
      },
    });
    expect(found['list.second.entered.deed']! / found['list.list.entered.deed']!).toBeCloseTo(0.5, 1);
    expect(found['list.third.entered.deed']).toBe(found['list.second.entered.deed']);
    expect(found['list.third.left.term']).toBe(0);
  });

  it('hold only whom they can hold', () => {
    const found = totals({ ...sided, channels: eye(['act']), lists: listFor('act', q(10, 'days'), left) });
    expect(found['list.list.entered.deed']! / found['stream.act.recorded']!).toBeCloseTo(0.5, 1);
  });

  it('let go of people once a ledger comes into a grade, not before', () => {
    const found = totals({
      channels: eye(['act', 'help']),
      streams: { act: act(), help: act({ kind: 'merit', context: 'help' }) },
      ledgers: ledger({ act: rule('act', -30), help: rule('help', 30) }),
      lists: listFor({ ledger: 'points', at_most: 'low' }, 'for_good', { exit: { reaches: { ledger: 'points', at_least: 'top' } } }),
    });
    expect(found['list.list.left.repair']).toBeGreaterThan(100);
    expect(found['list.list.left.term']).toBe(0);
    expect(found['ledger.points.grade.fair']).toBeGreaterThan(0);
  });

  it('begin a term anew: time on the list is that of the last record, and each day has the cause that holds it', () => {
    const streams = {
      act: act(),
      alarm: {
        title: 'A',
        kind: 'false_alarm',
        context: 'street',
        rate: q(2, 'per person-year'),
        ceiling: q(8, 'per person-year'),
        taken_for: 'act',
      },
    };
    const sections = { streams, channels: eye(['act', 'alarm']), measures: ban() };
    const entry = (restarts: boolean): object => ({
      list: {
        title: 'l',
        owner: 'town',
        public: false,
        exit: {},
        entries: { ground: { ground: 'g', on: 'act', term: q(60, 'days'), restarts } },
      },
    });
    const anew = totals({ ...sections, lists: entry(true) });
    const many = totals({ ...sections, lists: entry(false) });
    expect(anew['list.list.restarted']).toBeGreaterThan(1000);
    expect(anew['list.list.turned_to.error']).toBeGreaterThan(100);
    for (const id of ['harm.sanction_days', 'harm.days.deed', 'harm.days.error', 'list.list.persons'])
      expect([id, anew[id]]).toEqual([id, many[id]]);
  });

  it('praise and shame', () => {
    const sections = {
      ...sided,
      streams: { act: act(), help: act({ kind: 'merit', context: 'help', inclination: q(0.2, 'probability') }) },
      perception: { aware: q(1, 'share'), own_record: q(0, 'share'), display: q(0, 'share'), fades: q(30, 'days') },
      responses: {
        shamed: { title: 's', kind: 'stigma', on: ['act'], effect: q(0.5, 'factor') },
        emulates: { title: 'e', kind: 'emulation', on: ['help'], effect: q(0.02, 'factor') },
      },
      horizon: { start: '2021-01-01', end: '2021-12-31', round: 'week' },
    };
    const list = (kind: string, rate: number): object => ({
      list: {
        title: 'l',
        owner: 'town',
        public: true,
        kind,
        exit: {},
        entries: { is: { ground: 'g', on: left, rate: q(rate, 'per person-year'), term: 'for_good' } },
      },
    });
    const acts = (lists: object): number[] => {
      const found = totals({ ...sections, lists });
      return [
        found['stream.act.acts']! / found['stream.act.opportunities']!,
        found['stream.help.acts']! / found['stream.help.opportunities']!,
      ];
    };
    const nobody = acts({});
    expect(nobody[0]).toBeCloseTo(0.5, 1);
    expect(nobody[1]).toBeCloseTo(0.2, 1);
    const black = acts(list('black', 300));
    expect(black[0]! - nobody[0]!).toBeGreaterThan(0.2);
    expect(black[1]).toBe(nobody[1]);
    const red = acts(list('red', 300));
    expect(red[0]).toBe(nobody[0]);
    expect(red[1]! / 0.2).toBeGreaterThan(1.8);
  });
});

describe('measures', () => {
  it('fall on people for what they are, without any entry', () => {
    const found = totals({ ...sided, measures: ban({ trigger: [left] }) });
    expect(found['measure.ban.on']).toBeGreaterThan(0.45 * PERSONS);
    expect(found['measure.ban.days.status.unrelated']).toBe(365 * found['measure.ban.on']!);
  });

  it('fall on people at a score that is no grade', () => {
    const found = totals({
      channels: eye(['act']),
      ledgers: ledger({ act: rule('act', -5) }),
      measures: {
        ...ban({ trigger: [{ ledger: 'points', score_at_most: q(95, 'points') }] }),
        perk: ban({ kind: 'reward', trigger: [{ ledger: 'points', score_at_least: q(100, 'points') }] }).ban,
      },
    });
    expect(found['measure.perk.on']! + found['measure.ban.on']!).toBe(PERSONS);
    expect(found['measure.ban.on']).toBeGreaterThan(1500);
    expect(found['harm.without_deed']).toBe(0);
  });
});
