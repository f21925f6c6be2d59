import { offsetsOf } from '../../counters/family.js';
import { RECORD_COUNTERS } from './counters.js';

export const RECORD = offsetsOf(RECORD_COUNTERS);
