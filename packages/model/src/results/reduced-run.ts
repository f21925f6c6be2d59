import type { FirstDifference, GrossEffects, RunResult } from './tables.js';

/** Numbers of which most are zero: positions of the others, in order, and their values. */
export interface SparseNumbers {
  index: Int32Array;
  value: Float64Array;
}

/** Harm of one run. `days` and `money` by `((arm * margins + margin) * sanctions + sanction) * words + word`, `exposure` (person-days) by `arm * margins + margin`. */
export interface HarmCounts {
  days: SparseNumbers;
  /** Minor units; null where no sanction takes any. */
  money: SparseNumbers | null;
  exposure: Float64Array;
}

/** Gross effects of an arm over all cells of groups. */
export interface GrossTotals extends Record<Exclude<keyof GrossEffects, 'arm'>, number> {
  arm: string;
}

/**
 * What is left of a run in a study that keeps numbers only: what its page, its indicators and its hash are made from. Counts by round, year,
 * place and cell are gone; doing the run again makes them again, with the same digest.
 */
export interface ReducedRun extends Pick<RunResult, 'experiment' | 'point' | 'replicate' | 'runId' | 'arms' | 'persons' | 'weight'> {
  kept: 'numbers';
  /** Digest of everything that was counted. */
  digest: string;
  /** Numerator and denominator of each indicator in each arm, `2 * (indicator * arms + arm)`. */
  indicators: Float64Array;
  /** Numerator and denominator of each comparison of groups, arm by arm and category by category. */
  groups: Float64Array;
  harm: HarmCounts;
  gross: GrossTotals[];
  firstDifference: FirstDifference[];
  checks: RunResult['checks'];
  work: RunResult['work'];
  /** Point 0 only: `[arm][year]`, counters over all places. */
  years: Float64Array[][] | null;
}

/** A run as a folder keeps it: all that was counted, or its numbers only. */
export type KeptRun = RunResult | ReducedRun;

/** Whether a kept run holds its numbers only. */
export const isReduced = (run: KeptRun): run is ReducedRun => 'kept' in run;
