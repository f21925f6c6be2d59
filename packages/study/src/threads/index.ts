import { availableParallelism } from 'node:os';
import type { Executor } from '../execute/types.js';
import { newLine, threadLine } from './line.js';
import type { Line, Seat } from './line.js';
import { RunThread, runsOnThreads } from './pool.js';
import { splitRuns } from './split.js';
import { workerUrl } from './worker-url.js';

export interface ThreadOptions {
  /** Worker threads, at least 1. Default: as many as the machine runs at once. */
  threads?: number;
  /** Where runs are done: on threads of this process, or in processes of their own, each with its own memory. Default: threads. */
  seat?: Seat;
  /** Another worker script that speaks the same messages; for tests. */
  worker?: URL;
}

/**
 * Executor on Node worker threads: whole runs side by side where there are as many runs as threads or more, else one run
 * after the other with its communities shared out. Results are the same on any number of threads. Throws RangeError for
 * fewer than one.
 */
export function threadExecutor(options: ThreadOptions = {}): Executor {
  const threads = options.threads ?? availableParallelism();
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads must be a whole number of at least 1, found ${threads}`);
  const worker = options.worker ?? workerUrl();
  const seat = options.seat ?? 'threads';
  const line = (): Promise<Line> => Promise.resolve(newLine(worker, seat));
  return {
    execute: (runs, sink, progress) => (runs.length < threads ? splitRuns : runsOnThreads)(runs, { threads, line, progress }, sink),
  };
}

/**
 * Executor that spreads each run over `parts` parts, one run after the other. `line` leads to one more part, wherever it is, and rejects where there is
 * nobody: the run is then reported as failed. Results are those of one thread.
 */
export const partsExecutor = (parts: number, line: () => Promise<Line>): Executor => ({
  execute: (runs, sink, progress) => splitRuns(runs, { threads: parts, line, progress }, sink),
});

/** A line to a new engine on a thread of this process, which does whatever parts are asked for. */
export const engineLine = (worker: URL = workerUrl()): Line => threadLine(worker);

export type { Line, RunThread, Seat };

/** A worker thread for runs that come one by one, such as those of a queue. Stop it in the end. */
export const runThread = (worker: URL = workerUrl()): RunThread => new RunThread(worker);
