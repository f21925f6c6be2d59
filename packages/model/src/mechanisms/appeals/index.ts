import type { Mechanism } from '../mechanism.js';
import { checkRedress } from './check.js';
import { APPEAL_COUNTERS, FEE_COUNTERS } from './counters.js';
import { words } from './words.js';

const layers = {} as const;

/** Requests to have an entry set aside. Its keys stand in the sections of lists and responses. */
export const appeals: Mechanism<Record<never, never>, typeof layers, 'appeal' | 'fee'> = {
  name: 'appeals',
  sections: {},
  layers,
  counters: { appeal: APPEAL_COUNTERS, fee: FEE_COUNTERS },
  words,
  check: ({ scenario, out }) => {
    checkRedress(scenario, out);
  },
};
