import { compile, runExperiment } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, ledger, listFor, q, tiny } from './tiny.js';
import { differs, totalsOf } from './totals.js';

const name = { experiment: 'x', point: 0, replicate: 0, runId: 'x' };
const holder = (more: Record<string, unknown> = {}) => ({
  title: 'h',
  share: q(1, 'share'),
  drops: q(0, 'probability'),
  returns: q(1, 'factor'),
  widens: q(0, 'probability'),
  ...more,
});
const officials = (type: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  officials: { title: 'o', types: { only: holder(type) }, term: q(3, 'years'), ...more },
});
const population = {
  household_size: { one: q(1, 'share') },
  age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
  attributes: {
    member: {
      title: 'm',
      of: 'person',
      categories: { member: { title: 'm', share: q(0.25, 'share') }, other: { title: 'o', share: q(0.75, 'share') } },
    },
  },
};
const favours = { favours: { member: ['member'] } };

function run(sections: Record<string, unknown>, persons = 5000, seed = 7) {
  const scenario = tiny({ channels: eye(['act']), lists: listFor('act', q(60, 'days')), measures: ban(), ...sections });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons });
  const result = runExperiment(plan, { ...name, seed });
  return { plan, result, t: totalsOf(plan, result) };
}

const audits = (rate: number, finds: number, more: Record<string, unknown> = {}) => ({
  audits: { audit: { title: 'a', owner: 'centre', rate: q(rate, 'per person-year'), finds: q(finds, 'probability'), ...more } },
});
const catalogues = (followed: number, more: Record<string, unknown> = {}) => ({
  catalogues: { catalogue: { title: 'c', owner: 'centre', followed: q(followed, 'share'), ...more } },
});

describe('holders of office', () => {
  it('who do nothing wrong change nothing for anybody', () => {
    const without = run({});
    const { t } = run(officials());
    for (const [id, n] of Object.entries(without.t)) expect(t[id], id).toBe(n);
    expect(t['office.holding']).toBe(10);
    expect(t['office.wrong_in_office']).toBe(0);
    expect(t['office.local_days']).toBe(0);
  });

  it('drop reports against those they favour, all of them or a share', () => {
    const all = run({ population, groups: ['member'], ...officials({ drops: q(1, 'probability') }, favours) });
    const cell = (t: typeof all, id: string): number[] =>
      t.result.counts.byCell[0]!.map((row) => row[t.plan.cells.length < 0 ? 0 : ids(t).indexOf(id)]!);
    const ids = (t: typeof all): string[] => Object.keys(t.t);
    expect(cell(all, 'stream.act.recorded')[0]).toBe(0);
    expect(cell(all, 'office.dropped')[0]).toBe(cell(all, 'stream.act.detected')[0]);
    expect(cell(all, 'office.dropped')[1]).toBe(0);
    const some = run({ population, groups: ['member'], ...officials({ drops: q(0.3, 'probability') }, favours) });
    const dropped = cell(some, 'office.dropped')[0]! / cell(some, 'stream.act.detected')[0]!;
    expect(Math.abs(dropped - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / cell(some, 'stream.act.detected')[0]!));
  });

  it('invent merit records at their rate, which raise the score but not what own conduct gives', () => {
    const help = act({ kind: 'merit', context: 'help', rate: q(0, 'per person-year') });
    const { t, plan, result } = run({
      population,
      groups: ['member'],
      streams: { act: act(), help },
      ledgers: ledger({ gain: { title: 'g', on: 'help', points: q(2, 'points') } }),
      ...officials({ invents: q(6, 'per person-year') }, { ...favours, invents_as: 'help' }),
    });
    const members = result.counts.byCell[0]![0]![Object.keys(t).indexOf('people.present')]!;
    const expected = members * 6;
    expect(Math.abs(t['office.invented']! - expected)).toBeLessThan(4 * Math.sqrt(expected / 2));
    expect(t['stream.help.recorded']).toBe(t['office.invented']);
    expect(t['ledger.points.points_given']).toBe(2 * t['office.invented']!);
    expect(t['office.wrong_in_office']).toBe(plan.communities.length);
  });

  it('return what was recorded times their factor, to the unit', () => {
    for (const factor of [0, 0.4, 1, 1.37]) {
      const { t, plan } = run({ ...officials({ returns: q(factor, 'factor') }, { returns_of: ['act'] }) });
      expect(t['office.recorded.act']).toBe(t['stream.act.recorded']);
      const exact = factor * t['office.recorded.act']!;
      expect(t['office.returned.act']).toBeLessThanOrEqual(exact + 1e-6);
      expect(t['office.returned.act']).toBeGreaterThan(exact - plan.communities.length);
      expect(t['office.wrong_in_office']! > 0).toBe(factor !== 1);
    }
  });

  it('serve terms of the length given, the first from a drawn moment on', () => {
    const { t } = run(
      { ...officials({}, { term: q(30, 'days') }), horizon: { start: '2015-01-01', end: '2024-12-31', round: 'day' } },
      1000,
    );
    expect(t['office.ended']).toBeGreaterThanOrEqual(2 * 120);
    expect(t['office.ended']).toBeLessThanOrEqual(2 * 122);
    expect(t['office.removed']).toBe(0);
  });
});

describe('audits', () => {
  it('come at their rate and leave the blameless in office', () => {
    const { t } = run({ ...officials(), ...audits(24, 1), horizon: { start: '2015-01-01', end: '2024-12-31', round: 'month' } });
    expect(Math.abs(t['office.audited']! - 2400)).toBeLessThan(4 * Math.sqrt(2400));
    expect(t['office.removed']).toBe(0);
  });

  it('remove those gone wrong, so that the share of a type in office falls by arithmetic', () => {
    const types = {
      bad: holder({ share: q(0.5, 'share'), returns: q(0, 'factor') }),
      good: holder({ share: q(0.5, 'share') }),
    };
    const scenario = {
      officials: { title: 'o', types, term: q(90, 'days'), returns_of: ['act'] },
      ...audits(365, 1),
      horizon: { start: '2015-01-01', end: '2024-12-31', round: 'month' },
    };
    const { t } = run(scenario);
    // Audited every day: a bad holder is found in the month of the first return, and a good one stays three months (four over a February).
    expect(t['office.found']! / ((10 * 120) / (1 + 3.1))).toBeGreaterThan(0.85);
    expect(t['office.found']! / ((10 * 120) / (1 + 3.1))).toBeLessThan(1.15);
    expect(Math.abs(t['office.found']! - t['office.removed']!)).toBeLessThanOrEqual(10);
    expect(Math.abs(t['office.type.bad.left']! - t['office.removed']!)).toBeLessThanOrEqual(10);
    const none = run({ ...scenario, ...audits(365, 0) });
    expect(none.t['office.removed']).toBe(0);
    expect(none.t['office.wrong_left']).toBeGreaterThan(100);
  });

  it('out of force leave no trace', () => {
    const without = run(officials({ returns: q(0.5, 'factor') }, { returns_of: ['act'] }));
    const { t } = run({
      ...officials({ returns: q(0.5, 'factor') }, { returns_of: ['act'] }),
      ...audits(365, 1, { in_force: { from: '9999-12-31' } }),
    });
    expect(t).toEqual(without.t);
  });
});

describe('local rules', () => {
  const local = { measures: ban({ local: true }) };

  it('are in force where the holder widens, and nowhere else', () => {
    const plain = run({});
    const open = run({ ...local, ...officials({ widens: q(1, 'probability') }) });
    expect(open.t['harm.sanction_days']).toBe(plain.t['harm.sanction_days']);
    expect(open.t['office.local_days']).toBe(10 * 365);
    const shut = run({ ...local, ...officials() });
    expect(shut.t['harm.sanction_days']).toBe(0);
    const declared = run(local);
    expect(declared.t['harm.sanction_days']).toBe(plain.t['harm.sanction_days']);
    const half = run({ ...local, ...officials({ widens: q(0.5, 'probability') }) }, 50_000);
    const whole = run({}, 50_000);
    expect(Math.abs(half.t['harm.sanction_days']! / whole.t['harm.sanction_days']! - 0.5)).toBeLessThan(0.2);
  });

  it('end on the day on which a catalogue comes that the holder follows, as if the measure had ended', () => {
    const followed = run({
      ...local,
      ...officials({ widens: q(1, 'probability') }),
      ...catalogues(1, { in_force: { from: '2021-07-10' } }),
    });
    const ended = run({ measures: ban({ in_force: { to: '2021-07-09' } }) });
    for (const id of ['harm.sanction_days', 'measure.ban.started', 'measure.ban.ended', 'measure.ban.on', 'first.sanctioned'])
      expect(followed.t[id], id).toBe(ended.t[id]);
    expect(followed.t['office.local_on']).toBe(0);
    expect(followed.t['office.wrong_in_office']).toBe(0);
    const ignored = run({
      ...local,
      ...officials({ widens: q(1, 'probability') }),
      ...catalogues(0, { in_force: { from: '2021-07-10' } }),
    });
    expect(ignored.t['harm.sanction_days']).toBe(run({}).t['harm.sanction_days']);
    expect(ignored.t['office.wrong_in_office']).toBe(10);
  });

  it('come back on the day after the last day of the catalogue', () => {
    const back = run({ ...local, ...officials({ widens: q(1, 'probability') }), ...catalogues(1, { in_force: { to: '2021-07-09' } }) });
    const begun = run({ measures: ban({ in_force: { from: '2021-07-10' } }) });
    for (const id of ['harm.sanction_days', 'measure.ban.started', 'measure.ban.on']) expect(back.t[id], id).toBe(begun.t[id]);
  });

  it('change hands with the holder, and the books still agree', () => {
    const { t } = run({
      ...local,
      ...officials({ widens: q(0.5, 'probability') }, { term: q(45, 'days') }),
      ...catalogues(0.5, { in_force: { from: '2021-06-15' } }),
      ...audits(60, 1),
    });
    expect(t['office.local_began']).toBeGreaterThan(10);
    expect(t['office.local_ended']).toBeGreaterThan(10);
    expect(t['office.removed']).toBeGreaterThan(0);
    expect(t['measure.ban.started']).toBeGreaterThan(t['first.sanctioned']!);
  });
});

describe('flows', () => {
  const two = { lists: listFor('act', q(60, 'days'), { owner: 'court' }), channels: eye(['act'], { owner: 'police' }) };
  const flow = (more: Record<string, unknown> = {}) => ({ flow: { title: 'f', from: 'police', to: 'court', ...more } });
  const entered = (t: Record<string, number>): number => t['list.list.entered.deed']!;

  it('open change nothing; closed, nothing reaches the list; without any, everybody knows', () => {
    const plain = run(two);
    const open = run({ ...two, flows: flow() });
    expect(entered(plain.t)).toBeGreaterThan(1000);
    expect(entered(open.t)).toBe(entered(plain.t));
    expect(open.t['flow.flow.carried']).toBe(open.t['stream.act.recorded']);
    const shut = run({ ...two, flows: flow({ in_force: { from: '9999-12-31' } }) });
    expect(entered(shut.t)).toBe(0);
    expect(shut.t['stream.act.recorded']).toBe(plain.t['stream.act.recorded']);
    expect(shut.t['flow.flow.carried']).toBe(0);
    expect(shut.t['harm.sanction_days']).toBe(0);
  });

  it('count on the day of the record, and only for what they carry', () => {
    const dated = run({ ...two, flows: flow({ in_force: { from: '2021-07-01' } }) });
    const list = run({ ...two, lists: listFor('act', q(60, 'days'), { owner: 'court', in_force: { from: '2021-07-01' } }) });
    expect(entered(dated.t)).toBe(entered(list.t));
    const streams = { act: act(), other: act({ context: 'trade' }) };
    const other = run({ ...two, streams, flows: flow({ carries: ['other'] }) });
    expect(entered(other.t)).toBe(0);
  });

  it('join up: a record goes on from whoever it has reached', () => {
    const chain = run({
      ...two,
      flows: { first: { title: 'f', from: 'police', to: 'bank' }, second: { title: 's', from: 'bank', to: 'court' } },
    });
    expect(entered(chain.t)).toBe(entered(run(two).t));
    expect(chain.t['flow.second.carried']).toBe(chain.t['flow.first.carried']);
    const cut = run({
      ...two,
      flows: {
        first: { title: 'f', from: 'police', to: 'bank', in_force: { from: '9999-12-31' } },
        second: { title: 's', from: 'bank', to: 'court' },
      },
    });
    expect(entered(cut.t)).toBe(0);
    expect(cut.t['flow.second.carried']).toBe(0);
  });

  it('carry delayed reports and monthly rules too', () => {
    const debt = act({
      kind: 'obligation',
      inclination: undefined,
      duty: {
        able: q(1, 'probability'),
        performs_at_once: q(0, 'probability'),
        performs: q(0, 'per person-year'),
        recovers: q(0, 'per person-year'),
      },
    });
    const sections = (flows: Record<string, unknown>) => ({
      streams: { act: debt },
      lists: {},
      measures: {},
      channels: eye(['act'], { owner: 'court', delay: q(20, 'days') }),
      ledgers: ledger({ arrears: { title: 'a', on: 'act', monthly: true, points: q(-1, 'points'), cap: q(50, 'points') } }),
      flows,
    });
    const open = { flow: { title: 'f', from: 'court', to: 'town' } };
    const plain = run(sections({})).t;
    expect(plain['ledger.points.points_taken']).toBeGreaterThan(1000);
    expect(run(sections(open)).t['ledger.points.points_taken']).toBe(plain['ledger.points.points_taken']);
    expect(run(sections({ flow: { ...open.flow, in_force: { from: '9999-12-31' } } })).t['ledger.points.points_taken']).toBe(0);
  });
});

it('offices and flows come to the same however the communities are cut into batches', () => {
  const scenario = tiny({
    population,
    groups: ['member'],
    channels: eye(['act'], { owner: 'police' }),
    lists: listFor('act', q(60, 'days'), { owner: 'court' }),
    measures: ban({ local: true }),
    flows: { flow: { title: 'f', from: 'police', to: 'court' } },
    ...officials(
      { widens: q(0.5, 'probability'), drops: q(0.5, 'probability'), returns: q(0.7, 'factor') },
      { ...favours, term: q(60, 'days'), returns_of: ['act'] },
    ),
    ...audits(6, 0.5),
    ...catalogues(0.5, { in_force: { from: '2021-06-15' } }),
  });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 3000 });
  const { result: whole } = runBatches(plan, 3);
  const { result: cut } = runBatches(plan, 3, 0, { cuts: [1, 4] });
  expect(differs(whole.counts, cut.counts)).toBe(null);
});
