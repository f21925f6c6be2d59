import type { Work } from '../../rounds/work.js';
import { SOUND, causeOf, streamOf } from '../../state/entries.js';

/** What an entry on a list or a change of a score rests on: a record, or what a person is or has reached. */
export interface Basis {
  /** Stream of the record, or NO_STREAM. */
  stream: number;
  cause: number;
  /** Whether something was really done, or left undone though able. Reviewers may find that out; the cause is for the accounts alone. */
  sound: boolean;
  /** Day of the act, which addresses the draws. */
  actDay: number;
  /** Contexts of the deeds behind it, a bit each. */
  contexts: number;
}

/** The basis of what one record of a stream brings. */
export const recordOf = (w: Work, stream: number, cause: number, sound: boolean, actDay: number): Basis => ({
  stream,
  cause,
  sound,
  actDay,
  contexts: 1 << w.plan.streams[stream].context,
});

/** The basis of a listing: its type word, and the day and contexts of the act that it is for. */
export const basisOf = (type: number, actDay: number, contexts: number): Basis => ({
  stream: streamOf(type),
  cause: causeOf(type),
  sound: (type & SOUND) !== 0,
  actDay,
  contexts,
});
