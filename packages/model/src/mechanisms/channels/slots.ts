import { offsetsOf } from '../../counters/family.js';
import { WITNESS_COUNTERS } from './counters.js';

export const WITNESS = offsetsOf(WITNESS_COUNTERS);
