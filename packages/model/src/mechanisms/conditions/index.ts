import type { Mechanism } from '../mechanism.js';
import { checkConditions } from './check.js';
import { RECORD_COUNTERS } from './counters.js';
import { conditionTables } from './tables.js';
import type { ConditionTables } from './tables.js';
import { conditionsOf } from './uses.js';
import { words } from './words.js';

export const conditions: Mechanism<Record<never, never>, Record<never, never>, 'struck', ConditionTables> = {
  name: 'conditions',
  sections: {},
  layers: {},
  counters: { struck: RECORD_COUNTERS },
  words,
  // A condition may hold from the start, and counts as error where nothing else explains it.
  brings: (scenario) => (conditionsOf(scenario).length > 0 ? ['status', 'error'] : []),
  ...conditionTables,
  check: ({ scenario, out }) => {
    checkConditions(scenario, out);
  },
};
