import { compile, counterDefinitions } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { planOf } from './plan/plan.js';
import type { Arm } from './plan/plan.js';
import { runReference } from './engine.js';
import type { Person, Thing } from './people.js';
import { personOf, runBatches } from './run-engine.js';
import type { World } from './world.js';

const NEVER = 0x3fffffff;

const maskOf = (contexts: ReadonlySet<number>): number => [...contexts].reduce((mask, context) => mask | (1 << context), 0);

function thingOf(plan: World['plan'], thing: Thing): string {
  const stream = thing.stream < 0 ? 'grade' : plan.streams[thing.stream]!.id;
  const common = `${thing.kind} ${stream} cause ${thing.cause} since ${thing.start} due ${thing.due}`;
  if (thing.kind === 'duty')
    return `${common} sound ${thing.sound} checks ${thing.checks} recorded ${thing.recorded} owes ${thing.open ?? 0} by ${thing.instalment ?? 0}`;
  if (thing.kind === 'retry') return `${common} try ${thing.checks}`;
  if (thing.kind === 'report') return `${common} sound ${thing.sound}`;
  if (thing.kind === 'change')
    return `${common} ${plan.rules[thing.rule!]} ${thing.points} ${thing.own} recovered ${thing.recovered ?? false}`;
  if (thing.kind === 'objection')
    return `${common} sound ${thing.sound} filed ${thing.filed} ${plan.rules[thing.rule!]} ${thing.points} ${thing.own} for ${thing.origin} gone ${thing.gone}`;
  if (thing.kind === 'appeal')
    return `${common} sound ${thing.sound} filed ${thing.filed} ${plan.entries[thing.entry!]} for ${thing.against!.origin}`;
  const then = `${thing.leavesOn === undefined ? '' : `leaves ${thing.leavesOn} `}${thing.appealing ? 'appealing ' : ''}${thing.known ? 'known' : ''}`;
  return `${common} sound ${thing.sound} checks ${thing.checks} ${plan.entries[thing.entry!]} ends ${thing.ends} for ${thing.origin} ${thing.offList ? 'off' : 'on'} shown ${thing.shown} contexts ${maskOf(thing.contexts!)} recovered ${thing.recovered ?? false} ${then}`;
}

/** What the reference holds about a person at the end, in the form of `personOf`. */
export function referencePerson(w: World, person: Person): Record<string, unknown> {
  const { plan } = w;
  const { measures } = w.standing(person);
  const risk = Math.max(0, person.risk.level - plan.fadePerDay * (plan.end - person.risk.day));
  return {
    attributes: person.attributes,
    cell: person.cell,
    adult: person.adult,
    present: person.present,
    awake: person.awake,
    risk,
    sanctionDays: person.sanctionDays,
    withoutDays: person.withoutDays,
    money: plan.money ? [person.money.taken, person.money.without] : [],
    scores: person.accounts.map(({ all, by }) => [all, ...by]),
    contexts: person.accounts.map(({ contexts }) => maskOf(contexts)),
    totals: person.totals,
    measures: plan.measures.filter((_, m) => measures.has(m)),
    ever: {
      sanctioned: person.seen.has('first.sanctioned'),
      without: person.seen.has('first.without_deed'),
      refused: person.seen.has('first.refused_any'),
    },
    turned: [...person.turned].sort(),
    states: person.states.map((being) => (being ? [being.value, being.since, being.moved] : null)),
    playing: person.playing.map((each) => (each ? [each.strategy, each.standing, each.payoff] : null)),
    refusals: plan.streams.map(({ reacts }, s) => Math.min(reacts?.givesUpAfter ?? 0, person.refusals.get(s) ?? 0)),
    doors: plan.measures.map((_, m) => person.doors.get(m) ?? -1),
    things: person.things.map((thing) => thingOf(plan, thing)),
  };
}

/** First counter on which the two books differ, or null. `ids`: the engine's counters. */
function bookDifference(
  ids: readonly string[],
  { book, plan: own }: World,
  counts: ReturnType<typeof runBatches>['result']['counts'],
  arm: number,
): string | null {
  const known = new Set(ids);
  const unknown = [...book.counters.keys()].find((id) => !known.has(id));
  if (unknown !== undefined) return `the engine has no counter ${unknown}`;
  const numbers = ids.map((id) => book.counters.get(id) ?? -1);
  const rows: [string, number[], Float64Array][] = [
    ...own.rounds
      .filter(({ year }) => year >= 0)
      .map((round, r): [string, number[], Float64Array] => [
        `round ${round.label}`,
        book.byRound[own.rounds.indexOf(round)]!,
        counts.byRound[arm]![r]!,
      ]),
    ...own.years.flatMap((year, y) =>
      own.places.map((place, p): [string, number[], Float64Array] => [
        `${year} ${place}`,
        book.byYear[y]![p]!,
        counts.byYear[arm]![y]![p]!,
      ]),
    ),
    ...own.cells.map((cell, c): [string, number[], Float64Array] => [`cell ${cell}`, book.byCell[c]!, counts.byCell[arm]![c]!]),
  ];
  for (const [where, expected, found] of rows) {
    const wrong = numbers.findIndex((number, i) => (expected[number] ?? 0) !== found[i]);
    if (wrong >= 0) return `arm ${arm}, ${where}, ${ids[wrong]}: reference ${expected[numbers[wrong]!] ?? 0}, engine ${found[wrong]}`;
  }
  return null;
}

export interface Comparison {
  /** First disagreement in words, or null. */
  difference: string | null;
  /** How much happened, so that an empty world does not pass for agreement: counter totals of all arms. */
  totals: Record<string, number>;
}

/** A scenario with its arms, and which run of it. */
export interface Compared {
  base: Scenario;
  arms: readonly Arm[];
  /** People to simulate. */
  persons: number;
  seed: number;
  replicate: number;
}

/** Under which names the counts of a plan are told, and what one person of it stands for. */
const namesOf = ({ rounds, years, places, cells, weight }: Pick<Plan, 'rounds' | 'years' | 'places' | 'cells' | 'weight'>): string =>
  JSON.stringify({ rounds: rounds.map(({ first, last, label }) => [first, last, label]), years, places, cells, weight });

/** Plans and runs a scenario on both engines, each from the scenario alone, and compares everything: people one by one, counters one by one, gross effects. */
export function compareEngines({ base, arms, persons, seed, replicate }: Compared): Comparison {
  const plan = compile(base, [...arms], { persons });
  const own = planOf(base, arms, persons);
  const run = runBatches(plan, seed, replicate);
  const worlds = arms.map((_, arm) => runReference(own, { seed, replicate, arm }));
  const ids = counterDefinitions(plan).map(({ id }) => id);
  const totals: Record<string, number> = Object.fromEntries(ids.map((id) => [id, 0]));
  for (const { book } of worlds)
    for (const [id, number] of book.counters) totals[id] = book.byRound.reduce((sum, round) => sum + (round[number] ?? 0), totals[id] ?? 0);
  const names = namesOf(plan) === namesOf(own) ? null : `names: reference ${namesOf(own)}, engine ${namesOf(plan)}`;
  return { difference: names ?? firstDifference(plan, ids, run, worlds), totals };
}

function firstDifference(plan: Plan, ids: readonly string[], run: ReturnType<typeof runBatches>, worlds: World[]): string | null {
  for (const [arm, w] of worlds.entries()) {
    for (const community of w.communities) {
      w.here = community;
      w.policy = community.policy ?? w.policy;
      const { people, states } = run.communities[community.index]!;
      for (const person of community.people) {
        const expected = referencePerson(w, person);
        const found = personOf(plan, people, states[arm]!, person.row);
        for (const key of Object.keys(expected)) {
          if (key === 'things' && !person.present && JSON.stringify(found[key]) === '[]') continue;
          if (JSON.stringify(expected[key]) !== JSON.stringify(found[key])) {
            return `arm ${arm}, community ${community.index}, row ${person.row}, ${key}: reference ${JSON.stringify(expected[key])}, engine ${JSON.stringify(found[key])}`;
          }
        }
      }
    }
    const wrong = bookDifference(ids, w, run.result.counts, arm);
    if (wrong !== null) return wrong;
  }
  return grossDifference(run, worlds);
}

function grossDifference(run: ReturnType<typeof runBatches>, worlds: World[]): string | null {
  const all = worlds.map((w) => w.communities.flatMap((community) => community.people));
  for (const [arm, people] of all.entries()) {
    const expected = { more: 0, fewer: 0, same: 0, daysAdded: 0, daysTaken: 0 };
    people.forEach((person, i) => {
      const change = person.sanctionDays - all[0]![i]!.sanctionDays;
      expected[change > 0 ? 'more' : change < 0 ? 'fewer' : 'same']++;
      if (change > 0) expected.daysAdded += change;
      else expected.daysTaken -= change;
    });
    for (const key of Object.keys(expected) as (keyof typeof expected)[]) {
      const found = run.result.effects[arm]![key].reduce((a, b) => a + b, 0);
      if (found !== expected[key]) return `arm ${arm}, gross ${key}: reference ${expected[key]}, engine ${found}`;
    }
  }
  return null;
}

export { NEVER };
