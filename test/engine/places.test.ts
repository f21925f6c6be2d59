import { describe, expect, it } from 'vitest';
import { applyPatch, compile } from '@glasshouse/model';
import type { Plan } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { differs, totalsOf } from './totals.js';

const DAYS = 365;
const CELLS = 5;
const COMMUNITIES = 40;
/** 40 communities of 100 households of one, in five cells of 20. */
const PERSONS = 4000;

const blocks = { blocks: { title: 'b', of: 'households', size: q(20, 'households') } };
const theft = (more: Record<string, unknown> = {}) => ({
  theft: { title: 't', in: 'blocks', rate: q(10, 'per cell and year'), ...more },
});
const beat = (more: Record<string, unknown> = {}) => ({
  beat: {
    title: 'b',
    owner: 'town',
    in: 'blocks',
    number: q(2, 'count'),
    allocation: 'even',
    records: ['theft'],
    sensitivity: q(1, 'probability'),
    ...more,
  },
});

const world = (sections: Record<string, unknown>) =>
  tiny({ community_size: q(100, 'persons'), partitions: blocks, incidents: theft(), ...sections });

type Arm = Record<string, unknown>;

/** Totals of each arm; the first is the scenario as it is. */
function run(sections: Record<string, unknown>, arms: Arm[] = [], seed = 1): { plan: Plan; totals: Record<string, number>[] } {
  const scenario = world(sections);
  const all = [scenario, ...arms.map((patch) => applyPatch(scenario, patch as never, 'policy'))];
  const plan = compile(
    scenario,
    all.map((each, i) => ({ id: `arm${i}`, scenario: each })),
    { persons: PERSONS },
  );
  const { result } = runBatches(plan, seed);
  return { plan, totals: all.map((_, arm) => totalsOf(plan, result, arm)) };
}

function near(found: number | undefined, expected: number, error = Math.sqrt(expected)): void {
  expect(found).toBeDefined();
  expect(Math.abs(found! - expected), `${found} for ${expected} +- ${error}`).toBeLessThan(4 * error + 1e-9);
}

const NEVER = { from: '9999-12-31' };
const ALL = COMMUNITIES * CELLS * 10;

describe('incidents', () => {
  it('happen at their rate, by cell, trend and reports, with nobody on patrol', () => {
    const { totals } = run({
      incidents: theft({
        rate: [q(20, 'per cell and year'), q(5, 'per cell and year')],
        trend: [{ from: '2021-07-02', factor: q(0.5, 'factor') }],
        reported: q(0.3, 'probability'),
      }),
    });
    const happened = COMMUNITIES * (20 + 4 * 5) * ((182 + 183 * 0.5) / DAYS);
    near(totals[0]!['incident.theft.happened'], happened);
    near(totals[0]!['incident.theft.reported'], happened * 0.3);
    expect(totals[0]!['incident.theft.recorded']).toBe(0);
    expect(totals[0]!['incident.theft.prevented']).toBe(0);
  });

  it('are several a day where the rate says so', () => {
    const { totals } = run({
      incidents: theft({ rate: q(3, 'per cell and day') }),
      horizon: { start: '2021-01-01', end: '2021-01-31', round: 'day' },
    });
    near(totals[0]!['incident.theft.happened'], COMMUNITIES * CELLS * 31 * 3);
  });

  it('are recorded where a patrol is, and fall by what its presence prevents, above the floor', () => {
    const patrols = beat({ sensitivity: q(0.5, 'probability') });
    const { totals } = run({ patrols, incidents: theft({ prevented: q(0.6, 'share'), floor: q(0.2, 'share') }) }, [
      { 'patrols.beat.in_force': NEVER },
    ]);
    const [on, off] = totals as [Record<string, number>, Record<string, number>];
    // Two of five cells have a patrol on any day.
    near(off['incident.theft.happened'], ALL);
    expect(on['incident.theft.happened']! + on['incident.theft.prevented']!).toBe(off['incident.theft.happened']);
    near(on['incident.theft.prevented'], ALL * 0.4 * 0.8 * 0.6);
    near(on['incident.theft.recorded'], ALL * 0.4 * (1 - 0.8 * 0.6) * 0.5);
    expect(on['patrol.beat.days']).toBe(COMMUNITIES * 2 * DAYS);
    expect(off['patrol.beat.days']).toBe(0);
    expect(off['patrol.beat.record']).toBe(0);
    expect(on['patrol.beat.record']).toBe(COMMUNITIES * CELLS + on['patrol.beat.found']!);
  });

  it('with policing on or off and credit on or off: the record rises with patrols while less happens, and credit alone changes nothing', () => {
    const { totals } = run(
      {
        places: {
          p: { title: 'P', level: 'neutral', persons: q(4000, 'persons') },
          q: { title: 'Q', level: 'neutral', persons: q(4000, 'persons') },
        },
        patrols: beat(),
        incidents: theft({ prevented: q(0.3, 'share'), reported: q(0.1, 'probability') }),
        channels: eye(['act']),
        lists: listFor('act', q(90, 'days')),
        measures: ban(),
      },
      [
        { 'patrols.beat.in_force': NEVER },
        { 'measures.ban.in_force': NEVER, 'lists.list.in_force': NEVER },
        { 'patrols.beat.in_force': NEVER, 'measures.ban.in_force': NEVER, 'lists.list.in_force': NEVER },
      ],
    );
    const [both, credit, policing, neither] = totals as [
      Record<string, number>,
      Record<string, number>,
      Record<string, number>,
      Record<string, number>,
    ];
    const known = (t: Record<string, number>): number => t['incident.theft.recorded']! + t['incident.theft.reported']!;
    expect(known(policing)).toBeGreaterThan(3 * known(neither));
    expect(policing['incident.theft.happened']!).toBeLessThan(neither['incident.theft.happened']!);
    expect(both['harm.sanction_days']).toBeGreaterThan(0);
    for (const [one, other] of [
      [credit, neither],
      [both, policing],
    ] as const)
      for (const name of ['happened', 'recorded', 'reported', 'prevented'])
        expect(one[`incident.theft.${name}`]).toBe(other[`incident.theft.${name}`]);
  });

  it('are lowered by measure-days only where a planted world says so', () => {
    const sections = (effect: number) => ({
      channels: eye(['act']),
      streams: {
        act: act({
          rate: q(365, 'per person-year'),
          ceiling: q(365, 'per person-year'),
          trend: [{ from: '2021-01-02', factor: q(0, 'factor') }],
        }),
      },
      lists: listFor('act', q(400, 'days')),
      measures: ban(),
      incidents: theft({ lowered_by: { measures: ['ban'], effect: q(effect, 'share') } }),
    });
    // Everyone is under the measure from the second month on: 365 measure-days per person and year.
    near(run(sections(0.5 / 365)).totals[0]!['incident.theft.prevented'], ALL * (334 / DAYS) * 0.5);
    expect(run(sections(0)).totals[0]!['incident.theft.prevented']).toBe(0);
    expect(run({ ...sections(0.5 / 365), measures: {}, incidents: theft() }).totals[0]!['incident.theft.prevented']).toBe(0);
  });
});

describe('patrols', () => {
  it('stand by people, in turn and at stations', () => {
    const { totals } = run({
      patrols: {
        ...beat({ allocation: 'by_people', stations: q(3, 'count') }),
        drawn: { ...beat().beat, allocation: 'drawn_by_recorded', records: [], start: [q(3, 'count'), q(1, 'count'), q(0, 'count')] },
      },
      incidents: theft({ rate: [q(1, 'per cell and day'), q(0, 'per cell and day')] }),
    });
    const t = totals[0]!;
    expect(t['patrol.beat.days']).toBe(COMMUNITIES * (2 + 3) * DAYS);
    // The first cell has a station every day and is visited besides: everything is recorded.
    expect(t['incident.theft.recorded']).toBe(t['incident.theft.happened']);
    expect(t['patrol.drawn.record']).toBe(COMMUNITIES * 4);
    near(t['patrol.drawn.days_most_recorded'], COMMUNITIES * 2 * DAYS * 0.75, Math.sqrt(COMMUNITIES * 2 * DAYS * 0.75 * 0.25));
  });

  it('go where most is on record by largest remainder, and find more there', () => {
    const { totals } = run({
      patrols: beat({ allocation: 'by_recorded', start: [q(30, 'count'), q(1, 'count')], number: q(1, 'count') }),
    });
    const t = totals[0]!;
    expect(t['patrol.beat.days_most_recorded']! / t['patrol.beat.days']!).toBeGreaterThan(0.8);
    expect(t['patrol.beat.record_first']).toBe(t['patrol.beat.record_most']);
    expect(t['patrol.beat.record_most']! / t['patrol.beat.record']!).toBeGreaterThan(0.85);
  });

  it('forget by chance, and never all', () => {
    const patrols = (chance: number) => beat({ forgets: q(chance, 'probability'), start: [q(100, 'count')], records: [] });
    const { totals } = run({ patrols: patrols(0.01), horizon: { start: '2021-01-01', end: '2021-04-10', round: 'week' } });
    near(totals[0]!['patrol.beat.record'], COMMUNITIES * CELLS * 100 * 0.99 ** 100, Math.sqrt(COMMUNITIES * CELLS * 100 * 0.366 * 0.634));
    expect(run({ patrols: patrols(1) }).totals[0]!['patrol.beat.record']).toBe(COMMUNITIES * CELLS);
  });

  it('carry channels that see people only where they are', () => {
    const sections = {
      streams: { act: act() },
      channels: eye(['act']),
      patrols: beat({ carries: ['eye'], records: [] }),
    };
    const { totals } = run(sections, [{ 'patrols.beat.in_force': NEVER }, { 'patrols.beat.number': q(5, 'count') }]);
    const acts = totals[0]!['stream.act.acts']!;
    near(totals[0]!['stream.act.detected'], acts * 0.4, Math.sqrt(acts * 0.24));
    expect(totals[0]!['patrol.beat.found']).toBe(totals[0]!['stream.act.detected']);
    expect(totals[0]!['patrol.beat.record_added']).toBe(totals[0]!['stream.act.detected']);
    expect(totals[1]!['stream.act.detected']).toBe(0);
    expect(totals[2]!['stream.act.detected']).toBe(acts);
  });
});

describe('places', () => {
  it('give the same bytes however the communities are split, and whoever is added at the end of a roster', () => {
    const scenario = world({
      patrols: beat({ allocation: 'drawn_by_recorded', forgets: q(0.01, 'probability'), carries: ['eye'] }),
      channels: eye(['act']),
    });
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 1000 });
    const [whole, split] = [runBatches(plan, 5), runBatches(plan, 5, 0, { cuts: [3, 4] })];
    split.result.work.bytesPerPersonArm = whole.result.work.bytesPerPersonArm;
    expect(differs(split.result, whole.result)).toBe(null);
    const more = runBatches(plan, 5, 0, { newcomers: { community: 2, count: 7 } });
    const places = (run: typeof whole): [string, number][] =>
      Object.entries(totalsOf(plan, run.result)).filter(([id]) => /^(incident|patrol)/.test(id));
    expect(places(more)).toEqual(places(whole));
  });

  it('that are absent leave no trace on people', () => {
    const people = { channels: eye(['act']), lists: listFor('act', q(40, 'days')), measures: ban() };
    const [bare, full] = [run({ ...people, incidents: {} }).totals[0]!, run({ ...people, patrols: beat() }).totals[0]!];
    for (const [id, n] of Object.entries(bare)) expect(full[id], id).toBe(n);
  });
});
