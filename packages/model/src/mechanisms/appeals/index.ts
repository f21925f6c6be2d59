import type { Mechanism } from '../mechanism.js';
import { checkPointsAppeals, checkRedress } from './check.js';
import { APPEAL_COUNTERS, FEE_COUNTERS, POINTS_APPEAL_COUNTERS, POINTS_FEE_COUNTERS, POINTS_SUSPENDED_COUNTERS } from './counters.js';
import { words } from './words.js';

const layers = {} as const;

/** Requests to have an entry set aside or points restored. Its keys stand in the sections of lists, ledgers and responses. */
export const appeals: Mechanism<
  Record<never, never>,
  typeof layers,
  'appeal' | 'fee' | 'pointsAppeal' | 'pointsFee' | 'pointsSuspended'
> = {
  name: 'appeals',
  sections: {},
  layers,
  counters: {
    appeal: APPEAL_COUNTERS,
    fee: FEE_COUNTERS,
    pointsAppeal: POINTS_APPEAL_COUNTERS,
    pointsFee: POINTS_FEE_COUNTERS,
    pointsSuspended: POINTS_SUSPENDED_COUNTERS,
  },
  words,
  check: ({ scenario, out }) => {
    checkRedress(scenario, out);
    checkPointsAppeals(scenario, out);
  },
};
