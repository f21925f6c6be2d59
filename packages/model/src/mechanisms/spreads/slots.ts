import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { SPREAD_COUNTERS } from './counters.js';

export const SPREAD = offsetsOf(SPREAD_COUNTERS);

export const spreadSlot = ({ at }: At, spread: number, offset: number): number => at.spread[spread] + offset;
