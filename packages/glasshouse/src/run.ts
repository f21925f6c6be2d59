import { compile, countedRounds, counterDefinitions, InputError, loadStudy, nearest, problemAt, runExperiment } from '@glasshouse/model';
import type { CounterDefinition, LoadedStudy, Problem, RunExtras, RunResult, SourceFiles } from '@glasshouse/model';
import { planStudy, runDigest } from '@glasshouse/study';
import type { RunTask } from '@glasshouse/study';
import type { LoadedScenario } from './load-scenario.js';

/** What an arm changes: new values by path, such as `{ 'lists.defaulters.in_force': { from: '9999-12-31' } }`. Rules only, never the world. */
export type ArmPatch = Readonly<Record<string, unknown>>;

/** How a scenario is run. Everything has a default. */
export interface RunSettings {
  /** Simulated people, 1,000 to 200,000,000. Default 10,000. */
  persons?: number;
  /** Whole number, 0 to 4,294,967,295. Default 1. The same seed gives the same counts on every machine. */
  seed?: number;
  /** Arms to compare with the scenario as written, by an id of lowercase letters, digits and `_`; at most 11. All arms share their random draws. */
  arms?: Readonly<Record<string, ArmPatch>>;
  /** Called after each round. Changes nothing. */
  onProgress?: (progress: { round: number; rounds: number; date: string }) => void;
}

/** A counter in one round of a run. */
export interface RoundOfRun {
  /** Such as `2019-03`. */
  round: string;
  value: number;
}

/** What a run of a scenario counted. Everyone in it is invented. */
export interface ScenarioRun {
  readonly scenario: LoadedScenario;
  readonly seed: number;
  /** Simulated people, and how many people of the scenario one of them stands for. */
  readonly persons: number;
  readonly weight: number;
  /** `as_written` first, then the arms as they were given. */
  readonly arms: readonly string[];
  /** What was counted: id, unit and meaning. Counters of harm come first. */
  readonly counters: readonly CounterDefinition[];
  /** By arm and counter id, over simulated people and the whole horizon. A flow is its sum, a stock its value on the last day. */
  readonly totals: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** SHA-256 of all counts: two runs with the same digest counted the same. */
  readonly digest: string;
  /** One counter of one arm, round by round after the warm-up: what was added in the round, or the stock at its end. Throws InputError for an unknown arm or counter. */
  rounds(arm: string, counter: string): RoundOfRun[];
}

/** What `explain` needs of a run, kept out of sight. */
export interface Behind {
  inputs: ReturnType<RunTask['inputs']>;
  task: RunTask;
  extras: RunExtras;
}
const behind = new WeakMap<ScenarioRun, Behind>();

/** What stands behind a run that `run` returned. */
export function behindOf(one: ScenarioRun): Behind {
  const found = behind.get(one);
  if (!found) throw new TypeError('give the run that run() returned, not a copy of it');
  return found;
}

export const AS_WRITTEN = 'as_written';
/** Name under which settings are read as a study, so that every check of a study holds for them. */
const SETTINGS = 'settings of run';

/**
 * Runs a scenario once, with as many arms as are given, and returns what was counted.
 *
 * Settings go through the checks of a study: rules may differ between arms and the world may not, and nobody adjusts a harm-only scenario. Throws
 * InputError that names the setting. The run blocks: 10,000 people over ten years take a few seconds an arm. One run says nothing of how far the result depends on
 * assumed numbers and on random draws; a study does (`runStudy`).
 */
export function run(scenario: LoadedScenario, settings: RunSettings = {}): ScenarioRun {
  const task = planned(scenario, settings);
  const inputs = task.inputs();
  const plan = compile(inputs.base, inputs.arms, { persons: task.persons });
  const { seed, replicate, experiment, point, id: runId } = task;
  const result = runExperiment(plan, {
    seed,
    replicate,
    runId,
    experiment,
    point,
    onRound: ({ round, rounds }) => settings.onProgress?.({ round: round + 1, rounds, date: plan.rounds[round]!.label }),
  });
  const definitions = counterDefinitions(plan);
  const { extras, ...counted } = result;
  const one: ScenarioRun = {
    scenario,
    seed,
    persons: result.persons,
    weight: result.weight,
    arms: result.arms,
    counters: [...definitions].sort((a, b) => Number(isHarm(b)) - Number(isHarm(a))),
    totals: totalsOf(counted, definitions),
    digest: runDigest(counted),
    rounds(arm, counter) {
      const a = placeOf(arm, result.arms, 'arm');
      const c = placeOf(
        counter,
        definitions.map(({ id }) => id),
        'counter',
      );
      return countedRounds(plan.rounds).map(({ label }, r) => ({ round: label, value: result.counts.byRound[a]![r]![c]! }));
    },
  };
  behind.set(one, { inputs, task, extras });
  return one;
}

const isHarm = ({ id }: CounterDefinition): boolean => id.startsWith('harm.');

function totalsOf(result: RunResult, definitions: readonly CounterDefinition[]): Record<string, Record<string, number>> {
  const arms = result.arms.map((arm, a) => {
    const cells = result.counts.byCell[a]!;
    const ids = definitions.map(({ id }, c) => [id, cells.reduce((sum, counts) => sum + counts[c]!, 0)] as const);
    return [arm, Object.fromEntries(ids)] as const;
  });
  return Object.fromEntries(arms);
}

function placeOf(id: string, known: readonly string[], what: string): number {
  const place = known.indexOf(id);
  if (place >= 0) return place;
  const near = nearest(id, known);
  throw settingError(
    what,
    `"${id}"`,
    known.length > 12 ? `one of the ${known.length} ids of this run` : known.join(', '),
    near === null ? `Take an id from the ${what}s of the run.` : `Did you mean "${near}"?`,
  );
}

/** A bad setting, in the form of all bad input. */
export function settingError(path: string, found: string, allowed: string, todo: string): InputError {
  return new InputError([problemAt({ file: SETTINGS, line: 0, column: 0 }, [path], { found, allowed, todo })]);
}

/** The one run of a study that holds the scenario and its arms and nothing else. */
function planned(scenario: LoadedScenario, settings: RunSettings): RunTask {
  const { persons = 10_000, seed = 1, arms = {} } = settings;
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    throw settingError('seed', String(seed), 'a whole number, 0 to 4294967295', 'Give another seed.');
  if (!Number.isInteger(persons)) throw settingError('persons', String(persons), 'a whole number of at least 1000', 'Give another number.');
  const loaded = asStudy(scenario, persons, arms);
  return planStudy(loaded, { size: 'reduced', seed, engineHash: '' }).runs[0]!;
}

function asStudy(scenario: LoadedScenario, persons: number, arms: Readonly<Record<string, ArmPatch>>): LoadedStudy {
  const study = {
    glasshouse: 1,
    kind: 'study',
    id: 'run',
    title: scenario.title,
    about: 'One run.',
    experiments: [
      {
        id: 'run',
        title: scenario.title,
        scenario: scenario.path,
        arms: [{ id: AS_WRITTEN, title: 'As written' }, ...Object.entries(arms).map(([id, patch]) => ({ id, title: id, patch }))],
        persons: { reduced: persons, full: persons },
        design: { points: { reduced: 1, full: 1 } },
        replicates: { reduced: 1, full: 1 },
        indicators: [],
      },
    ],
  };
  const text = jsonOf(study);
  const { files, register } = scenario.library;
  const both: SourceFiles = { read: (path) => (path === SETTINGS ? text : files.read(path)) };
  try {
    return loadStudy(SETTINGS, both, register);
  } catch (error) {
    throw error instanceof InputError ? new InputError(asSettings(error.problems, Object.keys(arms))) : error;
  }
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value, (_key, inner: unknown) => {
      if (typeof inner === 'number' && !Number.isFinite(inner)) throw new TypeError(String(inner));
      if (typeof inner === 'bigint' || typeof inner === 'function' || typeof inner === 'symbol') throw new TypeError(typeof inner);
      return inner;
    });
  } catch (error) {
    throw settingError(
      'arms',
      error instanceof Error ? error.message : String(error),
      'plain data: texts, finite numbers, lists and maps',
      'Correct the setting.',
    );
  }
}

/** Problems of the study that was made, each told once, of the setting that caused it. */
const asSettings = (problems: readonly Problem[], arms: readonly string[]): Problem[] => [
  ...new Map(problems.map((problem) => asSetting(problem, arms)).map((problem) => [problem.message, problem])).values(),
];

function asSetting(problem: Problem, arms: readonly string[]): Problem {
  if (problem.file !== SETTINGS) return problem;
  const path = problem.path
    .replace(/^experiments\.0\.?/, '')
    .replace(/^persons\.(reduced|full)$/, 'persons')
    .replace(/^arms\.(\d+)(\.patch)?/, (_all, place: string) => `arms.${arms[Number(place) - 1] ?? AS_WRITTEN}`);
  return problemAt({ file: SETTINGS, line: 0, column: 0 }, [path], problem);
}
