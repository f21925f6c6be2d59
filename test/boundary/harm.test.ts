import { beforeAll, describe, expect, it } from 'vitest';
import type * as Engine from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { filesBelow } from '../structure/sources.js';
import { engineWithCuts, statementsOf } from './mutants.js';
import type { Cut, CutEngine } from './mutants.js';
import { harmAt, harmFrame, harmOf } from '../../packages/study/src/outcomes/harm.js';
import { richWorld } from './rich-world.js';
import { withoutMeasures } from './world.js';

/** Folders of the engine in which something happens to people; `accounts` only counts again. */
const FOLDERS = ['packages/model/src/mechanisms', 'packages/model/src/rounds'];
/**
 * Statements that book a day, a stock or a first time of a sanction, a lawful act given up or lost, a door closed, a benefit withheld, a flag,
 * somebody reached through another, money that a sanction takes, or keep a person's own sum.
 */
const BOOKING =
  /^(w\.book\((measureSlot|PEOPLE\.first_|(w\.)?slots\.firstRefused|streamSlot\(w\.slots, s, STREAM\.given_up|at \+|slot \+ SUSPENDED|screenSlot\(|spreadSlot\([^;]*SPREAD\.(passed|people)\b|w\.slots\.liability\.reach)|state\.(sanctionDays|withoutDays)\b|book(Measure|Child|Children|Difference|Household|Reached|Withheld|Doors|Coming|Flag|Size|Once|MoneyWithheld)\(|withhold\(|own(Days|Money)\(|money\[row)/;
/** Last day of a warm-up. */
const WARM_UP = '2020-06-30';
/** Statements that match and book no harm. */
const NO_HARM = /reward_(on|days)|SIZE\.given/;

const sources = (): string[] => FOLDERS.flatMap(filesBelow).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
const BOOKINGS: readonly Cut[] = sources()
  .flatMap((path) => statementsOf(path, BOOKING))
  .filter(({ text }) => !NO_HARM.test(text));

/** The rich world, and what the engine runs of it: beside itself without measures, after a warm-up, and in months that are lifetimes. */
interface Worlds {
  scenario: Scenario;
  plan: Engine.Plan;
  warm: Engine.Plan;
  timely: Engine.Plan;
}

/** Reads and compiles the worlds once: no statement that is cut takes part in that. */
function worldsOf(engine: typeof Engine): Worlds {
  const scenario = richWorld();
  const everything = (one: Scenario): { id: string; scenario: Scenario } => ({ id: 'everything', scenario: one });
  const arms = [{ id: 'nothing', scenario: withoutMeasures(scenario) }, everything(scenario)];
  const warm = { ...scenario, horizon: { ...scenario.horizon, warm_up: WARM_UP } };
  const pace = { value: 40, unit: 'factor', assumed: 'A test', range: [40, 40] as [number, number] };
  const timely = { ...scenario, demography: { pace } };
  return {
    scenario,
    plan: engine.compile(scenario, arms, { persons: 400 }),
    warm: engine.compile(warm, [everything(warm)], { persons: 150 }),
    timely: engine.compile(timely, [everything(timely)], { persons: 400 }),
  };
}

/**
 * Runs a world with and without its measures on one engine. The engine holds its own laws and throws when one fails. On top, the world
 * without measures is the baseline, so what persons' own sums say (gross effects) must be what the counters say. Throws Error otherwise.
 */
function holdAccounts(
  engine: typeof Engine,
  { scenario, plan, warm, timely }: Worlds,
): { sanctionDays: number; children: number; withoutDeed: number } {
  const result = engine.runExperiment(plan, { seed: 11, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  const ids = engine.counterDefinitions(plan).map((counter) => counter.id);
  const total = (id: string): number => result.counts.byCell[1]!.reduce((sum, row) => sum + row[ids.indexOf(id)]!, 0);
  const add = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  const effect = result.effects.find((one) => one.arm === 'everything')!;
  const agree = (what: string, a: number, b: number): void => {
    if (a !== b) throw new Error(`${what}: persons say ${a}, counters say ${b}`);
  };
  agree('sanction-days', add(effect.daysAdded) - add(effect.daysTaken), total('harm.sanction_days'));
  agree('people ever sanctioned', add(effect.more), total('first.sanctioned'));
  if (total('first.without_deed') === 0 || total('first.without_deed') > total('first.sanctioned'))
    throw new Error('first sanctions without deed are not counted');
  const refused = ids.filter((id) => id.startsWith('first.refused.')).map(total);
  const sum = refused.reduce((a, b) => a + b, 0);
  if (sum === 0 || total('first.refused_any') < Math.max(...refused) || total('first.refused_any') > sum)
    throw new Error('people ever refused are not counted');
  holdMoney(plan, (id) => result.counts.byCell[1]!.map((row) => row[ids.indexOf(id)]!));
  holdNewAccounts(ids, total, (id) => result.counts.byCell[0]!.reduce((sum, row) => sum + row[ids.indexOf(id)]!, 0));
  const frame = harmFrame({ base: scenario, arms: [{ id: 'everything', scenario }] }, engine.counterDefinitions(plan), plan.groups);
  const harm = harmOf(frame, result);
  agree(
    'sanction-days of the harm table',
    frame.sanctions
      .flatMap((_, s) => frame.words.map((_word, w) => harmAt(frame, harm.days, 1, 0, s * frame.words.length + w)))
      .reduce((a, b) => a + b, 0),
    total('harm.sanction_days'),
  );
  holdAfterWarmUp(engine, warm);
  holdInTime(engine, timely);
  const givenUp = ids.filter((id) => id.startsWith('stream.') && id.endsWith('.given_up')).reduce((sum, id) => sum + total(id), 0);
  if (givenUp === 0) throw new Error('acts given up are not counted');
  return { sanctionDays: total('harm.sanction_days'), children: total('harm.children'), withoutDeed: total('harm.without_deed') };
}

/** People's own sums count from the end of a warm-up on, as the books do: the engine compares the two and throws where they differ. */
function holdAfterWarmUp(engine: typeof Engine, plan: Engine.Plan): void {
  const { counts } = engine.runExperiment(plan, { seed: 11, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  const days = counts.ids.indexOf('harm.sanction_days');
  if (counts.byCell[0]!.every((row) => row[days] === 0)) throw new Error('nobody is sanctioned after the warm-up');
}

/** A lifetime passes in months. Throws where what stands throughout a birthday, or ends with it or a death, is not booked: the engine counts it again. */
function holdInTime(engine: typeof Engine, plan: Engine.Plan): void {
  const { counts } = engine.runExperiment(plan, { seed: 11, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
  const came = counts.ids.indexOf('demography.came_of_age');
  if (counts.byCell[0]!.every((row) => row[came] === 0)) throw new Error('nobody comes of age');
}

/**
 * Money: what was taken from people in households with children, which is a group of this world, must be what the counter of such households says; and
 * every sanction with a size has taken some, and withheld some of a benefit.
 */
function holdMoney(plan: Engine.Plan, byCell: (id: string) => number[]): void {
  const children = plan.groups.findIndex(({ id }) => id === 'children');
  if (children !== plan.groups.length - 1) throw new Error('this check expects the children of a household to be the last group');
  const causes = ['deed', 'lawful', 'status', 'inability', 'other', 'error'];
  const of = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + byCell(id).reduce((a, b) => a + b, 0), 0);
  for (const [row, counter] of [
    ['money', 'money_children'],
    ['money_once', 'money_children_once'],
  ] as const) {
    const taken = causes.map((cause) => byCell(`measure.left.${row}.${cause}`));
    const withChildren = taken.flatMap((cells) => cells.filter((_, cell) => cell % 2 === 1)).reduce((a, b) => a + b, 0);
    if (withChildren === 0 || withChildren !== of([`measure.left.${counter}`]))
      throw new Error(`money with children (${row}) is not counted`);
  }
  for (const row of ['left.money', 'left.money_once', 'dismissed.money', 'bonus.money_withheld'])
    if (of(causes.map((cause) => `measure.${row}.${cause}`)) === 0) throw new Error(`no money of ${row} is counted`);
}

/** Accounts of suspended chances, doors, households, flags and records passed on, each held against another that must agree. */
function holdNewAccounts(ids: readonly string[], now: (id: string) => number, without: (id: string) => number): void {
  const hold = (what: string, holds: boolean): void => {
    if (!holds) throw new Error(`${what} are not counted`);
  };
  const suspended = ids.filter((id) => id.endsWith('.suspended'));
  for (const id of suspended) {
    const met = id.replace('.suspended', '.opportunities');
    if (ids.includes(met)) hold(`chances suspended (${id})`, now(met) + now(id) === without(met));
  }
  hold('chances suspended', suspended.reduce((sum, id) => sum + now(id), 0) > 0);
  hold('acts lost', now('stream.petition.lost') > 0 && now('stream.petition.lost') <= now('stream.petition.suspended'));
  hold('wishes not met', now('harm.unmet') > 0 && now('stream.ticket.met_otherwise') > 0);
  const bodies = 4;
  const days = ids.filter((id) => id.startsWith('measure.doors.days.')).reduce((sum, id) => sum + now(id), 0);
  hold('days of doors', days > 0 && now('measure.doors.door_days') === bodies * days);
  hold('doors closed', now('measure.doors.doors_closed') === bodies * now('measure.doors.started'));
  hold('doors opened', now('measure.doors.doors_opened') === bodies * now('measure.doors.ended'));
  hold('households broken', now('measure.left.households') > 0);
  hold('days of households', now('harm.household') > 0 && now('harm.withheld') > 0);
  for (const id of ['all_for_one', 'friends_too'])
    hold('people reached', now(`spread.${id}.people`) > 0 && now(`spread.${id}.people`) <= now(`spread.${id}.passed`));
  const flags = (what: string): number => ids.filter((id) => id.startsWith(`screen.look.${what}`)).reduce((sum, id) => sum + now(id), 0);
  hold('looks', now('screen.look.looked') === flags('flagged.') + now('screen.look.missed') + now('screen.look.cleared'));
  hold('first flags', flags('first.') > 0 && flags('first.') <= flags('flagged.'));
  hold('flags for what people are', now('screen.look.flagged.status') > 0 && now('screen.look.first.status') > 0);
}

describe('a booking of harm left out', () => {
  let mutable: CutEngine<typeof Engine>;
  let worlds: Worlds;
  beforeAll(async () => {
    mutable = await engineWithCuts<typeof Engine>(BOOKINGS);
    worlds = worldsOf(mutable.engine);
  });

  it('is possible in many places, all of them known', () => {
    expect(BOOKINGS.length).toBeGreaterThanOrEqual(45);
    for (const path of [
      'measures/book.ts',
      'measures/own-days.ts',
      'measures/effects.ts',
      'measures/children.ts',
      'measures/household.ts',
      'amounts/book.ts',
      'spreads/receive.ts',
      'screens/round.ts',
      'streams/suspend.ts',
      'streams/act.ts',
      'rounds/change.ts',
      'measures/reach.ts',
    ]) {
      expect(BOOKINGS.filter((cut) => cut.path.endsWith(path)).length, path).toBeGreaterThan(0);
    }
  });

  it('the engine as it is holds its accounts, with harm of every kind that is cut below', () => {
    mutable.leaveOut(-1);
    const { sanctionDays, children, withoutDeed } = holdAccounts(mutable.engine, worlds);
    expect(Math.min(sanctionDays, children, withoutDeed)).toBeGreaterThan(0);
  });

  it.each(
    BOOKINGS.map(
      (cut, index) => [`${cut.path.split('/').at(-1) ?? ''}:${cut.line} ${cut.text.replace(/\s+/g, ' ').slice(0, 90)}`, index] as const,
    ),
  )('fails: %s', (_name, index) => {
    mutable.leaveOut(index);
    expect(() => holdAccounts(mutable.engine, worlds)).toThrow();
  });
});
