import type { RunResult } from '@glasshouse/model';
import type { PlannedRun, RunTask } from '../design/plan-study.js';
import type { RoundProgress } from '../ports.js';

/** Where a run failed and what was said. A failure is a value: other runs go on. */
export interface RunFailure {
  /** `compile`: the scenario at this point cannot be run. `run`: the engine stopped. `worker`: its thread died twice. `reduce`: its tables are not as planned. `store`: it could not be kept. */
  stage: 'compile' | 'run' | 'worker' | 'reduce' | 'store';
  message: string;
}

export interface FailedRun {
  run: PlannedRun;
  failure: RunFailure;
}

/** A run that was done. `digest`: `runDigest` of its result, where whoever did the run has computed it. */
export interface DoneRun {
  run: PlannedRun;
  result: RunResult;
  digest?: string;
}

export type RunOutcome = DoneRun | FailedRun;

/** A word from inside a run. `done`: part of the run, 0 to 1. */
export interface RunEvent {
  run: PlannedRun;
  /** Simulated day. */
  day: number;
  candidates: number;
  done: number;
}

/**
 * Does runs, in any order, and hands each outcome to `sink` once. Waits for all of them. Where and in how many threads
 * is its own affair: the results are the same. Rejects only when it cannot work at all, or when `sink` rejects.
 */
export interface Executor {
  execute(runs: readonly RunTask[], sink: (outcome: RunOutcome) => Promise<void>, progress: (event: RunEvent) => void): Promise<void>;
}

/** The message of any thrown value. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A task without its functions, as it is listed, stored and sent. */
export const plannedRun = ({ id, experiment, point, replicate, seed, persons }: PlannedRun): PlannedRun => ({
  id,
  experiment,
  point,
  replicate,
  seed,
  persons,
});

/** What is told of a run after one of its rounds. */
export const eventOf = (run: PlannedRun, { round, rounds, day, candidates }: RoundProgress): RunEvent => ({
  run,
  day,
  candidates,
  done: (round + 1) / rounds,
});
