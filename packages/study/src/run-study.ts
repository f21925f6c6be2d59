import { compile, counterDefinitions, dayOf, isReduced, runExperiment } from '@glasshouse/model';
import type { FollowedPerson, KeptRun, LoadedStudy, ReducedRun, Register, RunResult, Study, StudyDocument } from '@glasshouse/model';
import { checkClaims } from './claims/check-claims.js';
import { planStudy } from './design/plan-study.js';
import type { PlannedExperiment, PlannedRun, PlanOptions, RunTask, StudyPlan } from './design/plan-study.js';
import type { Size } from './design/points.js';
import type { Draw } from './design/latin-hypercube.js';
import { isFailure, OneRun } from './execute/one-run.js';
import { oneOfEachFirst, ProgressMeter } from './execute/progress.js';
import type { StudyProgress } from './execute/progress.js';
import { StudyFailed } from './execute/study-failed.js';
import { messageOf, plannedRun } from './execute/types.js';
import type { DoneRun, Executor, FailedRun, RunOutcome } from './execute/types.js';
import { bindTargets } from './outcomes/targets.js';
import { frameOf, reduceRun, summarise, summaryOf } from './outcomes/summary.js';
import type { Frame, RunSummary } from './outcomes/summary.js';
import type { Engine, PlanShape } from './ports.js';
import { refuse } from './problem.js';
import { readSeries } from './register/series.js';

/** By name, so that a bundle holds no more of the engine than a study uses. */
const ENGINE: Engine<PlanShape> = { compile, counterDefinitions, runExperiment } as Engine<PlanShape>;

/** Results of earlier runs by run id; a Map will do. */
export interface CompletedRuns {
  get(runId: string): KeptRun | undefined | Promise<KeptRun | undefined>;
}

/** Tells lives of people of an experiment's first run, by the study's declared rules. */
export type Follower = (
  planned: PlannedExperiment,
  first: RunResult,
  rule: Study['follow'][number]['rule'],
  count: number,
  cause?: Study['follow'][number]['cause'],
) => FollowedPerson[] | Promise<FollowedPerson[]>;

export interface StudyOptions {
  size: Size;
  /** Whole number, 0 to 2^32 - 1. Zero is a valid seed. */
  seed: number;
  /** Hash of the built engine. */
  engineHash: string;
  register: Register;
  /** Default: the engine of Glasshouse. */
  engine?: Engine<PlanShape>;
  executor: Executor;
  /** The same study as `prepareStudy` gave it, so that it is not planned a second time. */
  prepared?: PreparedStudy;
  /** Runs that need not be done again. */
  completed?: CompletedRuns;
  /** Called once for each newly done run, and waited for: what it keeps survives a stop. `numbers`: the run reduced to its numbers. */
  onRun?: (run: PlannedRun, result: RunResult, numbers: () => ReducedRun) => void | Promise<void>;
  onProgress?: (progress: StudyProgress) => void;
  /** Default: `followPeople`. Null: nobody is followed; the result hash is the same. */
  follow?: Follower | null;
  /** How a reader runs it again. */
  command?: string;
  /** Result folder as named from the repository, for the commands of a report; null where it lies elsewhere. */
  folder?: string | null;
  draw?: (experiment: string) => Draw;
  /** Clock in milliseconds, for progress only. */
  now?: () => number;
}

/** A study bound and checked, before its first run. */
export interface PreparedStudy {
  plan: StudyPlan;
  frames: Frame[];
}

/** Plans a study and checks all that can be checked before a run. Throws InputError, and PlanDiffers where `known` is another study's. */
export function prepareStudy(
  loaded: LoadedStudy,
  options: Pick<StudyOptions, 'size' | 'seed' | 'engineHash' | 'engine' | 'register' | 'draw'> & Pick<PlanOptions, 'known'>,
): PreparedStudy {
  checkClaims(loaded.study);
  const plan = planStudy(loaded, options);
  const using: Engine<PlanShape> = options.engine ?? ENGINE;
  const frames = plan.experiments.map((planned) => {
    const { base, arms, communities, groupYears } = planned.inputs;
    const compiled = compiledOrRefused(planned, () =>
      using.compile(base, arms, { persons: planned.experiment.persons[options.size], communities, groupYears }),
    );
    const ratios = loaded.study.ratios.filter(({ experiment, equal }) => [experiment, equal].includes(planned.experiment.id));
    const frame = frameOf(planned, compiled, using.counterDefinitions(compiled), ratios);
    bindTargets({ frame }, options.register);
    return frame;
  });
  return { plan, frames };
}

/** A plan, or a refusal in the form of all bad input where the engine cannot run what the files say. */
function compiledOrRefused<T>(planned: PlannedExperiment, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    return refuse(
      `experiments.${planned.experiment.id}`,
      `a scenario that cannot run: ${messageOf(error)}`,
      'a scenario within the limits of the engine',
      'Correct the scenario or an arm.',
    );
  }
}

/** Words for a design of which only the layout is checked: where its points lie within the ranges refuses nothing. */
const anyWords: Draw = (_dimension, index, which) => Math.imul(2 * index + which + 1, 0x9e3779b1) >>> 0;

/**
 * Checks that a study that loaded can run at either size, by the same code that a run begins with, and gives the plans of both. Throws InputError.
 * `validate` calls it, so that what it passes is not refused later. The points of these plans lie within the ranges, but not where a run has them.
 */
export function checkRunnable(
  loaded: LoadedStudy,
  options: Pick<StudyOptions, 'engineHash' | 'engine' | 'register'>,
): Record<Size, StudyPlan> {
  const planned = (size: Size): StudyPlan => prepareStudy(loaded, { ...options, size, seed: 0, draw: () => anyWords }).plan;
  const plans = { reduced: planned('reduced'), full: planned('full') };
  for (const series of loaded.study.series) readSeries(series, options.register);
  return plans;
}

/**
 * Runs a study and makes its document. Runs found in `completed` are not done again; a failed run lets the others go on
 * and then ends the study with StudyFailed, which names it. Bad input throws InputError before the first run.
 */
export async function runStudy(loaded: LoadedStudy, options: StudyOptions): Promise<StudyDocument> {
  const { plan, frames } = options.prepared ?? prepareStudy(loaded, options);
  const using: Engine<PlanShape> = options.engine ?? ENGINE;
  const series = loaded.study.series.map((s) => readSeries(s, options.register));
  const frameOfRun = new Map(frames.map((f) => [f.planned.experiment.id, f]));
  const summaries: RunSummary[] = [];
  const failures: FailedRun[] = [];
  const first = new Map<string, RunResult>();
  const followed = new Set(loaded.study.follow.map((f) => f.experiment));

  const take = ({ experiment, point, replicate }: PlannedRun, result: KeptRun, digest?: string): RunSummary => {
    const frame = frameOfRun.get(experiment)!;
    const named = { ...result, experiment, point, replicate };
    const summary = isReduced(named) ? summaryOf(frame, named) : summarise(frame, named, digest);
    summaries.push(summary);
    if (point === 0 && replicate === 0 && followed.has(experiment) && !isReduced(result)) first.set(experiment, result);
    return summary;
  };

  const toDo: typeof plan.runs = [];
  for (const task of plan.runs) {
    const known = await options.completed?.get(task.id);
    // The same run stands at another point too, which does not keep the years of the scenario as written.
    const lacking = known && isReduced(known) && task.point === 0 && known.years === null;
    if (known && !lacking) take(task, known);
    else toDo.push(task);
  }

  const meter = new ProgressMeter(
    toDo,
    plan.runs.length - toDo.length,
    (id) => {
      const { planned, horizonDays } = frameOfRun.get(id)!;
      const arms = planned.inputs.arms.map((arm) => arm.id);
      return { arms, cost: arms.length * horizonDays };
    },
    options.now ?? Date.now,
  );
  const tell = (progress: StudyProgress): void => options.onProgress?.(progress);
  const sink = async (outcome: RunOutcome): Promise<void> => {
    const run = plannedRun(outcome.run);
    const failed = 'failure' in outcome ? outcome : await keep(outcome, take, options.onRun);
    if (failed) failures.push(failed);
    tell(meter.finished(run, dayOf(frameOfRun.get(run.experiment)!.planned.inputs.base.horizon.end)));
  };
  await options.executor.execute(oneOfEachFirst(toDo), sink, (event) => tell(meter.event(event)));
  if (failures.length > 0) throw new StudyFailed(failures, plan.runs.length);
  if (summaries.length !== plan.runs.length) throw new Error(`the executor gave ${summaries.length} of ${plan.runs.length} results`);

  const told: FollowedPerson[] = [];
  for (const { experiment, rule, count, cause } of options.follow === null ? [] : loaded.study.follow) {
    const planned = plan.experiments.find((e) => e.experiment.id === experiment);
    const result = planned && (first.get(experiment) ?? doneAgain(using, planned.runs[0]!));
    const follow = options.follow ?? (await import('./follow/follow.js')).followPeople;
    if (planned && result) told.push(...(await follow(planned, result, rule, count, cause)));
  }
  // Read when the runs are done: a page shows them before it has this part.
  const { buildDocument } = await import('./document/build-document.js');
  const command =
    options.command ??
    `./glasshouse run studies/${loaded.study.id}.yaml${options.size === 'full' ? ' --size full' : ''} --seed ${options.seed}`;
  return buildDocument({
    study: loaded.study,
    searches: loaded.searches,
    plan,
    register: options.register,
    frames,
    summaries,
    series,
    followed: told,
    command,
    folder: options.folder,
  });
}

/** Result of a run of which the numbers only were kept. Throws where it fails. */
function doneAgain(using: Engine<PlanShape>, task: RunTask): RunResult {
  const result = new OneRun(using).do(
    plannedRun(task),
    () => task.inputs(),
    () => undefined,
  );
  if (isFailure(result)) throw new Error(`the first run of ${task.experiment} cannot be done again: ${result.stage}: ${result.message}`);
  return result;
}

async function keep(
  { run, result, digest }: DoneRun,
  take: (run: PlannedRun, result: RunResult, digest?: string) => RunSummary,
  onRun: StudyOptions['onRun'],
): Promise<FailedRun | null> {
  let summary: RunSummary;
  try {
    summary = take(run, result, digest);
  } catch (error) {
    return { run, failure: { stage: 'reduce', message: messageOf(error) } };
  }
  try {
    await onRun?.(plannedRun(run), result, () => reduceRun(summary, result));
    return null;
  } catch (error) {
    return { run, failure: { stage: 'store', message: messageOf(error) } };
  }
}
