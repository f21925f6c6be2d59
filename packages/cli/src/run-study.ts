import { hostname } from 'node:os';
import * as engine from '@glasshouse/model';
import { loadStudy } from '@glasshouse/model';
import type { LoadedStudy, ShippedStudy, StudyDocument } from '@glasshouse/model';
import { markOf, StoreError } from '@glasshouse/store';
import type { Begun, ExperimentAxes, Manifest, PlanRow, ResultStore, StudyStart, TableSource, Worker } from '@glasshouse/store';
import { designRows, indicatorValues, prepareStudy, runStudy, StudyFailed } from '@glasshouse/study';
import { threadExecutor } from '@glasshouse/study/threads';
import type { Executor, PreparedStudy, StudyOptions } from '@glasshouse/study';
import { pagesOf } from './pages.js';
import { fromRepository } from './io/launcher.js';
import { refuseTooLarge } from './io/memory.js';
import { progressOn } from './io/progress.js';
import { engineHash, VERSION } from './io/repository.js';
import type { Sources } from './io/sources.js';
import type { Terminal } from './io/terminal.js';
import { meetParts, spreadExecutor } from './parts/spread.js';
import type { Meeting, Spread } from './parts/spread.js';
import { refuseSilent } from './queue/connection.js';
import { sendStudy } from './queue/messages.js';
import { queueExecutor } from './queue/queue-executor.js';
import { stoppable } from './stopping.js';

/** What is asked of a study. */
export interface Wish {
  size: 'reduced' | 'full';
  seed: number;
  threads: number;
  /** Whether each thread is a process of its own. */
  processes?: boolean;
  /** Address of the queue whose workers do the runs; without one they are done here. */
  queue?: string;
  /** Where the parts of each run join; without it each run is done by the threads, or by the workers of the queue. */
  spread?: Spread;
  /** A result that is finished is replaced. */
  force?: boolean;
  /** Shows no progress. */
  quiet: boolean;
  /** Whether standard output holds one JSON object, whatever happens. */
  json?: boolean;
  /** How a reader runs it again. */
  command: string;
  /** Stored results of other studies, shown on the page. No part of the result hash. */
  shipped?: ShippedStudy[];
}

/** What a finished study says of itself, on standard output. */
export interface Outcome {
  ok: true;
  study: string;
  hash: string;
  folder: string;
  report: string;
  size: string;
  seed: number;
  counts: Manifest['counts'] & { runsKept: number };
  /** `threads`: of this process; null where workers of a queue, or parts elsewhere, did the runs. `parts`: of each run, where it was spread. */
  timings: { seconds: number; simulating: number; writing: number; threads: number | null; parts?: number };
}

/** A study that is read and checked, and what the store has to know before it begins. */
export interface ReadyStudy {
  sources: Sources;
  loaded: LoadedStudy;
  prepared: PreparedStudy;
  start: StudyStart;
  options: Pick<StudyOptions, 'size' | 'seed' | 'engineHash' | 'engine' | 'register'>;
}

/**
 * Reads a study and checks all that can be checked before a run. Writes nothing. `known`: its plan as the folder lists it, which saves
 * planning it again. Throws InputError, and PlanDiffers where `known` is not its plan.
 */
export function readyStudy(sources: Sources, wish: Pick<Wish, 'size' | 'seed'>, known?: readonly PlanRow[]): ReadyStudy {
  const loaded = loadStudy(sources.path, sources.files, sources.register);
  const options = { size: wish.size, seed: wish.seed, engineHash: engineHash(), engine, register: loaded.register };
  const prepared = prepareStudy(loaded, { ...options, known });
  const { id, title } = loaded.study;
  const inputs = [...sources.read].map(([file, text]) => markOf(file, Buffer.from(text))).sort((a, b) => (a.file < b.file ? -1 : 1));
  const { size, seed } = wish;
  const start: StudyStart = {
    format: 1,
    study: sources.path,
    id,
    title,
    size,
    seed,
    engine: options.engineHash,
    version: VERSION,
    inputs,
    synthetic: true,
  };
  return { sources, loaded, prepared, start, options };
}

function axesOf(ready: ReadyStudy): ExperimentAxes[] {
  return ready.prepared.plan.experiments.map(({ experiment, inputs }) => {
    const plan = engine.compile(inputs.base, inputs.arms, { persons: experiment.persons[ready.start.size] });
    const cells = plan.groups.reduce<string[]>(
      (names, group) => names.flatMap((name) => group.categories.map((category) => `${name} ${group.id}=${category}`.trim())),
      [''],
    );
    const { years, shownPlaces: places } = plan;
    const rounds = engine.countedRounds(plan.rounds).map((round) => round.label);
    return {
      experiment: experiment.id,
      arms: inputs.arms.map((arm) => arm.id),
      rounds,
      years,
      places,
      cells,
      counters: engine.counterDefinitions(plan),
      everyPoint: experiment.rounds_of === 'every_point',
    };
  });
}

/** What the tables of a study are made from, beside its runs and the lives that its document tells. */
export function tableSourceOf(ready: ReadyStudy): Omit<TableSource, 'followed'> {
  const frames = new Map(ready.prepared.frames.map((frame) => [frame.planned.experiment.id, frame]));
  return {
    axes: axesOf(ready),
    indicators: (run) => indicatorValues(frames.get(run.experiment)!, run),
    design: () => designRows(ready.prepared.plan),
  };
}

/** Ends the study at the first run that cannot be kept, instead of losing all that follow it. */
const stopping = (executor: Executor, lost: () => unknown, doing: (runId: string) => void): Executor => ({
  execute: (runs, sink, progress) =>
    executor.execute(
      runs,
      async (outcome) => {
        await sink(outcome);
        if (lost() !== null) throw lost();
      },
      (event) => {
        doing(event.run.id);
        progress(event);
      },
    ),
});

function executorOf(terminal: Terminal, ready: ReadyStudy, wish: Wish, meeting: Meeting | null): Executor {
  const { queue, spread, threads, processes = false } = wish;
  if (spread && meeting) return spreadExecutor(spread, meeting);
  if (queue === undefined) return threadExecutor({ threads, seat: processes ? 'processes' : 'threads' });
  return queueExecutor(queue, sendStudy(ready), (line) => terminal.err(line));
}

/** What goes on around the runs of a study while they are done. */
interface Company {
  onStop: (act: () => void) => void;
  worker: Worker;
  /** The parts that join, where runs are spread. */
  meeting: Meeting | null;
}

async function simulate(
  terminal: Terminal,
  store: ResultStore,
  ready: ReadyStudy,
  wish: Wish,
  { onStop, worker, meeting }: Company,
): Promise<{ document: StudyDocument; kept: number }> {
  const numbersOnly = ready.loaded.study.keep === 'numbers';
  let kept = 0;
  let lost: unknown = null;
  const progress = progressOn(terminal, wish.quiet);
  onStop(() => progress.close());
  const completed = {
    get(runId: string) {
      const run = store.kept(runId) ?? undefined;
      if (run) kept += 1;
      return run;
    },
  };
  try {
    const document = await runStudy(ready.loaded, {
      ...ready.options,
      prepared: ready.prepared,
      executor: stopping(
        executorOf(terminal, ready, wish, meeting),
        () => lost,
        (runId) => worker.doing(runId),
      ),
      completed,
      onRun({ point }, result, numbers) {
        try {
          if (!numbersOnly) store.save(result);
          // The first point that a run stands at keeps more of it.
          else if (point === 0 || !store.holds(result.runId)) store.save(numbers());
        } catch (error) {
          lost = error;
          throw error;
        }
      },
      onProgress: (standing) => progress.show(standing),
      command: wish.command,
      folder: fromRepository(store.place),
      now: () => terminal.now(),
    });
    return { document, kept };
  } catch (error) {
    if (lost === null && error instanceof StudyFailed) {
      for (const { run, failure } of error.failures) store.fail(run, failure.stage, failure.message, 0);
    }
    throw lost ?? error;
  } finally {
    progress.close();
  }
}

/** A finished study and what it says of itself. */
export interface Performed {
  outcome: Outcome;
  document: StudyDocument;
}

/**
 * Begins a study with `begin`, runs what is not yet there, writes tables, document, pages and last the manifest. A study that `begin` finds
 * finished is read only. The folder is given up in the end, whatever happens; a signal ends the process after one line. Throws InputError, before
 * anything is written, for a study whose runs would take more memory than there is, and for a queue that does not answer.
 */
export async function performStudy(
  terminal: Terminal,
  store: ResultStore,
  ready: ReadyStudy,
  wish: Wish,
  begin: () => Begun,
): Promise<Performed> {
  const signals = stoppable(terminal, store, wish.json);
  let meeting: Meeting | null = null;
  try {
    if (wish.force === true || !store.intact()) {
      // Memory for parts is that of other machines.
      if (wish.spread === undefined) refuseTooLarge(ready.prepared.plan, wish.threads);
      else meeting = await meetParts(wish.spread, store.place, (line) => terminal.err(line));
      if (wish.queue !== undefined) await refuseSilent(wish.queue);
    }
    const begun = begin();
    if (begun.finished) return { outcome: finishedOutcome(store, begun.manifest, wish.threads), document: store.document() };
    meeting?.open();
    return await simulateAndWrite(terminal, store, ready, wish, { onStop: signals.before, meeting });
  } catch (error) {
    throw resumable(store, error);
  } finally {
    meeting?.close();
    signals.close();
    store.release();
  }
}

/** A folder that lost its permissions in the middle of a study is no wrong argument: the study can be resumed once they are back. */
function resumable(store: ResultStore, error: unknown): unknown {
  if (!(error instanceof StoreError) || error.problem !== 'permission' || !store.begun) return error;
  return new StoreError('other', `${error.message}; then resume`, { cause: error });
}

async function simulateAndWrite(
  terminal: Terminal,
  store: ResultStore,
  ready: ReadyStudy,
  wish: Wish,
  { onStop, meeting }: Omit<Company, 'worker'>,
): Promise<Performed> {
  const started = terminal.now();
  const seconds = (since: number): number => Number(((terminal.now() - since) / 1000).toFixed(3));
  store.log({ event: 'begun', at: new Date().toISOString(), host: hostname(), node: process.version, threads: wish.threads });
  const worker = store.join('the whole study');
  onStop(() => worker.leave());
  const { document: own, kept } = await simulate(terminal, store, ready, wish, { onStop, worker, meeting }).finally(() => worker.leave());
  const document: StudyDocument = wish.shipped && wish.shipped.length > 0 ? { ...own, shipped: wish.shipped } : own;
  const simulating = seconds(started);
  if (!wish.quiet) terminal.err('writing the tables and the report');
  const manifest = await store.finish({
    document,
    ...tableSourceOf(ready),
    runs: ready.prepared.plan.runs.map((run) => run.id),
    pages: pagesOf(store.place, document),
  });
  const total = seconds(started);
  const timings = {
    seconds: total,
    simulating,
    writing: Number((total - simulating).toFixed(3)),
    threads: wish.queue === undefined && wish.spread === undefined ? wish.threads : null,
    ...(wish.spread === undefined ? {} : { parts: wish.spread.parts }),
  };
  if (meeting !== null) {
    const { sent, received } = meeting.traffic();
    const facts = {
      sentMessages: sent.messages,
      sentBytes: sent.bytes,
      receivedMessages: received.messages,
      receivedBytes: received.bytes,
    };
    store.log({ event: 'parts', at: new Date().toISOString(), parts: wish.spread?.parts, ...facts });
  }
  store.log({ event: 'finished', at: new Date().toISOString(), ...timings, threads: timings.threads ?? undefined });
  return { outcome: outcomeOf(store, manifest, kept, timings), document };
}

/** What is said of a study that was there already, finished: every run kept, no time spent. */
export const finishedOutcome = (store: ResultStore, manifest: Manifest, threads: number): Outcome =>
  outcomeOf(store, manifest, manifest.counts.runs, { seconds: 0, simulating: 0, writing: 0, threads });

/** What is said of a complete study. */
export function outcomeOf(store: ResultStore, manifest: Manifest, runsKept: number, timings: Outcome['timings']): Outcome {
  const { id, hash, size, seed, counts } = manifest;
  return {
    ok: true,
    study: id,
    hash,
    folder: store.place,
    report: `${store.place}/report.html`,
    size,
    seed,
    counts: { ...counts, runsKept },
    timings,
  };
}
