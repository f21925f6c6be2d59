import { offsetsOf } from '../../counters/family.js';
import { APPEAL_COUNTERS, FEE_COUNTERS, POINTS_APPEAL_COUNTERS, POINTS_FEE_COUNTERS, POINTS_SUSPENDED_COUNTERS } from './counters.js';

/** Offsets in the block of a list that hears requests. */
export const APPEALED = offsetsOf(APPEAL_COUNTERS);

/** Offsets in the block of a list whose requests cost a fee. */
export const FEE = offsetsOf(FEE_COUNTERS);

/** What becomes of a request, as the rows of its ground and of its cause. */
export const FATE = {
  filed: [APPEALED.filed_on, APPEALED.filed_cause],
  granted: [APPEALED.granted_on, APPEALED.granted_cause],
  refused: [APPEALED.refused_on, APPEALED.refused_cause],
  lapsed: [APPEALED.lapsed_on, APPEALED.lapsed_cause],
  pending: [APPEALED.pending_on, APPEALED.pending_cause],
} as const;

/** Offsets in the block of a ledger that hears requests against points. */
export const POINTS_APPEAL = offsetsOf(POINTS_APPEAL_COUNTERS);

/** Offsets in the block of a ledger whose requests against points cost a fee. */
export const POINTS_FEE = offsetsOf(POINTS_FEE_COUNTERS);

/** Offsets in the block of a ledger whose requests suspend the points. */
export const POINTS_SUSPENDED = offsetsOf(POINTS_SUSPENDED_COUNTERS);
