import { offsetsOf } from '../../counters/family.js';
import { LEDGER_COUNTERS } from './counters.js';

export const LEDGER = offsetsOf(LEDGER_COUNTERS);
