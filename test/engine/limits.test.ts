import { describe, expect, it } from 'vitest';
import { compile, largestRemainder } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { smokeWorld } from '../boundary/world.js';
import { SUMS } from '../../packages/model/src/state/state.js';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const planOf = (scenario: Scenario, persons = 600): Plan => compile(scenario, [{ id: 'base', scenario }], { persons });

function run(sections: Record<string, unknown>, persons = 600): Record<string, number> {
  const plan = planOf(tiny(sections), persons);
  return totalsOf(plan, runBatches(plan, 1).result);
}

describe('zero and extreme parameters', () => {
  const world = (more: Record<string, unknown> = {}) => ({
    channels: eye(['act']),
    lists: listFor('act', q(30, 'days')),
    measures: ban(),
    ...more,
  });

  it('nothing happens at a rate of 0', () => {
    const totals = run(world({ streams: { act: act({ rate: q(0, 'per person-year'), ceiling: q(0, 'per person-year') }) } }));
    const quiet = Object.entries(totals).filter(([id, n]) => n !== 0 && !id.startsWith('people.'));
    expect(quiet).toEqual([]);
    expect(totals['people.days']).toBe(600 * 365);
  });

  it('at probability 1 every chance is taken, seen, recorded and listed', () => {
    const totals = run(world());
    const met = totals['stream.act.opportunities']!;
    expect(met).toBeGreaterThan(1000);
    for (const id of ['stream.act.acts', 'stream.act.detected', 'stream.act.recorded', 'list.list.entered.deed'])
      expect(totals[id], id).toBe(met);
  });

  it.each([
    ['an inclination of 0', { streams: { act: act({ inclination: q(0, 'probability') }) } }, 'stream.act.acts'],
    ['a channel that covers nothing', { channels: eye(['act'], { coverage: q(0, 'share') }) }, 'stream.act.detected'],
    ['a channel that sees nothing', { channels: eye(['act'], { sensitivity: q(0, 'probability') }) }, 'stream.act.detected'],
    [
      'a review that lets nothing pass',
      { reviews: { r: { title: 'r', of: ['act'], passes_sound: q(0, 'probability'), passes_unsound: q(1, 'probability') } } },
      'stream.act.recorded',
    ],
    [
      'a review without time that drops',
      {
        reviews: {
          r: {
            title: 'r',
            of: ['act'],
            passes_sound: q(1, 'probability'),
            passes_unsound: q(1, 'probability'),
            capacity: q(0, 'per 1000 persons and year'),
            when_full: 'drop',
          },
        },
      },
      'stream.act.recorded',
    ],
    [
      'a ground that never leads to an entry',
      {
        lists: {
          list: {
            ...listFor('act', q(30, 'days')).list,
            entries: { ground: { ground: 'g', on: 'act', term: q(30, 'days'), probability: q(0, 'probability') } },
          },
        },
      },
      'list.list.entered.deed',
    ],
  ])('%s', (_, more, id) => expect(run(world(more))[id]).toBe(0));

  it('a review without time that passes lets everything through', () => {
    const totals = run(
      world({
        reviews: {
          r: {
            title: 'r',
            of: ['act'],
            passes_sound: q(0, 'probability'),
            passes_unsound: q(0, 'probability'),
            capacity: q(0, 'per 1000 persons and year'),
            when_full: 'pass',
          },
        },
      }),
    );
    expect(totals['stream.act.recorded']).toBe(totals['stream.act.detected']);
  });

  it.each(['day', 'week', 'month'])('a review reads its capacity and no more, with rounds of a %s', (round) => {
    const reviews = {
      r: {
        title: 'r',
        of: ['act'],
        passes_sound: q(1, 'probability'),
        passes_unsound: q(1, 'probability'),
        capacity: q(150, 'per 1000 persons and year'),
        when_full: 'drop',
      },
    };
    const totals = run(world({ reviews, horizon: { start: '2021-01-01', end: '2021-12-31', round } }));
    expect(totals['stream.act.recorded']).toBeLessThanOrEqual(90);
    expect(totals['stream.act.recorded']).toBeGreaterThan(round === 'day' ? 40 : 80);
  });

  it('a term of no days: on and off the list on the same day, without a day of a measure', () => {
    const totals = run(world({ lists: listFor('act', q(0, 'days')) }));
    expect(totals['list.list.left.term']).toBe(totals['list.list.entered.deed']);
    expect([totals['list.list.persons'], totals['harm.sanction_days'], totals['measure.ban.on']]).toEqual([0, 0, 0]);
    expect(totals['measure.ban.started']).toBe(totals['measure.ban.ended']);
    expect(totals['first.sanctioned']).toBe(totals['first.listed.list']);
  });

  it('points with a lifetime of no days leave every score where it was', () => {
    const totals = run({
      channels: eye(['act']),
      ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-30, 'points'), lifetime: q(0, 'days') } }),
    });
    expect(totals['ledger.points.points_given']).toBe(totals['ledger.points.points_taken']);
    expect(totals['ledger.points.grade.fair']).toBe(600);
  });

  it('changes of a score count what the floor cuts, and what moves only the score by own conduct', () => {
    // From 3 points: 2, then 1, then at the floor nothing more.
    const cut = run({
      channels: eye(['act']),
      ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-2, 'points') } }, { start: q(3, 'points'), floor: q(0, 'points') }),
    });
    expect(cut['ledger.points.points_taken']).toBeGreaterThan(0);
    expect(cut['ledger.points.changes']! * 2).toBeGreaterThan(cut['ledger.points.points_taken']!);
    // False alarms take a person to the floor; own acts then take nothing from the score, but all of the score by own conduct.
    const alarm = { title: 'f', kind: 'false_alarm', context: 'street', taken_for: 'act', rate: q(4, 'per person-year'), ceiling: q(4, 'per person-year') }; // prettier-ignore
    const own = run({
      streams: { act: act(), alarm },
      channels: eye(['act', 'alarm']),
      ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-2, 'points') } }, { start: q(2, 'points'), floor: q(0, 'points') }),
    });
    expect(own['ledger.points.changes']! * 2).toBeGreaterThan(own['ledger.points.points_taken']!);
  });

  it('a cap of 0 gives nothing; set_grade takes nothing from those below', () => {
    expect(
      run({ channels: eye(['act']), ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-30, 'points'), cap: q(0, 'points') } }) })[
        'ledger.points.changes'
      ],
    ).toBe(0);
    const totals = run({
      channels: eye(['act']),
      ledgers: ledger({ r: { title: 'r', on: 'act', set_grade: 'fair' } }, { start: q(70, 'points') }),
    });
    expect(totals['ledger.points.changes']).toBe(0);
  });

  it('a horizon of two days, communities of one person, and a single person', () => {
    const horizon = { start: '2021-02-28', end: '2021-03-01', round: 'month' };
    expect(run(world({ horizon }))['people.days']).toBe(1200);
    expect(run(world({ community_size: q(1, 'persons') }), 30)['people.days']).toBe(30 * 365);
    expect(run(world(), 1)['people.days']).toBe(365);
  });

  it('seed 0 and replicate 0 are a seed and a replicate; others give other runs', () => {
    const plan = planOf(tiny(world()));
    const days = (seed: number, replicate: number): number =>
      totalsOf(plan, runBatches(plan, seed, replicate).result)['harm.sanction_days']!;
    expect(days(0, 0)).toBeGreaterThan(0);
    expect(new Set([days(0, 0), days(1, 0), days(0, 1), days(1, 1)]).size).toBe(4);
  });
});

describe('what a sanction is put down to', () => {
  const world = (start: number, atMost: string) => ({
    channels: eye(['act']),
    ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-30, 'points') } }, { start: q(start, 'points') }),
    measures: ban({ trigger: [{ ledger: 'points', at_most: atMost }] }),
  });

  it('where everyone starts in the grade that brings it, to what a person is, whatever they do later', () => {
    const totals = run(world(80, 'low'));
    expect(totals['harm.sanction_days']).toBe(600 * 365);
    expect(totals['harm.days.status']).toBe(600 * 365);
    expect(totals['harm.without_deed']).toBe(600 * 365);
  });

  it('where own deeds alone lead there, to the deeds', () => {
    const totals = run(world(100, 'low'));
    expect(totals['harm.days.deed']).toBeGreaterThan(0);
    expect(totals['harm.without_deed']).toBe(0);
  });

  it('a child put on a list for an own deed falls under its measure, and not as a child of somebody else', () => {
    const age = {
      child: { title: 'c', from: 0, to: 17, share: q(0.3, 'share') },
      adult: { title: 'a', from: 18, to: 120, share: q(0.7, 'share') },
    };
    const totals = run({
      population: { household_size: { three: q(1, 'share') }, age, attributes: {} },
      streams: { act: act({ who: { age: ['child'] } }) },
      channels: eye(['act']),
      lists: listFor('act', q(3000, 'days')),
      measures: ban(),
    });
    expect(totals['list.list.persons']).toBe(totals['first.listed.list']);
    expect(totals['list.list.persons']).toBeGreaterThan(100);
    expect(totals['first.sanctioned']).toBe(totals['list.list.persons']);
    expect(totals['harm.sanction_days']).toBeGreaterThan(0);
    expect(totals['harm.own_children']).toBe(totals['harm.sanction_days']);
    expect(totals['harm.children']).toBe(0);
    expect(totals['harm.without_deed']).toBe(0);
  });
});

describe('what stops a run', () => {
  it('a rate above its ceiling, by name and number, never cut', () => {
    const scenario = tiny();
    scenario.streams['act']!.rate = q(9, 'per person-year');
    expect(() => planOf(scenario)).toThrow(
      'streams.act: a rate of 9 per person-year passes the ceiling of 8; raise the ceiling or lower the rate',
    );
  });

  it('a rate that passes its ceiling by class or trend only', () => {
    for (const more of [
      { classes: { a: { share: q(1, 'share'), factor: q(5, 'factor') } } },
      { trend: [{ from: '2021-05-01', factor: q(5, 'factor') }] },
    ]) {
      const scenario = tiny();
      Object.assign(scenario.streams['act']!, more);
      expect(() => planOf(scenario)).toThrow('passes the ceiling');
    }
  });

  it('a ceiling of more than one chance a day', () => {
    const scenario = tiny();
    scenario.streams['act']!.ceiling = q(366, 'per person-year');
    expect(() => planOf(scenario)).toThrow('streams.act: a ceiling of 366 per person-year is more than one chance a day');
    scenario.streams['act']!.ceiling = q(365, 'per person-year');
    scenario.streams['act']!.rate = q(365, 'per person-year');
    const plan = planOf(scenario, 20);
    expect(totalsOf(plan, runBatches(plan, 1).result)['stream.act.opportunities']).toBe(20 * 365);
  });

  it('no score beyond 16 bits: the sum is kept whole, in the state and in the counters', () => {
    const plan = planOf(tiny({ channels: eye(['act']), ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-20_000, 'points') } }) }));
    const { communities, result } = runBatches(plan, 1);
    const sums = communities.flatMap(({ states }) => [...states[0]!.sums].filter((_, i) => i % SUMS === 0));
    expect(Math.min(...sums)).toBeLessThanOrEqual(-40_000);
    expect(sums.every((sum) => sum % 20_000 === 0)).toBe(true);
    expect(totalsOf(plan, result)['ledger.points.points_taken']).toBe(-sums.reduce((sum, one) => sum + one, 0));
  });

  it('a score at the end of 16 bits is kept whole', () => {
    const plan = planOf(
      tiny({
        channels: eye(['act']),
        ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-32_767, 'points'), cap: q(32_767, 'points') } }),
      }),
    );
    const { communities } = runBatches(plan, 1);
    expect(Math.min(...communities.flatMap(({ states }) => [...states[0]!.sums]))).toBe(-32_767);
  });

  it('more measures than the engine has bits for', () => {
    const scenario = tiny({ channels: eye(['act']), lists: listFor('act', q(30, 'days')), measures: ban() });
    for (let i = 0; i < 31; i++) scenario.measures[`more_${i}`] = scenario.measures['ban']!;
    expect(() => planOf(scenario)).toThrow('32 measures; the engine takes at most 31');
  });

  it('a rate of checks above once a month', () => {
    const scenario = smokeWorld();
    scenario.lists['defaulters']!.exit.repair!.rate = q(13, 'per person-year');
    expect(() => planOf(scenario)).toThrow('lists.defaulters.exit.repair.rate: 13 per person-year is more than once a month');
  });
});

describe('weights', () => {
  it('real people are shared over communities to the last one, and the rest is weight', () => {
    const scenario = smokeWorld();
    for (const persons of [3000, 1000, 777, 3]) {
      const plan = planOf(scenario, persons);
      expect(plan.communities.reduce((sum, community) => sum + community.persons, 0)).toBe(persons);
      expect(plan.weight).toBeCloseTo(3000 / persons, 12);
    }
    expect(planOf(scenario, 1_000_000)).toMatchObject({ persons: 3000, weight: 1 });
  });

  it('largest remainder gives whole parts that add up, each within one of its share', () => {
    for (const [total, weights] of [
      [10, [1, 1, 1]],
      [7, [5, 3, 1]],
      [0, [1, 2]],
      [5, [0, 0]],
      [100, [0.1, 99, 0, 3]],
    ] as [number, number[]][]) {
      const parts = largestRemainder(total, weights);
      const sum = weights.reduce((a, b) => a + b, 0);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      parts.forEach((part, i) => expect(Math.abs(part - (sum > 0 ? (total * weights[i]!) / sum : total / weights.length))).toBeLessThan(1));
    }
    expect(largestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
  });
});
