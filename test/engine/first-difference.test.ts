import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, compile, dateOf, dayOf, hash32 } from '@glasshouse/model';
import type { Plan, RunResult, Scenario } from '@glasshouse/model';
import { newState } from '../../packages/model/src/state/new-state.js';
import type { State } from '../../packages/model/src/state/state.js';
import { smokeWorld } from '../boundary/world.js';
import { referencePerson } from '../reference/compare.js';
import { runReference } from '../reference/engine.js';
import type { Person } from '../reference/people.js';
import { knobs } from '../reference/random-features.js';
import type { Knobs } from '../reference/random-features.js';
import { DEED } from '../reference/scores.js';
import { worldOf } from '../reference/random-world.js';
import { runBatches } from '../reference/run-engine.js';
import { planOf as referencePlanOf } from '../reference/plan/plan.js';
import type { Plan as ReferencePlan } from '../reference/plan/plan.js';
import { ban, eye, ledger, listFor, q, tiny } from './tiny.js';

const armsOf = (...arms: Scenario[]) => arms.map((scenario, i) => ({ id: `arm${i}`, scenario }));

const planOf = (base: Scenario, persons: number, ...arms: Scenario[]): Plan => compile(base, armsOf(base, ...arms), { persons });

type Memory = Plan['memory'];

/** The newest records of a person that some condition of the plan may ask for: own deeds, and others. */
const memoryOf = ({ kept }: Memory, person: Person) =>
  kept.map(({ stream, owner, most }) => {
    const records = person.records.filter((each) => each.stream === stream && (owner < 0 || each.known === null || each.known.has(owner)));
    return [true, false].map((own) =>
      records
        .filter(({ cause }) => (cause === DEED) === own)
        .slice(-most)
        .map(({ day, cause }) => [day, cause]),
    );
  });

/** What identifies the state of each person of an arm on each day, by day and number of the person. */
type Prints = Map<number, Map<number, number>>;

/** Runs an arm on the reference and tells of each person on each day up to the last one that is asked for. */
function tellDays(
  plan: ReferencePlan,
  memory: Memory,
  { seed, arm, last = () => Infinity }: { seed: number; arm: number; last?: () => number },
  tell: (day: number, number: number, print: number) => void,
): void {
  runReference(plan, {
    seed,
    replicate: 0,
    arm,
    onDay: (w) => {
      if (w.day > last()) return;
      for (const person of w.here.people) {
        const state = [referencePerson(w, person), person.risk, [...person.seen].sort(), memoryOf(memory, person)];
        tell(w.day, person.row * plan.communities.length + w.here.index, hash32(JSON.stringify(state)));
      }
    },
  });
}

/** Every person of the baseline on every day. */
function baseline(plan: ReferencePlan, memory: Memory, seed: number): Prints {
  const prints: Prints = new Map();
  tellDays(plan, memory, { seed, arm: 0 }, (day, number, print) => {
    if (!prints.has(day)) prints.set(day, new Map());
    prints.get(day)!.set(number, print);
  });
  return prints;
}

/** The first day, and on it the lowest number, of a person who differs between two arms: every person compared on every day up to that one. */
function bruteForce(
  plan: ReferencePlan,
  memory: Memory,
  seed: number,
  before = baseline(plan, memory, seed),
): { day: string | null; person: string | null } {
  let first = Infinity;
  let lowest = Infinity;
  // A round is worked community by community, so an earlier day may still come, and the day found so far goes on being asked for.
  tellDays(plan, memory, { seed, arm: 1, last: () => first }, (day, number, print) => {
    if (before.get(day)!.get(number) === print) return;
    lowest = day < first ? number : Math.min(lowest, number);
    first = day;
  });
  return first === Infinity ? { day: null, person: null } : { day: dateOf(first), person: `S-${lowest}` };
}

const firstOf = (result: RunResult, arm = 1) => ({ day: result.firstDifference[arm]!.day, person: result.firstDifference[arm]!.person });

describe('the first different day', () => {
  const smoke = smokeWorld();
  const base: Scenario = { ...smoke, horizon: { ...smoke.horizon, end: '2020-11-30' }, timeline: [] };
  const longer = q(5, 'years');
  const dated = (date: string, set: Record<string, unknown>): Scenario => ({
    ...base,
    timeline: [...base.timeline, { date, title: 'A change', assumed: 'A test', set }],
  });
  const cases: [string, Scenario][] = [
    ['a rule from a date on', dated('2020-08-17', { 'ledgers.points.rules.littering.points': q(-40, 'points') })],
    ['a measure that ends', applyPatch(base, { 'measures.no_loan.in_force': { to: '2020-09-09' } }, 'policy')],
    ['a longer term, which shows in an entry alone', applyPatch(base, { 'lists.defaulters.entries.evasion.term': longer }, 'policy')],
    ['a slower report', dated('2020-04-03', { 'channels.court.delay': q(31, 'days') })],
    ['other grades, counted before anybody differs', applyPatch(base, { 'ledgers.points.grades.0.from': q(1000, 'points') }, 'policy')],
  ];

  /** The baseline that the cases share, by what is remembered of people. */
  const shared = new Map<string, Prints>();

  it.each(cases)('is named with its person: %s', (_, scenario) => {
    const plan = planOf(base, 120, scenario);
    const own = referencePlanOf(base, armsOf(base, scenario), 120);
    const remembered = JSON.stringify(plan.memory);
    if (!shared.has(remembered)) shared.set(remembered, baseline(own, plan.memory, 12));
    const expected = bruteForce(own, plan.memory, 12, shared.get(remembered));
    expect(expected.day).not.toBe(null);
    expect(firstOf(runBatches(plan, 12).result)).toEqual(expected);
  });

  it('is found although counts came apart long before people did', () => {
    const world = tiny({ channels: eye(['act']), ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-5, 'points') } }) });
    const other = structuredClone(world);
    other.ledgers['points']!.grades[1]!.from = q(100, 'points');
    other.timeline = [{ date: '2021-07-01', title: 'Later', assumed: 'A test', set: { 'ledgers.points.rules.r.points': q(-6, 'points') } }];
    const plan = planOf(world, 60, other);
    const expected = bruteForce(referencePlanOf(world, armsOf(world, other), 60), plan.memory, 3);
    expect(expected.day! >= '2021-07-01').toBe(true);
    expect(firstOf(runBatches(plan, 3).result)).toEqual(expected);
  });

  /** Compares what a run names with every person on every day; returns whether anybody differed. */
  function holdNamed(k: Knobs): boolean {
    const persons = Math.min(k.persons, 60);
    const { base: world, arms } = worldOf({ ...k, arms: 2, persons, days: Math.min(k.days, 70), round: 'week' });
    const plan = compile(world, arms, { persons });
    const expected = bruteForce(referencePlanOf(world, arms, persons), plan.memory, k.seed);
    expect(firstOf(runBatches(plan, k.seed).result)).toEqual(expected);
    return expected.day !== null;
  }

  it.each<[string, Pick<Knobs, 'seed' | 'on' | 'places'>]>([
    [
      'where people meet, who meet nobody else that day',
      { seed: 6, places: 3, on: ['breach', 'patrols', 'screens', 'imitation', 'repay'] },
    ],
    [
      'where registers of firms reach their representatives',
      { seed: 90184, places: 2, on: ['review', 'monthly', 'school', 'firms', 'register', 'representatives', 'takes_by_grade'] },
    ],
    ['where records are remembered', { seed: 622192, places: 3, on: ['occasion', 'case_shares'] }],
  ])('is that of every person on every day %s', (_, k) => {
    expect(holdNamed({ ...k, persons: 60, communitySize: 20, round: 'week', days: 70, arms: 2 })).toBe(true);
  });

  it('is that of a comparison of every person on every day, in worlds made at random', () => {
    let apart = 0;
    // By chance sixteen worlds may have fewer than three in which anybody differs: more are drawn then.
    for (let tries = 0; tries < 10 && apart < 3; tries++)
      fc.assert(
        fc.property(knobs, (k) => {
          if (holdNamed(k)) apart++;
        }),
        { numRuns: 16, endOnFailure: true },
      );
    expect(apart).toBeGreaterThan(2);
  });
});

describe('a leak planted before the policy date', () => {
  const date = '2021-06-15';
  const base = tiny({
    channels: eye(['act']),
    lists: listFor('act', q(30, 'days'), { public: true }),
    measures: ban(),
    horizon: { start: '2021-01-01', end: '2021-12-31', round: 'week' },
  });
  const later: Scenario = {
    ...base,
    timeline: [{ date, title: 'A change', assumed: 'A test', set: { 'channels.eye.sensitivity': q(0.2, 'probability') } }],
  };

  /** Throws when the arms differ before the date, in memory at a round's end or by the run's own account. */
  function holdEqualUntil(plan: Plan, leak?: (states: State[], round: number) => void): void {
    const { result } = runBatches(plan, 5, 0, {
      onRound: (batches, r) => {
        const community = batches[0]!.inspect()[0]!;
        leak?.(community.states as State[], r);
        if (plan.rounds[r]!.last < dayOf(date) && !community.states[1]!.equals(community.states[0]!))
          throw new Error(`the arms differ at the end of ${plan.rounds[r]!.label}`);
      },
    });
    const { day, person } = firstOf(result);
    if (day !== null && day < date) throw new Error(`the arms differ on ${day} in ${person}, before ${date}`);
  }

  it('is not seen where there is none, and the arms do differ later', () => {
    const plan = planOf(base, 400, later);
    holdEqualUntil(plan);
    expect(firstOf(runBatches(plan, 5).result).day! >= date).toBe(true);
  });

  it('in the rules of an arm is named with day and person', () => {
    const plan = planOf(base, 400, later);
    plan.arms[1]!.policies[0]!.channelsOf[0]![0]!.probability = 0.5;
    expect(() => holdEqualUntil(plan)).toThrow(/the arms differ (on 2021-0[1-6]-\d\d in S-\d+|at the end of 2021-01-01)/);
  });

  it('in the state of an arm is caught in the round in which it happens', () => {
    const plan = planOf(base, 400, later);
    const leak = (states: State[], r: number): void => {
      if (r !== 3) return;
      const touched = newState(plan, states[0]!.n);
      touched.copyFrom(states[0]!);
      touched.withoutDays[7]! ^= 1;
      states[1] = touched;
    };
    expect(() => holdEqualUntil(plan, leak)).toThrow(`at the end of ${plan.rounds[3]!.label}`);
  });
});
