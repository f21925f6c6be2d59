import type { BatchResult, Decisions, RoundReport, RunResult } from '@glasshouse/model';
import type { PlannedRun } from '../design/plan-study.js';
import type { RunFailure } from '../execute/types.js';
import type { RoundProgress, RunInputs } from '../ports.js';

/**
 * What a worker is asked: one whole run, part of one, round by round, or a block of one through all rounds. `inputs`: null for those that it was sent
 * last. Decisions are those of its part (`decisionsOf`).
 */
export type RunOrder =
  | { kind: 'run'; run: PlannedRun; inputs: RunInputs | null }
  | { kind: 'open'; run: PlannedRun; inputs: RunInputs | null; first: number; end: number }
  | { kind: 'block'; run: PlannedRun; inputs: RunInputs | null; first: number; end: number }
  | { kind: 'batch'; round: number; decisions: Decisions }
  | { kind: 'finish' };

/** What a worker says; `worked` of a block: times that a person has been worked through a round, and candidates since the last word. */
export type RunAnswer =
  | { kind: 'round'; progress: RoundProgress }
  | { kind: 'result'; result: RunResult; digest: string }
  | { kind: 'opened' }
  | { kind: 'report'; report: RoundReport }
  | { kind: 'worked'; personRounds: number; candidates: number }
  | { kind: 'finished'; result: BatchResult }
  | { kind: 'failure'; failure: RunFailure };
