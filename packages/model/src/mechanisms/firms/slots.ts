import type { At } from '../../books/at.js';
import { offsetsOf } from '../../counters/family.js';
import { ENTERPRISE_COUNTERS, FIRM_COUNTERS, FIRM_TYPE_COUNTERS } from './counters.js';

export const FIRMS = offsetsOf(FIRM_COUNTERS);

export const FIRM_TYPE = offsetsOf(FIRM_TYPE_COUNTERS);

export const REGISTER = offsetsOf(ENTERPRISE_COUNTERS);

export const firmTypeSlot = ({ at }: At, type: number, offset: number): number => at.firmType[type] + offset;

export const registerSlot = ({ at }: At, register: number, offset: number): number => at.enterprise[register] + offset;
