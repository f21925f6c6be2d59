import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyPatch, compile, counterDefinitions, loadScenario, parseRegister, runExperiment } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { textOf } from '../structure/sources.js';
import { smokeWorld } from '../boundary/world.js';
import { FEATURES, knobs } from '../reference/random-features.js';
import { worldOf } from '../reference/random-world.js';
import { entriesOf, personOf, runBatches } from '../reference/run-engine.js';
import type { FinishedRun } from '../reference/run-engine.js';
import { runWithOtherCauses } from './other-causes.js';
import { ban, eye, listFor, q, tiny } from './tiny.js';
import { differs, totalsOf } from './totals.js';

const name = { runId: 'x', experiment: 'x', point: 0 };
const planOf = (scenario: Scenario, persons: number, ...arms: Scenario[]): Plan =>
  compile(
    scenario,
    [scenario, ...arms].map((each, i) => ({ id: `arm${i}`, scenario: each })),
    { persons },
  );

/** A value with the keys of every map in another order; lists keep theirs. */
function shuffled(value: unknown, pick: (n: number) => number): unknown {
  if (Array.isArray(value)) return value.map((each) => shuffled(each, pick));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]): [string, unknown] => [key, shuffled(each, pick)]);
  for (let i = entries.length - 1; i > 0; i--) {
    const j = pick(i + 1);
    [entries[i], entries[j]] = [entries[j]!, entries[i]!];
  }
  return Object.fromEntries(entries);
}

const everything = (seed: number) =>
  worldOf({ seed, on: [...FEATURES], persons: 90, places: 3, communitySize: 20, round: 'month', days: 95, arms: 3 });

describe('a run is the same', () => {
  it('however its communities are split over batches, in all it publishes', () => {
    fc.assert(
      fc.property(knobs, fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }), (k, wanted) => {
        const { base, arms } = worldOf({ ...k, communitySize: 20, arms: 3 });
        const plan = compile(base, arms, { persons: k.persons });
        const cuts = [...new Set(wanted.filter((cut) => cut < plan.communities.length))].sort((a, b) => a - b);
        const [split, whole] = [runBatches(plan, k.seed, 0, { cuts }).result, runBatches(plan, k.seed).result];
        // Memory is a measurement of the machine, not of the run: arenas grow batch by batch.
        split.work.bytesPerPersonArm = whole.work.bytesPerPersonArm;
        expect(differs(split, whole)).toBe(null);
      }),
      { numRuns: 25 },
    );
  });

  it('whatever the order of the keys in a file', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.infiniteStream(fc.nat()), (seed, numbers) => {
        const { base, arms } = everything(seed);
        const pick = (n: number): number => numbers.next().value! % n;
        const other = (scenario: Scenario): Scenario => shuffled(scenario, pick) as Scenario;
        const plan = compile(base, arms, { persons: 90 });
        const again = compile(
          other(base),
          arms.map((arm) => ({ id: arm.id, scenario: other(arm.scenario) })),
          { persons: 90 },
        );
        expect(again).toEqual(plan);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('whatever the order of the arms after the baseline', () => {
    const { base, arms } = everything(7);
    const [first, second, third] = arms as [(typeof arms)[0], (typeof arms)[0], (typeof arms)[0]];
    const one = compile(base, [first, second, third], { persons: 90 });
    const two = compile(base, [first, third, second], { persons: 90 });
    const [a, b] = [runBatches(one, 3).result, runBatches(two, 3).result];
    for (const [i, j] of [
      [0, 0],
      [1, 2],
      [2, 1],
    ] as const) {
      expect(totalsOf(two, b, j)).toEqual(totalsOf(one, a, i));
      expect(b.extras.hashes[j]).toEqual(a.extras.hashes[i]);
      expect(b.effects[j]).toEqual(a.effects[i]);
      expect(b.firstDifference[j]).toEqual(a.firstDifference[i]);
    }
  });

  it('alone or beside other arms', () => {
    const { base, arms } = everything(9);
    const together = runBatches(compile(base, arms, { persons: 90 }), 4).result;
    arms.forEach((arm, i) => {
      const plan = compile(base, [arm], { persons: 90 });
      const alone = runBatches(plan, 4).result;
      expect(totalsOf(plan, alone)).toEqual(totalsOf(compile(base, arms, { persons: 90 }), together, i));
    });
  });

  it('with an observer', () => {
    const plan = planOf(smokeWorld(), 400);
    let seen = 0;
    const watched = runExperiment(plan, { ...name, seed: 2, replicate: 0, onRound: ({ round }) => void (seen += round) });
    expect(seen).toBeGreaterThan(0);
    expect(differs(watched, runExperiment(plan, { ...name, seed: 2, replicate: 0 }))).toBe(null);
  });

  it('when a file is read twice', () => {
    const files = { read: (path: string) => textOf(path) };
    const register = parseRegister(textOf('evidence/register.csv'));
    const load = (): Scenario => loadScenario('scenarios/smoke.yaml', files, register).scenario;
    expect(planOf(load(), 300)).toEqual(planOf(load(), 300));
  });
});

describe('a patch without effect changes nothing', () => {
  const base = smokeWorld();
  const never = { from: '9999-12-31' };
  const extra = {
    measures: { never: { ...base.measures['no_loan']!, in_force: never } },
    lists: { never: { ...base.lists['black']!, in_force: never } },
    channels: { never: { ...base.channels['court']!, in_force: never } },
    ledgers: { never: { ...base.ledgers['points']!, in_force: never } },
    reviews: { never: { ...base.reviews['judge']!, in_force: never } },
  };
  const same: [string, Scenario][] = [
    ['another title', applyPatch(base, { 'measures.no_loan.title': 'Renamed' }, 'policy')],
    ['the same value', applyPatch(base, { 'channels.court.sensitivity': { ...q(90, 'percent') } }, 'policy')],
    [
      'a window that is open all the time',
      applyPatch(base, { 'lists.black.in_force': { from: '2019-01-01', to: '2030-01-01' } }, 'policy'),
    ],
    [
      'a dated change to the same',
      {
        ...base,
        timeline: [...base.timeline, { date: '2020-05-05', title: 'Same', assumed: 'A test', set: { 'measures.no_loan.lasts': 'while' } }],
      },
    ],
    ['a change after the horizon', applyPatch(base, { 'measures.no_loan.in_force': { to: '2030-01-01' } }, 'policy')],
  ];

  it.each(same)('%s', (_, scenario) => {
    const plan = planOf(base, 600, scenario);
    const { result } = runBatches(plan, 8);
    expect(result.firstDifference[1]).toMatchObject({ day: null, person: null });
    expect(result.extras.hashes[1]).toEqual(result.extras.hashes[0]);
    expect(totalsOf(plan, result, 1)).toEqual(totalsOf(plan, result, 0));
  });

  it('institutions that are never in force, next to the others', () => {
    const with_ = {
      ...base,
      ...Object.fromEntries(Object.entries(extra).map(([section, more]) => [section, { ...base[section as keyof typeof extra], ...more }])),
    } as Scenario;
    const [plan, more] = [planOf(base, 600), planOf(with_, 600)];
    const [a, b] = [totalsOf(plan, runBatches(plan, 8).result), totalsOf(more, runBatches(more, 8).result)];
    for (const [id, n] of Object.entries(b)) expect(n, id).toBe(a[id] ?? 0);
  });

  it('a stream that nobody reacts to disturbs no other', () => {
    const quiet = { ...base.streams['gift']!, title: 'Nobody counts it' };
    const more = { ...base, streams: { ...base.streams, a_new_stream: quiet } } as Scenario;
    const [plan, other] = [planOf(base, 600), planOf(more, 600)];
    const [a, b] = [totalsOf(plan, runBatches(plan, 8).result), totalsOf(other, runBatches(other, 8).result)];
    for (const [id, n] of Object.entries(a)) expect(b[id], id).toBe(n);
    expect(b['stream.a_new_stream.acts']).toBeGreaterThan(0);
  });
});

describe('people who meet nobody', () => {
  const isolated = (): Scenario => {
    const scenario = smokeWorld();
    for (const list of Object.values(scenario.lists)) list.public = false;
    delete scenario.reviews['clerk']!.capacity;
    delete scenario.reviews['clerk']!.when_full;
    return scenario;
  };

  it('change nobody: no state, and no total but by what they do themselves', () => {
    const plan = planOf(isolated(), 500);
    const run = (count: number): FinishedRun => runBatches(plan, 6, 0, { newcomers: { community: 1, count } });
    const [without, with_] = [run(0), run(40)];
    const newcomers = new Map<string, number>();
    plan.communities.forEach((_, c) => {
      const [a, b] = [without.communities[c]!, with_.communities[c]!];
      expect(b.people.n - a.people.n).toBe(c === 1 ? 40 : 0);
      for (let row = 0; row < a.people.n; row++)
        expect(personOf(plan, b.people, b.states[0]!, row)).toEqual(personOf(plan, a.people, a.states[0]!, row));
      for (let row = a.people.n; row < b.people.n; row++)
        newcomers.set('harm.sanction_days', (newcomers.get('harm.sanction_days') ?? 0) + b.states[0]!.sanctionDays[row]!);
    });
    const [a, b] = [totalsOf(plan, without.result), totalsOf(plan, with_.result)];
    expect(newcomers.get('harm.sanction_days')).toBeGreaterThan(0);
    expect(b['harm.sanction_days']! - a['harm.sanction_days']!).toBe(newcomers.get('harm.sanction_days'));
    expect(b['people.entered']! - a['people.entered']!).toBe(40);
  });

  it('are seen by others through public lists and through a reader with little time, and through nothing else', () => {
    const scenario = tiny({
      ...{ channels: eye(['act']), lists: listFor('act', q(90, 'days'), { public: true }), measures: ban() },
      perception: { aware: q(1, 'share'), own_record: q(0, 'share'), display: q(0.05, 'share'), fades: q(100, 'days') },
      responses: { held: { title: 'h', kind: 'deterrence', on: ['act'], effect: q(1, 'factor') } },
    });
    const plan = planOf(scenario, 300);
    const of = (count: number): number =>
      totalsOf(plan, runBatches(plan, 1, 0, { newcomers: { community: 0, count } }).result)['stream.act.given_up']!;
    expect(of(200)).not.toBe(of(0));
  });
});

describe('truth is for the accounts alone', () => {
  let runTold: typeof runBatches;
  beforeAll(async () => {
    runTold = await runWithOtherCauses();
  });

  /** Everything that people or institutions can read: all but causes, sums by cause, and first times by cause. */
  function readable(plan: Plan, run: FinishedRun): unknown[] {
    return run.communities.flatMap(({ people, states }) =>
      plan.arms.flatMap((_, arm) =>
        Array.from({ length: people.n }, (_r, row) => {
          const {
            withoutDays: _w,
            scores,
            ever,
            things: _t,
            ...rest
          } = personOf(plan, people, states[arm]!, row) as Record<string, unknown> & {
            scores: number[][];
            ever: { sanctioned: boolean; refused: boolean };
          };
          const things = entriesOf(plan, states[arm]!, row).map((thing) =>
            thing
              .replace(/cause \d/, '')
              .replace(/ recovered (true|false)/, '')
              .replace(/(change .* -?\d+) -?\d+$/, '$1')
              .replace(/(objection .* -?\d+) -?\d+ for/, '$1 for'),
          );
          // A change of no points moves what own conduct alone would give, and nothing that anybody reads.
          const read = things.filter((thing) => !/^change .* 0$/.test(thing));
          return { ...rest, scores: scores.map(([all]) => all), ever: [ever.sanctioned, ever.refused], things: read };
        }),
      ),
    );
  }

  it.each([1, 2, 3, 4, 5, 6])('flipping every cause changes no state that anybody reads (world %i)', (seed) => {
    const on = FEATURES.filter((feature) => !(feature === 'appeal' && seed % 2 === 0));
    const { base, arms } = worldOf({
      seed,
      // Of a term begun anew the accounts note the day on which another cause holds it: one more day on which the entry is looked at.
      on: on.filter((feature) => feature !== 'grade_entry' && feature !== 'rise_entry' && feature !== 'restarts'),
      persons: 100,
      places: 2,
      communitySize: 40,
      round: 'month',
      days: 110,
      arms: 2,
    });
    const plan = compile(base, arms, { persons: 100 });
    expect(readable(plan, uncheckedRun(runTold, plan, seed))).toEqual(readable(plan, uncheckedRun(runBatches, plan, seed)));
  });

  it('and yet the accounts of the two differ', () => {
    const { base, arms } = worldOf({
      seed: 2,
      on: FEATURES.filter((feature) => feature !== 'warm_up'),
      persons: 100,
      places: 2,
      communitySize: 40,
      round: 'month',
      days: 110,
      arms: 1,
    });
    const plan = compile(base, arms, { persons: 100 });
    const causes = (run: FinishedRun): string =>
      JSON.stringify(
        run.communities.map(({ people, states }) => Array.from({ length: people.n }, (_, row) => states[0]!.withoutDays[row])),
      );
    expect(causes(uncheckedRun(runTold, plan, 2))).not.toBe(causes(uncheckedRun(runBatches, plan, 2)));
  });

  /** A run whose books are not held: with other causes they do not agree, and need not. */
  function uncheckedRun(run: typeof runBatches, plan: Plan, seed: number): FinishedRun {
    return run(plan, seed, 0, { unchecked: true });
  }
});

describe('a longer list of counters', () => {
  it('has no id twice', () => {
    const ids = counterDefinitions(planOf(smokeWorld(), 100)).map((counter) => counter.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
