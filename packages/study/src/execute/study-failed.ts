import type { FailedRun } from './types.js';

/** A study that could not be finished: which runs failed, where and why. The others are kept; running it again does the rest. */
export class StudyFailed extends Error {
  readonly failures: readonly FailedRun[];

  constructor(failures: readonly FailedRun[], runs: number) {
    const named = failures.map(
      ({ run, failure }) =>
        `  ${run.experiment}, point ${run.point}, replicate ${run.replicate} (${run.id.slice(0, 12)}): ${failure.stage}: ${failure.message}`,
    );
    const kept = failures.length < runs ? 'the others are kept, and the study' : 'the study';
    super([`${failures.length} of ${runs} runs failed; ${kept} can be resumed.`, ...named].join('\n'));
    this.name = 'StudyFailed';
    this.failures = failures;
  }
}
