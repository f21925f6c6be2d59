import { offsetsOf } from '../../counters/family.js';
import { FLOW_COUNTERS } from './counters.js';

export const FLOW = offsetsOf(FLOW_COUNTERS);
