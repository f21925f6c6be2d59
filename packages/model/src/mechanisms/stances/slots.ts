import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { STANCE_COUNTERS } from './counters.js';

export const STANCE = offsetsOf(STANCE_COUNTERS);

export const stanceSlot = ({ at }: At, s: number, offset: number): number => at.stance[s] + offset;
