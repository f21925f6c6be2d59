import type { RunResult } from '@glasshouse/scenario';
import type { Plan } from '../plan/types.js';
import { Batch } from './batch.js';
import type { BatchOptions } from './batch.js';
import { Coordinator } from './coordinator.js';
import { mergeBatches } from './merge.js';
import type { RunExtras, RunName } from './merge.js';

/** Where a run stands, told after each round. An observer changes nothing. */
export interface RoundProgress {
  round: number;
  rounds: number;
  /** Last day of the round. */
  day: number;
  candidates: number;
  /** Part of the run, 0 to 1. */
  done: number;
}

export interface RunOptions extends RunName, Omit<BatchOptions, 'first' | 'end'> {
  onRound?: (progress: RoundProgress) => void;
}

/**
 * One replicate with all arms in lockstep, on this thread. The result depends on the plan, seed and replicate alone.
 * Throws Error when the books do not agree.
 */
export function runExperiment(plan: Plan, options: RunOptions): RunResult & { extras: RunExtras } {
  const batch = new Batch(plan, { ...options, first: 0, end: plan.communities.length });
  const coordinator = new Coordinator(plan);
  for (let r = 0; r < plan.rounds.length; r++) {
    const report = batch.round(r, coordinator.decide(r));
    coordinator.receive([{ first: 0, end: plan.communities.length, report }]);
    options.onRound?.({
      round: r,
      rounds: plan.rounds.length,
      day: plan.rounds[r].last,
      candidates: report.candidates,
      done: (r + 1) / plan.rounds.length,
    });
  }
  const { experiment, point, replicate, runId } = options;
  return mergeBatches(plan, { experiment, point, replicate, runId }, [{ first: 0, result: batch.finish() }], coordinator.held);
}
