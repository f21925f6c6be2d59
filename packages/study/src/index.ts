/** Studies: a design becomes runs, runs become a document. Works in a browser; threads are in `@glasshouse/study/threads`. */
export { latinHypercube } from './design/latin-hypercube.js';
export type { Draw } from './design/latin-hypercube.js';
export { planStudy } from './design/plan-study.js';
export type { PlannedExperiment, PlannedRun, PlanOptions, RunTask, StudyPlan } from './design/plan-study.js';
export type { DesignPoint } from './design/apply-point.js';
export type { Size } from './design/points.js';
export type { Executor, FailedRun, RunEvent, RunFailure, RunOutcome } from './execute/types.js';
export { inlineExecutor } from './execute/inline.js';
export type { StudyProgress } from './execute/progress.js';
export { followPeople } from './follow/follow.js';
export { readSeries } from './register/series.js';
export { plainNumber, wordsOf } from './claims/words.js';
export { resultHash, runDigest } from './hash/result-hash.js';
export { prepareStudy, runStudy, StudyFailed } from './run-study.js';
export type { CompletedRuns, Follower, PreparedStudy, StudyOptions } from './run-study.js';
export type { Engine, PlanShape, RoundProgress, RunInputs, RunOptions } from './ports.js';
