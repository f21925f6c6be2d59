import * as engine from '@glasshouse/model';
import type { RunResult, StudyDocument } from '@glasshouse/model';
import { indicatorValues, inlineExecutor, prepareStudy, runStudy as runAll } from '@glasshouse/study';
import type { Executor, StudyProgress } from '@glasshouse/study';
import type { Study } from './load-study.js';
import { settingError } from './run.js';

/** Asks a study to stop, such as an `AbortSignal`. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  /** As `EventTarget` has it. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** As `EventTarget` has it. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** How a study is run. Everything has a default. */
export interface StudySettings {
  /** Default `reduced`. */
  size?: 'reduced' | 'full';
  /** Whole number, 0 to 4,294,967,295. Default 1. */
  seed?: number;
  /** Where runs are done. Default: one after the other on this thread. In Node, `onThreads()` of `glasshouse/node` gives as many threads as the machine has. */
  executor?: Executor;
  /** Called after each round of each run. Changes nothing. */
  onProgress?: (progress: StudyProgress) => void;
  /** Ends the study: the promise is rejected with the reason of the signal, and no further run begins. */
  signal?: StopSignal;
}

/** An indicator of one arm in one run. */
export interface IndicatorRow {
  experiment: string;
  arm: string;
  /** Design point; 0 is the scenario as written. */
  point: number;
  replicate: number;
  indicator: string;
  /** Null where the indicator is a ratio over nothing. */
  value: number | null;
  unit: string;
}

/** A finished study. Everyone in it is invented. */
export interface StudyResult {
  /** The result hash: the same as the command line prints for the same study, size and seed. */
  readonly hash: string;
  /** Everything that the report prints: harm, indicators with their ranges, claims, assumptions, sources. */
  readonly document: StudyDocument;
  /** Every indicator of every run, in the order experiment, point, replicate, arm: for tables and plots. */
  readonly indicators: readonly IndicatorRow[];
}

/**
 * Runs every run of a study and returns its document and indicators. Writes nothing.
 *
 * Throws InputError before the first run where something cannot run; StudyFailed where runs failed; the reason of the signal where it was stopped. Takes as long
 * as `./glasshouse run` with as many threads.
 */
export async function runStudy(study: Study, settings: StudySettings = {}): Promise<StudyResult> {
  const { size = 'reduced', seed = 1, signal } = settings;
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff)
    throw settingError('seed', String(seed), 'a whole number, 0 to 4294967295', 'Give another seed.');
  const options = { size, seed, engineHash: '', register: study.content.register };
  const { plan, frames } = prepareStudy(study.content, options);
  const rows = new Map<string, IndicatorRow[]>();
  const keep = (
    { id, experiment, point, replicate }: { id: string; experiment: string; point: number; replicate: number },
    result: RunResult,
  ): void => {
    const frame = frames.find(({ planned }) => planned.experiment.id === experiment)!;
    const values = indicatorValues(frame, { ...result, experiment, point, replicate });
    rows.set(
      id,
      values.map(({ indicator, arm, value, unit }) => ({ experiment, arm, point, replicate, indicator, value, unit })),
    );
  };
  const document = await runAll(study.content, {
    ...options,
    executor: stoppable(settings.executor ?? inlineExecutor(engine), signal),
    onRun: keep,
    onProgress: settings.onProgress,
    command: `./glasshouse run ${study.path}${size === 'full' ? ' --size full' : ''} --seed ${seed}`,
  });
  return { hash: document.hash, document, indicators: plan.runs.flatMap(({ id }) => rows.get(id) ?? []) };
}

/** Lets pending timers and messages run. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The same executor, which begins no run after the signal and rejects as soon as it is given. */
function stoppable(executor: Executor, signal: StopSignal | undefined): Executor {
  if (!signal) return executor;
  const reason = (): unknown => signal.reason ?? new Error('the study was stopped');
  return {
    async execute(runs, sink, progress) {
      if (signal.aborted) throw reason();
      let stop = (): void => undefined;
      const stopped = new Promise<never>((_resolve, reject) => {
        stop = () => reject(reason());
        signal.addEventListener('abort', stop);
      });
      const guarded = executor.execute(
        runs,
        async (outcome) => {
          await pause();
          if (signal.aborted) throw reason();
          await sink(outcome);
        },
        (event) => {
          if (!signal.aborted) progress(event);
        },
      );
      guarded.catch(() => undefined);
      try {
        await Promise.race([guarded, stopped]);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}
