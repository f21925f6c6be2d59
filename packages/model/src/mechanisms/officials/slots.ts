import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { HOLDER_COUNTERS, OFFICE_COUNTERS, RETURN_COUNTERS } from './counters.js';

export const HOLDER = offsetsOf(HOLDER_COUNTERS);

export const OFFICE = offsetsOf(OFFICE_COUNTERS);

export const RETURN = offsetsOf(RETURN_COUNTERS);

export const holderSlot = ({ at }: At, type: number, offset: number): number => at.holder[type] + offset;

export const returnSlot = ({ at }: At, position: number, offset: number): number => at.return[position] + offset;
