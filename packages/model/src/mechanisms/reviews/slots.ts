import { offsetsOf } from '../../counters/family.js';
import { REVIEW_COUNTERS } from './counters.js';

export const REVIEW = offsetsOf(REVIEW_COUNTERS);
