import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { LIST_COUNTERS, RESTART_COUNTERS } from './counters.js';

export const LIST = offsetsOf(LIST_COUNTERS);

export const RESTART = offsetsOf(RESTART_COUNTERS);

export const listSlot = ({ at }: At, l: number, offset: number): number => at.list[l] + offset;
