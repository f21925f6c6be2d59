import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const N = 20_000;
const DAYS = 365;

function run(sections: Record<string, unknown>, persons = N, seed = 1, replicate = 0): { plan: Plan; totals: Record<string, number> } {
  const scenario = tiny(sections);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  return { plan, totals: totalsOf(plan, runBatches(plan, seed, replicate).result) };
}

/** Within four standard errors of the expectation; the default is that of a count of rare things. */
function near(found: number | undefined, expected: number, error = Math.sqrt(expected)): void {
  expect(found).toBeDefined();
  expect(Math.abs(found! - expected), `${found} for ${expected} +- ${error}`).toBeLessThan(4 * error + 1e-9);
}

/** Probability that a day has a chance of a stream met twice a year. */
const P = 2 / DAYS;

describe('expectations in a big population', () => {
  it('chances, acts, detections, stopped reports and records', () => {
    const { totals } = run({
      streams: { act: act({ inclination: q(0.4, 'probability') }) },
      channels: {
        one: {
          title: 'o',
          owner: 'town',
          sees: ['act'],
          coverage: q(0.5, 'share'),
          sensitivity: q(0.6, 'probability'),
          delay: q(0, 'days'),
        },
        two: { title: 't', owner: 'town', sees: ['act'], coverage: q(0.2, 'share'), sensitivity: q(1, 'probability'), delay: q(0, 'days') },
      },
      reviews: { clerk: { title: 'c', of: ['act'], passes_sound: q(0.7, 'probability'), passes_unsound: q(0, 'probability') } },
    });
    const met = N * DAYS * P;
    near(totals['stream.act.opportunities'], met);
    near(totals['stream.act.acts'], met * 0.4);
    near(totals['stream.act.detected'], met * 0.4 * (1 - 0.7 * 0.8));
    near(totals['stream.act.recorded'], met * 0.4 * (1 - 0.7 * 0.8) * 0.7);
    expect(totals['stream.act.recorded']! + totals['stream.act.stopped']!).toBe(totals['stream.act.detected']);
  });

  it('rates by class and trend, whatever the ceiling', () => {
    for (const ceiling of [6, 60]) {
      const { totals } = run({
        streams: {
          act: act({
            ceiling: q(ceiling, 'per person-year'),
            classes: {
              few: { share: q(0.75, 'share'), factor: q(0.5, 'factor') },
              many: { share: q(0.25, 'share'), factor: q(2, 'factor') },
            },
            trend: [{ from: '2021-07-02', factor: q(1.5, 'factor') }],
          }),
        },
      });
      const people = N * (0.75 * 0.5 + 0.25 * 2);
      near(totals['stream.act.opportunities'], people * P * (182 + 183 * 1.5), Math.sqrt(people * P * 460 + N * (P * 460) ** 2 * 0.43));
    }
  });

  it('people on a list, and days under its measure, for a term of 40 days', () => {
    const { totals } = run({ channels: eye(['act']), lists: listFor('act', q(40, 'days')), measures: ban() });
    const on = (days: number): number => 1 - (1 - P) ** Math.min(days, 40);
    near(totals['list.list.persons'], N * on(DAYS), Math.sqrt(N * on(DAYS)));
    const days = Array.from({ length: DAYS }, (_, d) => on(d + 1)).reduce((a, b) => a + b, 0);
    near(totals['harm.days.deed'], N * days, Math.sqrt(N * DAYS * P) * 40);
    expect(totals['harm.sanction_days']).toBe(totals['harm.days.deed']);
    expect(totals['harm.unrelated']).toBe(totals['harm.days.deed']);
  });

  it('terms with an extension drawn evenly', () => {
    const streams = { act: act({ rate: q(0.1, 'per person-year') }) };
    const lists = {
      list: {
        ...listFor('act', q(10, 'days')).list,
        entries: {
          ground: {
            ground: 'g',
            on: 'act',
            term: q(10, 'days'),
            extension: { probability: q(0.5, 'probability'), from: q(20, 'days'), to: q(40, 'days') },
          },
        },
      },
    };
    const { totals } = run({ streams, channels: eye(['act']), lists, measures: ban() });
    const entries = (N * DAYS * 0.1) / DAYS;
    const cut = 0.96;
    near(totals['harm.days.deed']! / totals['list.list.entered.deed']!, 25 * cut, 20 / Math.sqrt(entries) + 0.15);
  });

  it('open duties that are performed with a monthly chance, and lists until performance', () => {
    const chance = (3 * 30) / 365;
    const duty = {
      title: 'd',
      kind: 'obligation',
      context: 'credit',
      rate: q(2, 'per person-year'),
      ceiling: q(2, 'per person-year'),
      duty: {
        able: q(0.6, 'probability'),
        performs_at_once: q(0.25, 'probability'),
        performs: q(3, 'per person-year'),
        recovers: q(0, 'per person-year'),
      },
    };
    const { totals } = run({
      streams: { duty },
      channels: eye(['duty']),
      lists: { list: { ...listFor('duty', 'until_performed').list, exit: { performed: q(0, 'days') } } },
      measures: ban({ lasts: 'until_performed' }),
    });
    near(totals['stream.duty.performed_at_once'], N * DAYS * P * 0.6 * 0.25);
    const able = N * P * 0.6 * 0.75;
    const open = Array.from({ length: DAYS }, (_, age) => (1 - chance) ** Math.floor(age / 30)).reduce((a, b) => a + b, 0);
    near(totals['stream.duty.open_able'], able * open);
    near(totals['stream.duty.performed'], able * (DAYS - open));
    near(totals['stream.duty.open_unable'], N * DAYS * P * 0.4);
    expect(totals['list.list.on.deed']).toBe(totals['stream.duty.open_able']);
    expect(totals['list.list.on.inability']).toBe(totals['stream.duty.open_unable']);
  });

  it('attempts of people refused from the first day to the last', () => {
    const streams = {
      act: act(),
      wish: { title: 'w', kind: 'attempt', context: 'travel', rate: q(5, 'per person-year'), ceiling: q(5, 'per person-year') },
    };
    const measures = ban({ trigger: [{ ledger: 'points', at_most: 'top' }], refuses: ['wish'] });
    const { totals } = run({ streams, ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-1, 'points') } }), measures }, 4000);
    near(totals['stream.wish.refused'], 4000 * 5);
    near(totals['first.refused.wish'], 4000 * (1 - (1 - 5 / DAYS) ** DAYS), 10);
  });

  it('people who come, go, and take part', () => {
    const { totals } = run({
      population: {
        household_size: { one: q(0.5, 'share'), three: q(0.5, 'share') },
        age: {
          child: { title: 'c', from: 0, to: 17, share: q(0.3, 'share') },
          adult: { title: 'a', from: 18, to: 120, share: q(0.7, 'share') },
        },
        attributes: {},
        turnover: { leaves: q(0.5, 'per person-year'), enters: q(0.4, 'share') },
      },
      streams: { act: act() },
      ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-1, 'points') } }, { opt_in: q(0.8, 'share') }),
    });
    const stays = (days: number): number => (1 - 0.5 / DAYS) ** days;
    const latecomers = Array.from({ length: DAYS }, (_, d) => stays(DAYS - 1 - d)).reduce((a, b) => a + b, 0) / DAYS;
    const present = N * (0.6 * stays(DAYS - 1) + 0.4 * latecomers);
    near(totals['people.present'], present, Math.sqrt(present * 0.35));
    const scored = ['top', 'fair', 'low', 'last'].reduce((sum, grade) => sum + totals[`ledger.points.grade.${grade}`]!, 0);
    near(scored, totals['people.present']! * 0.7 * 0.8, 90);
  });

  it('points with discretion, drawn evenly between the ends', () => {
    const { totals } = run(
      {
        channels: eye(['act']),
        ledgers: ledger({ r: { title: 'r', on: 'act', discretion: { from: q(-5, 'points'), to: q(-1, 'points') } } }),
      },
      5000,
    );
    const changes = totals['ledger.points.changes']!;
    near(totals['ledger.points.points_taken']! / changes, 3, Math.sqrt(2 / changes));
  });

  it('appeals and their answers', () => {
    const streams = {
      act: act({ rate: q(0, 'per person-year') }),
      alarm: {
        title: 'f',
        kind: 'false_alarm',
        context: 'street',
        taken_for: 'act',
        rate: q(1, 'per person-year'),
        ceiling: q(1, 'per person-year'),
      },
    };
    const list = {
      ...listFor('act', q(3000, 'days')).list,
      appeal: { delay: q(0, 'days'), corrects_unsound: q(0.5, 'probability'), overturns_sound: q(0, 'probability') },
    };
    const responses = { asks: { title: 'a', kind: 'appeal', on: ['list'], effect: q(4, 'per person-year') } };
    const { totals } = run({ streams, channels: eye(['alarm']), lists: { list }, measures: ban(), responses });
    const off = (4 * 30) / 365 / 2;
    const still = Array.from({ length: DAYS }, (_, age) => (1 - off) ** Math.floor(age / 30)).reduce((a, b) => a + b, 0);
    near(totals['list.list.on.error'], (N / DAYS) * still);
    near(totals['appeal.list.corrected'], totals['appeal.list.filed']! / 2, Math.sqrt(totals['appeal.list.filed']!) / 2);
    expect(totals['harm.without_deed']).toBe(totals['harm.sanction_days']);
  });
});

describe('the dice', () => {
  const patched = (scenario: Scenario): Scenario => ({
    ...scenario,
    lists: {
      list: { ...scenario.lists['list']!, entries: { ground: { ...scenario.lists['list']!.entries['ground']!, term: q(20, 'days') } } },
    },
  });
  const scenario = tiny({ channels: eye(['act']), lists: listFor('act', q(40, 'days')), measures: ban() });
  const plan = compile(
    scenario,
    [
      { id: 'base', scenario },
      { id: 'shorter', scenario: patched(scenario) },
    ],
    { persons: 500 },
  );
  const outcomes = (seed: number) =>
    Array.from({ length: 24 }, (_, replicate) => {
      const { result } = runBatches(plan, seed, replicate);
      const [base, shorter] = [0, 1].map((arm) => totalsOf(plan, result, arm)['harm.sanction_days']!) as [number, number];
      return { base, effect: shorter - base };
    });
  const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const error = (values: number[]): number =>
    Math.sqrt(values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1) / values.length);

  it('thrown anew leave means and effects alike, and change single lives', () => {
    const [one, two] = [outcomes(1), outcomes(987_654)];
    for (const of of ['base', 'effect'] as const) {
      const [a, b] = [one.map((o) => o[of]), two.map((o) => o[of])];
      expect(Math.abs(mean(a) - mean(b))).toBeLessThan(4 * Math.sqrt(error(a) ** 2 + error(b) ** 2));
      expect(a).not.toEqual(b);
    }
  });

  it('shared by the arms make an effect far less noisy than a level', () => {
    const one = outcomes(1);
    expect(error(one.map((o) => o.effect))).toBeLessThan(error(one.map((o) => o.base)));
    for (const { effect } of one) expect(effect).toBeLessThan(0);
  });

  it('replicates differ', () => {
    const bases = outcomes(5).map((o) => o.base);
    expect(new Set(bases).size).toBeGreaterThan(15);
  });
});

describe('responses', () => {
  const world = (effect: number, kind = 'deterrence', more: Record<string, unknown> = {}) => ({
    streams: {
      act: act({
        kind: kind === 'chilling' ? 'protected' : kind === 'merit_farming' ? 'merit' : 'breach',
        inclination: q(0.4, 'probability'),
        rate: q(6, 'per person-year'),
        ...more,
      }),
    },
    channels: eye(['act']),
    perception: { aware: q(1, 'share'), own_record: q(0.6, 'share'), display: q(0, 'share'), fades: q(300, 'days') },
    responses: { felt: { title: 'f', kind, on: ['act'], effect: q(effect, 'factor') } },
  });

  it.each(['deterrence', 'chilling'])('%s only takes acts away, the more the stronger', (kind) => {
    const acts = [0, 0.25, 0.5, 0.75, 1].map((effect) => run(world(effect, kind), 3000).totals);
    for (let i = 1; i < acts.length; i++) expect(acts[i]!['stream.act.acts']!).toBeLessThan(acts[i - 1]!['stream.act.acts']!);
    for (const each of acts) expect(each['stream.act.opportunities']).toBe(acts[0]!['stream.act.opportunities']);
    expect(acts[0]!['stream.act.given_up']).toBe(0);
  });

  it('merit farming only adds acts, and only below the top grade', () => {
    const of = (effect: number, start: number) =>
      run(
        {
          ...world(effect, 'merit_farming'),
          ledgers: ledger({ r: { title: 'r', on: 'act', points: q(0, 'points') } }, { start: q(start, 'points') }),
        },
        2000,
      ).totals;
    expect(of(1, 100)['stream.act.added']).toBeGreaterThan(0);
    near(of(1, 100)['stream.act.acts'], 2 * of(0, 100)['stream.act.acts']!, 150);
    expect(of(1, 110)['stream.act.added']).toBe(0);
  });

  it('payment makes the listed pay sooner', () => {
    const duty = {
      title: 'd',
      kind: 'obligation',
      context: 'credit',
      rate: q(2, 'per person-year'),
      ceiling: q(2, 'per person-year'),
      duty: {
        able: q(1, 'probability'),
        performs_at_once: q(0, 'probability'),
        performs: q(1, 'per person-year'),
        recovers: q(0, 'per person-year'),
      },
    };
    const of = (effect: number) =>
      run(
        {
          streams: { duty },
          channels: eye(['duty']),
          lists: listFor('duty', 'until_performed'),
          responses: { pays: { title: 'p', kind: 'payment', on: ['duty'], effect: q(effect, 'factor') } },
        },
        3000,
      ).totals['stream.duty.performed']!;
    expect(of(0)).toBeLessThan(of(1));
    expect(of(1)).toBeLessThan(of(4));
  });

  it('a listing that is over moves nobody to pay', () => {
    const duty = {
      title: 'd',
      kind: 'obligation',
      context: 'credit',
      rate: q(2, 'per person-year'),
      ceiling: q(2, 'per person-year'),
      duty: {
        able: q(1, 'probability'),
        performs_at_once: q(0, 'probability'),
        performs: q(1, 'per person-year'),
        recovers: q(0, 'per person-year'),
      },
    };
    const of = (effect: number) =>
      run(
        {
          streams: { duty },
          channels: eye(['duty']),
          lists: listFor('duty', q(5, 'days')),
          responses: { pays: { title: 'p', kind: 'payment', on: ['duty'], effect: q(effect, 'factor') } },
        },
        2000,
      ).totals;
    expect(of(4)['stream.duty.performed']).toBe(of(0)['stream.duty.performed']);
    expect(of(4)['stream.duty.performed_listed']).toBe(0);
  });
});
