import { offsetsOf } from '../../counters/family.js';
import { OWED_COUNTERS, SIZE_COUNTERS } from './counters.js';

export const SIZE = offsetsOf(SIZE_COUNTERS);

export const OWED = offsetsOf(OWED_COUNTERS);
