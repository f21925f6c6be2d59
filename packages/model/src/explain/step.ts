import type { Cause } from '../counters/words.js';
import type { LifeStep } from '../results/tables.js';

export type Stage = LifeStep['stage'];

/** Keys of a review that can decide what becomes of a report. */
export type ReviewKey = 'passes_sound' | 'passes_unsound' | 'capacity' | 'quota.passes_unsound';

/** A step of a life, and the step that brought it about. */
export interface TracedStep extends LifeStep {
  /** Place of that step in the life: of the record an entry rests on, of the entry a measure rests on, of what ends with an end. Null where this life holds none. */
  because: number | null;
  /** A measure begins, or a benefit is denied. */
  opens: boolean;
  /** A rule was only asked: whether a condition holds, a chance comes, a flow carries the record. The answer changed no list, score or measure. */
  asked: boolean;
  /** Of an entry on a list: its cause. */
  cause?: Cause;
}
