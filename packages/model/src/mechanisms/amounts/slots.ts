import { offsetsOf } from '../../counters/family.js';
import { BARRED_MONEY_COUNTERS, OWED_COUNTERS, RETURNED_COUNTERS, SIZE_COUNTERS } from './counters.js';

export const SIZE = offsetsOf(SIZE_COUNTERS);

export const RETURNED = offsetsOf(RETURNED_COUNTERS);

export const OWED = offsetsOf(OWED_COUNTERS);

export const BARRED_MONEY = offsetsOf(BARRED_MONEY_COUNTERS);
