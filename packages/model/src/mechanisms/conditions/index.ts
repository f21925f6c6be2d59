import type { Mechanism } from '../mechanism.js';
import { checkConditions } from './check.js';
import { conditionTables } from './tables.js';
import type { ConditionTables } from './tables.js';
import { words } from './words.js';

export const conditions: Mechanism<Record<never, never>, Record<never, never>, never, ConditionTables> = {
  name: 'conditions',
  sections: {},
  layers: {},
  counters: {},
  words,
  ...conditionTables,
  check: ({ scenario, out }) => {
    checkConditions(scenario, out);
  },
};
