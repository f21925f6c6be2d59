import { describe, expect, it } from 'vitest';
import { compile, explainPerson } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { personOf, runBatches } from '../reference/run-engine.js';
import type { FinishedRun } from '../reference/run-engine.js';
import { act, eye, listFor, q, tiny } from './tiny.js';
import { totalsOf } from './totals.js';

const planOf = (persons: number, ...arms: Scenario[]): Plan =>
  compile(
    arms[0]!,
    arms.map((scenario, i) => ({ id: `arm${i}`, scenario })),
    { persons },
  );
type Totals = Record<string, number>;
const run = (scenario: Scenario, persons: number, seed = 1): Totals => {
  const plan = planOf(persons, scenario);
  return totalsOf(plan, runBatches(plan, seed).result);
};
/** Whether a count of yeses in n tries fits a chance, within four standard errors. */
const fits = (count: number, n: number, p: number): void =>
  expect(Math.abs(count - n * p)).toBeLessThanOrEqual(4 * Math.sqrt(n * p * (1 - p)));

const spread = (to: string, more: object = {}): object => ({
  passes: { title: 'p', owner: 'town', on: ['act'], to, probability: q(1, 'probability'), ...more },
});
const strangers = (more: object = {}): object => ({
  passes: { title: 'p', owner: 'town', on: ['act'], to: 'contacts', mean: q(4, 'factor'), ...more },
});
const houses = (size: number, of = 'households'): object => ({ houses: { title: 'h', of, size: q(size, 'count') } });
const couples = {
  household_size: { two: q(1, 'share') },
  age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
  attributes: {},
};
const listed = { channels: eye(['act']), lists: listFor('act', q(90, 'days')) };
const measure = (more: object = {}): object => ({
  title: 'm',
  kind: 'sanction',
  context: 'street',
  owner: 'town',
  basis: { claimed: 'A test' },
  trigger: [{ list: 'list' }],
  lasts: 'while',
  ...more,
});
const watched = (informs: number, more: object = {}): object =>
  eye(['act'], { witnesses: { among: 'household', informs: q(informs, 'probability'), ...more } });

describe('a record is passed on', () => {
  it.each([5, 10, 100, 1000])('to everybody else in a unit of %d', (size) => {
    const parts = { ...listed, streams: { act: act({ rate: q(0.03, 'per person-year') }) }, community_size: q(2000, 'persons') };
    for (const of of ['households', 'adults']) {
      const seen = run(tiny({ ...parts, partitions: houses(size, of), spreads: spread('houses') }), 2000);
      expect(seen['spread.passes.chains']).toBeGreaterThan(30);
      expect(seen['spread.passes.passed']).toBe(seen['spread.passes.chains']! * (size - 1));
      expect(seen['list.list.entered.other']).toBe(seen['spread.passes.passed']);
      expect(seen['list.list.entered.deed']).toBe(seen['stream.act.recorded']);
    }
  });

  it('to nobody beyond the last unit, which may be smaller', () => {
    const streams = { act: act({ rate: q(0.05, 'per person-year') }) };
    const seen = run(tiny({ ...listed, streams, partitions: houses(400), spreads: spread('houses') }), 500);
    expect(seen['spread.passes.passed']).toBeLessThan(seen['spread.passes.chains']! * 399);
  });

  it('with the chance that it has', () => {
    const half = spread('houses', { probability: q(0.3, 'probability') });
    const seen = run(tiny({ ...listed, partitions: houses(5), spreads: half }), 2000);
    fits(seen['spread.passes.passed']!, seen['spread.passes.chains']! * 4, 0.3);
  });

  it('under another stream where it says so, and felt as risk', () => {
    const parts = { channels: eye(['act']), lists: listFor('kept', q(90, 'days')), partitions: houses(5) };
    const streams = { act: act(), kept: act({ rate: q(0, 'per person-year') }) };
    const seen = run(tiny({ ...parts, streams, spreads: spread('houses', { as: 'kept' }) }), 500);
    expect(seen['list.list.entered.other']).toBe(seen['spread.passes.passed']);
    expect(seen['list.list.entered.deed']).toBe(0);
    const felt = {
      ...{ ...parts, streams },
      perception: { aware: q(1, 'share'), own_record: q(1, 'share'), display: q(0, 'share'), fades: q(9999, 'days') },
      responses: { held: { title: 'h', kind: 'deterrence', on: ['act'], effect: q(1, 'factor') } },
    };
    const [alone, together] = [run(tiny(felt), 500), run(tiny({ ...felt, spreads: spread('houses', { as: 'kept' }) }), 500)];
    expect(together['stream.act.acts']).toBeLessThan(alone['stream.act.acts']! / 2);
  });

  it('by mistake where it says so: an error of which nobody is the author, and a ground for a request', () => {
    const appeal = { delay: q(1, 'days'), corrects_unsound: q(1, 'probability'), overturns_sound: q(0, 'probability') };
    const parts = {
      channels: eye(['act']),
      lists: listFor('act', q(90, 'days'), { appeal }),
      responses: { ask: { title: 'a', kind: 'appeal', on: ['list'], effect: q(1, 'probability') } },
    };
    const fates = (totals: Totals) =>
      ['entered.other', 'entered.error', 'entered.deed', 'left.corrected'].map((count) => totals[`list.list.${count}`]);
    const answer = run(tiny({ ...parts, spreads: strangers() }), 500);
    const mistake = run(tiny({ ...parts, spreads: strangers({ mistaken: true }) }), 500);
    const [passed, deeds] = [answer['spread.passes.passed']!, answer['stream.act.recorded']!];
    expect(passed).toBeGreaterThan(100);
    expect(fates(answer)).toEqual([passed, 0, deeds, 0]);
    expect(mistake['spread.passes.passed']).toBe(passed);
    const granted = mistake['appeal.list.granted']!;
    expect(fates(mistake)).toEqual([0, passed, deeds, granted]);
    expect(mistake['appeal.list.filed_on.error']).toBeGreaterThan(passed * 0.95);
    expect(mistake['appeal.list.granted_on.error']).toBe(granted);
    expect(granted + mistake['appeal.list.pending_on.error']!).toBe(mistake['appeal.list.filed_on.error']);
    expect(mistake['harm.days.other']).toBe(0);
  });

  it('from a record entered by mistake without sound ground, and from the deed with it', () => {
    const appeal = { delay: q(1, 'days'), corrects_unsound: q(1, 'probability'), overturns_sound: q(0, 'probability') };
    const scenario = (mistaken: boolean): Scenario =>
      tiny({
        ...{ channels: eye(['act']), lists: listFor('act', q(90, 'days'), { appeal }), partitions: houses(5) },
        responses: { ask: { title: 'a', kind: 'appeal', on: ['list'], effect: q(1, 'probability') } },
        streams: { act: act({ rate: q(0.1, 'per person-year') }) },
        spreads: {
          passes: { title: 'p', owner: 'town', on: ['act'], to: 'contacts', mean: q(1, 'factor'), ...(mistaken ? { mistaken } : {}) },
          home: { ...(spread('houses') as { passes: object }).passes, again: true },
        },
      });
    const [mistake, answer] = [run(scenario(true), 500), run(scenario(false), 500)];
    const [strange, home] = [mistake['spread.passes.passed']!, mistake['spread.home.passed']!];
    expect(strange).toBeGreaterThan(20);
    expect(answer['appeal.list.filed_on.error']).toBe(0);
    // Each stranger's house of four others, and not that of the person who did the deed.
    expect(mistake['appeal.list.filed_on.error']).toBeGreaterThan(strange * 4);
    expect(home).toBeGreaterThan(strange * 4);
    expect(mistake['appeal.list.filed_on.discretion']).toBeGreaterThan(mistake['stream.act.recorded']! * 4);
  });

  it('says in a life that another person’s record came by mistake', () => {
    const scenario = tiny({ ...listed, spreads: strangers({ mistaken: true }) });
    const { hashes } = runBatches(planOf(500, scenario), 1).result.extras;
    const arms = [{ id: 'base', scenario }];
    const told = explainPerson({ base: scenario, arms, persons: 500, seed: 1, replicate: 0, person: 'S-0', hashes });
    expect(JSON.stringify(told)).toContain('written for this person too, by mistake');
  });

  it('along chains to each person once', () => {
    const seen = run(tiny({ ...listed, partitions: houses(5), spreads: spread('houses', { again: true }) }), 500);
    expect(seen['spread.passes.chain_people']).toBe(seen['spread.passes.chains']! * 5);
    expect(seen['spread.passes.chains_from.5']).toBe(seen['spread.passes.chains']);
    expect(seen['spread.passes.chains_from.6']).toBe(0);
  });

  it('to kin elsewhere by mail, with the next round, however communities are split', () => {
    const perception = { aware: q(1, 'share'), own_record: q(0, 'share'), display: q(0, 'share'), fades: q(9, 'days') };
    const scenario = tiny({ ...listed, perception: { ...perception, kin_elsewhere: q(0.5, 'share') }, spreads: spread('kin') });
    const plan = planOf(2000, scenario);
    const [whole, split] = [runBatches(plan, 3), runBatches(plan, 3, 0, { cuts: [1, 3] })];
    expect(split.result.counts).toEqual(whole.result.counts);
    const seen = totalsOf(plan, whole.result);
    expect(seen['spread.passes.passed']).toBeGreaterThan(500);
    expect(whole.result.counts.byRound[0]![0]![0]).toBeGreaterThan(0);
  });
});

describe('a partition, a tie or a spread', () => {
  const parts = {
    ...{ ...listed, partitions: houses(5), ties: { friends: { title: 'f', mean: q(3, 'factor') } } },
    measures: { ban: measure({ refuses: ['flight'] }) },
    streams: { act: act(), flight: { ...act({ kind: 'attempt' }), inclination: undefined } },
  };
  const states = (scenario: Scenario): number[][] => runBatches(planOf(1500, scenario), 4).result.extras.hashes;

  it('leaves no trace while it is off', () => {
    const off = states(tiny({ ...parts, spreads: {} }));
    const { partitions: _p, ties: _t, ...bare } = parts;
    expect(states(tiny(bare))).toEqual(off);
    const [never, none] = [{ in_force: { from: '9999-12-31' } }, { probability: q(0, 'probability') }];
    for (const to of ['household', 'houses', 'friends']) {
      const kept = (more: object): Totals => run(tiny({ ...parts, spreads: spread(to, more) }), 1500);
      const [a, b] = [kept(never), run(tiny(bare), 1500)];
      for (const id of Object.keys(b)) expect(a[id], id).toBe(b[id]);
      expect(kept(none)['spread.passes.passed']).toBe(0);
    }
  });

  it('of another size changes nobody else: the deeds are the same', () => {
    const streams = { ...parts.streams, act: act({ rate: q(0.2, 'per person-year') }) };
    const sizes = [5, 10, 100].map((size) => run(tiny({ ...parts, streams, partitions: houses(size), spreads: spread('houses') }), 1000));
    for (const id of ['stream.act.opportunities', 'stream.act.recorded', 'spread.passes.chains', 'list.list.entered.deed'])
      expect(new Set(sizes.map((seen) => seen[id])).size, id).toBe(1);
  });

  it('reaches nobody who was added at the end of the roster, and they change nobody', () => {
    const spreads = {
      ...spread('houses', { again: true }),
      drawn: { title: 'd', owner: 'town', on: ['act'], to: 'contacts', mean: q(0.5, 'factor'), again: true },
      along: { title: 'a', owner: 'town', on: ['act'], to: 'friends', probability: q(0.2, 'probability') },
    };
    const rare = { ...parts, streams: { ...parts.streams, act: act({ rate: q(0.1, 'per person-year') }) } };
    for (const of of ['households', 'adults']) {
      const plan = planOf(1000, tiny({ ...rare, partitions: houses(7, of), spreads }));
      const at = (count: number): FinishedRun => runBatches(plan, 6, 0, { newcomers: { community: 1, count } });
      const [without, with_] = [at(0), at(30)];
      const [a, b] = [without.communities[1]!, with_.communities[1]!];
      for (let row = 0; row < a.people.n; row++)
        expect(personOf(plan, b.people, b.states[0]!, row)).toEqual(personOf(plan, a.people, a.states[0]!, row));
      const [before, after] = [totalsOf(plan, without.result), totalsOf(plan, with_.result)];
      for (const id of ['passes', 'drawn', 'along']) expect(after[`spread.${id}.passed`]).toBe(before[`spread.${id}.passed`]);
    }
  });

  it('has an effect in the mean that does not hang on shared dice', () => {
    const scenario = tiny({ ...parts, spreads: spread('friends', { probability: q(0.5, 'probability') }) });
    const plan = planOf(1000, tiny(parts), scenario);
    const days = (arm: number, seed: number): number => totalsOf(plan, runBatches(plan, seed).result, arm)['harm.sanction_days']!;
    const effects = (shift: number): number[] => Array.from({ length: 12 }, (_, i) => days(1, i + 1 + shift) - days(0, i + 1));
    const [shared, apart] = [effects(0), effects(100)];
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const error = (values: number[]): number => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1));
    expect(mean(shared)).toBeGreaterThan(4 * error(shared));
    expect(Math.abs(mean(shared) - mean(apart))).toBeLessThanOrEqual(4 * Math.hypot(error(shared), error(apart)));
  });
});

describe('witnesses', () => {
  it('inform with the chance they have, another one where the deed falls on them too', () => {
    const home = { population: couples, spreads: {} };
    const free = run(tiny({ ...home, channels: watched(0.4) }), 1000);
    fits(free['channel.eye.informed']!, free['channel.eye.noticed']!, 0.4);
    expect(free['channel.eye.noticed']).toBe(free['stream.act.acts']);
    expect(free['channel.eye.covered_up']).toBe(0);
    const liable = { ...home, spreads: spread('household') };
    const silent = run(tiny({ ...liable, channels: watched(0.4, { if_liable: q(0.25, 'factor') }) }), 1000);
    fits(silent['channel.eye.informed']!, silent['channel.eye.noticed']!, 0.1);
    fits(silent['channel.eye.covered_up']!, silent['channel.eye.noticed']!, 0.3);
    const eager = run(tiny({ ...liable, channels: watched(0.4, { if_liable: q(2, 'factor') }) }), 1000);
    fits(eager['channel.eye.got_ahead']!, eager['channel.eye.noticed']!, 0.4);
    expect(eager['stream.act.recorded']).toBe(eager['channel.eye.informed']);
  });

  it('who informed are spared where the rule says so', () => {
    const parts = { population: couples, channels: watched(1), lists: listFor('act', q(90, 'days')) };
    const [all, spared] = [{}, { spares_informer: true }].map((more) => run(tiny({ ...parts, spreads: spread('household', more) }), 500));
    expect(all!['spread.passes.passed']).toBe(all!['stream.act.recorded']);
    expect(spared!['spread.passes.passed']).toBe(0);
    expect(spared!['stream.act.recorded']).toBe(all!['stream.act.recorded']);
  });

  it('in revolt inform no more, or as many of them as the scenario says', () => {
    const parts = {
      ...{ population: couples, spreads: spread('household') },
      responses: { turns: { title: 't', kind: 'revolt', on: ['passes'], effect: q(1, 'factor') } },
    };
    const seen = run(tiny({ ...parts, channels: watched(1) }), 500);
    // Whoever was passed a record once tells nothing again: one record at most for each witness.
    expect(seen['channel.eye.informed']).toBe(seen['spread.passes.people']);
    expect(seen['spread.passes.revolt']).toBe(seen['spread.passes.people']);
    expect(seen['channel.eye.covered_up']).toBe(seen['channel.eye.noticed']! - seen['channel.eye.informed']!);
    const some = run(tiny({ ...parts, channels: watched(1, { in_revolt: q(0.5, 'share') }) }), 500);
    expect(some['channel.eye.informed']).toBeGreaterThan(seen['channel.eye.informed']!);
  });

  it('draw accusations', () => {
    const alarm = { ...act(), kind: 'false_alarm', inclination: undefined, taken_for: 'act', accuses: q(0.3, 'probability') };
    const parts = {
      ...{ population: couples, streams: { act: act({ rate: q(0, 'per person-year') }), alarm } },
      responses: { tempts: { title: 't', kind: 'accusation', on: ['alarm'], effect: q(1, 'factor') } },
    };
    const plain = run(tiny({ ...parts, channels: eye(['alarm']) }), 1000);
    fits(plain['stream.alarm.accused']!, plain['stream.alarm.opportunities']!, 0.3);
    const asked = run(
      tiny({ ...parts, channels: { ...eye(['act']), ...{ ask: { ...(watched(1) as { eye: object }).eye, sees: ['alarm'] } } } }),
      1000,
    );
    fits(asked['stream.alarm.accused']!, asked['stream.alarm.opportunities']!, 0.6);
    expect(asked['stream.alarm.accused_added']).toBe(asked['stream.alarm.accused']! - plain['stream.alarm.accused']!);
    expect(asked['stream.alarm.detected']).toBe(asked['stream.alarm.accused']);
  });
});

describe('a measure', () => {
  const grades = { trigger: [{ list: 'list' }] };
  const benefit = { kind: 'reward', trigger: [{ list: 'benefits' }] };
  const lists = { ...listFor('act', q(60, 'days')), benefits: listFor('merit', q(9999, 'days'))['list'] };
  const streams = {
    act: act(),
    merit: act({ kind: 'merit', context: 'work', rate: q(8, 'per person-year'), ceiling: q(8, 'per person-year') }),
  };
  const parts = { channels: eye(['act', 'merit']), lists, streams };
  const all = (more: Record<string, object>): Totals =>
    run(
      tiny({ ...parts, measures: { a: measure(grades), b: measure(benefit), c: measure({ ...benefit, kind: 'reward' }), ...more } }),
      800,
    );

  it('takes away the benefits it ends, and every day of that is counted by its cause', () => {
    const [free, ends] = [all({}), all({ a: measure({ ...grades, ends: ['b'] }) })];
    const withheld = ends['measure.b.withheld_days.deed']!;
    expect(withheld).toBeGreaterThan(1000);
    expect(ends['measure.b.days.reward']! + withheld).toBe(free['measure.b.days.reward']);
    expect(ends['harm.days.deed']).toBe(free['harm.days.deed']! + withheld);
    expect(ends['harm.withheld']).toBe(withheld);
    expect(ends['measure.c.days.reward']).toBe(free['measure.c.days.reward']);
  });

  it('that is itself ended ends nothing', () => {
    const chain = { b: measure({ ...benefit, ends: ['c'] }), a: measure({ ...grades, ends: ['b'] }) };
    const [free, both] = [all({ b: chain.b }), all(chain)];
    expect(free['measure.c.days.reward']).toBe(0);
    expect(both['measure.c.days.reward']).toBe(both['measure.b.withheld_days.deed']);
    expect(both['measure.c.withheld_days.deed']).toBe(0);
  });

  it('suspends streams: the chances are counted instead, and the merits lost', () => {
    const [free, held] = [all({}), all({ a: measure({ ...grades, suspends: ['merit'] }) })];
    expect(held['stream.merit.suspended']).toBeGreaterThan(300);
    expect(held['stream.merit.opportunities']! + held['stream.merit.suspended']!).toBe(free['stream.merit.opportunities']);
    expect(held['stream.merit.lost']).toBe(held['stream.merit.suspended']);
    expect(held['stream.act.opportunities']).toBe(free['stream.act.opportunities']);
  });

  it('falls on the other adults of the household, once where several have it', () => {
    const home = { ...parts, population: couples };
    const [alone, both] = [{}, { reaches_household: true }].map((more) =>
      run(tiny({ ...home, measures: { a: measure({ ...grades, ...more }) } }), 800),
    ) as [Totals, Totals];
    expect(both['harm.household']).toBe(both['measure.a.household_days']);
    expect(both['harm.days.other']).toBe(both['measure.a.household_days']);
    expect(both['harm.sanction_days']).toBe(alone['harm.sanction_days']! + both['harm.household']!);
    expect(both['measure.a.household_days']).toBeLessThan(both['measure.a.days.deed.related']!);
    expect(both['measure.a.households']).toBeGreaterThan(0);
    expect(both['measure.a.households']).toBeLessThan(both['measure.a.started']!);
  });

  it('closes as many doors as bodies impose it', () => {
    const doors = { bodies: q(4, 'bodies'), each: q(0.3, 'probability') };
    const [free, closed] = [all({}), all({ a: measure({ ...grades, doors }) })];
    const started = free['measure.a.started']!;
    fits(closed['measure.a.started']!, started, 1 - 0.7 ** 4);
    fits(closed['measure.a.doors_closed']!, 4 * started, 0.3);
    expect(closed['measure.a.door_days']).toBeGreaterThan(closed['measure.a.days.deed.related']!);
    expect(all({ a: measure({ ...grades, doors: { ...doors, each: q(1, 'probability') } }) })['measure.a.doors_closed']).toBe(4 * started);
    expect(all({ a: measure({ ...grades, doors: { ...doors, each: q(0, 'probability') } }) })['harm.sanction_days']).toBe(0);
  });
});

describe('a life in which others pay', () => {
  it('is told, and telling it changes nothing', () => {
    const scenario = tiny({
      ...{ population: couples, channels: watched(0.5, { if_liable: q(2, 'factor') }), lists: listFor('act', q(90, 'days')) },
      ...{ spreads: spread('household'), measures: { a: measure({ reaches_household: true, suspends: ['act'] }) } },
      responses: { turns: { title: 't', kind: 'revolt', on: ['passes'], effect: q(0.5, 'factor') } },
    });
    const arms = [{ id: 'base', scenario }];
    const { result } = runBatches(planOf(200, scenario), 1);
    const stages = new Set<string>();
    for (let row = 0; row < 12; row++) {
      const told = explainPerson({
        base: scenario,
        arms,
        persons: 200,
        seed: 1,
        replicate: 0,
        person: `S-${row}`,
        hashes: result.extras.hashes,
      });
      expect(told.reproduced).toBe(true);
      for (const { stage } of told.arms[0]!.steps) stages.add(stage);
    }
    for (const stage of ['detection', 'record', 'list', 'measure', 'spread', 'response']) expect(stages).toContain(stage);
  });
});
