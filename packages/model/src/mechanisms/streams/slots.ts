import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { BY_CAUSE_COUNTERS } from './counters-by-cause.js';
import { ENDS_COUNTERS } from './counters-ends.js';
import { REACT_COUNTERS } from './counters-reacts.js';
import { ACCUSATION_COUNTERS, ATTEMPT_COUNTERS, BARRED_COUNTERS, STREAM_COUNTERS, SUSPENSION_COUNTERS } from './counters.js';

/** Offsets of the rows of the catalogue within their blocks. A row with members: plus the position of the member. */
export const ACCUSATION = offsetsOf(ACCUSATION_COUNTERS);

export const STREAM = offsetsOf(STREAM_COUNTERS);

export const ATTEMPT = offsetsOf(ATTEMPT_COUNTERS);

export const BARRED = offsetsOf(BARRED_COUNTERS);

export const BY_CAUSE = offsetsOf(BY_CAUSE_COUNTERS);

export const ENDED = offsetsOf(ENDS_COUNTERS);

export const REACT = offsetsOf(REACT_COUNTERS);

export const SUSPENDED = offsetsOf(SUSPENSION_COUNTERS);

export const streamSlot = ({ at }: At, s: number, offset: number): number => at.stream[s] + offset;
