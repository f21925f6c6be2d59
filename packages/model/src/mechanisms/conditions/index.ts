import type { Mechanism } from '../mechanism.js';
import { checkConditions } from './check.js';
import { words } from './words.js';

export const conditions: Mechanism<Record<never, never>, Record<never, never>, never> = {
  name: 'conditions',
  sections: {},
  layers: {},
  counters: {},
  words,
  check: ({ scenario, out }) => {
    checkConditions(scenario, out);
  },
};
