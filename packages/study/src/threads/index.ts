import { availableParallelism } from 'node:os';
import type { Executor } from '../execute/types.js';
import { RunThread, runsOnThreads } from './pool.js';
import { splitRuns } from './split.js';
import type { Seat } from './thread.js';
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
  return {
    execute: (runs, sink, progress) => (runs.length < threads ? splitRuns : runsOnThreads)(runs, { threads, seat, worker, progress }, sink),
  };
}

export type { RunThread, Seat };

/** A worker thread for runs that come one by one, such as those of a queue. Stop it in the end. */
export const runThread = (worker: URL = workerUrl()): RunThread => new RunThread(worker);
