import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { PATROL_COUNTERS } from './counters.js';

export const PATROL = offsetsOf(PATROL_COUNTERS);

export const patrolSlot = ({ at }: At, p: number, offset: number): number => at.patrol[p] + offset;
