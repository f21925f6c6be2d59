import { offsetsOf } from '../../counters/family.js';
import { LEDGER_COUNTERS, RESET_COUNTERS, WARNING_COUNTERS } from './counters.js';

export const LEDGER = offsetsOf(LEDGER_COUNTERS);

export const WARNING = offsetsOf(WARNING_COUNTERS);

export const RESET = offsetsOf(RESET_COUNTERS);
