import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { DOOR_COUNTERS, MEASURE_COUNTERS, MINOR_COUNTERS, REACH_COUNTERS, WITHHELD_COUNTERS } from './counters.js';

export const DOORS = offsetsOf(DOOR_COUNTERS);

/** `on` and `days`: cause x 2 + (related ? 0 : 1). */
export const MEASURE = offsetsOf(MEASURE_COUNTERS);

export const MINOR = offsetsOf(MINOR_COUNTERS);

export const REACH = offsetsOf(REACH_COUNTERS);

export const WITHHELD = offsetsOf(WITHHELD_COUNTERS);

export const measureSlot = ({ at }: At, m: number, offset: number): number => at.measure[m] + offset;
