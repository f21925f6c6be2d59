import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { SCREEN_COUNTERS } from './counters.js';

export const SCREEN = offsetsOf(SCREEN_COUNTERS);

export const screenSlot = ({ at }: At, s: number, offset: number): number => at.screen[s] + offset;
