import { offsetsOf } from '../../counters/family.js';
import { PEOPLE_COUNTERS } from './counters.js';

/** The people's block is the first of every run, so these are slots. */
export const PEOPLE = offsetsOf(PEOPLE_COUNTERS);
