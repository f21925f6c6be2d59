import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { BARRED_ENTRY_COUNTERS, LIST_COUNTERS, RESTART_COUNTERS, WIPED_COUNTERS } from './counters.js';

export const LIST = offsetsOf(LIST_COUNTERS);

export const RESTART = offsetsOf(RESTART_COUNTERS);

export const WIPED = offsetsOf(WIPED_COUNTERS);

export const BARRED_ENTRY = offsetsOf(BARRED_ENTRY_COUNTERS);

export const listSlot = ({ at }: At, l: number, offset: number): number => at.list[l] + offset;
