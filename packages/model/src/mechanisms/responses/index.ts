import type { Mechanism } from '../mechanism.js';
import { checkResponses } from './check.js';
import { responseSections } from './schema.js';
import { countShown } from './shame.js';
import { words } from './words.js';

const layers = { perception: 'world', responses: 'world' } as const;

export const responses: Mechanism<typeof responseSections, typeof layers, never> = {
  name: 'responses',
  sections: responseSections,
  layers,
  counters: {},
  words,
  check: ({ scenario, out }) => {
    checkResponses(scenario, out);
  },
  endRound: (w) => {
    if (w.plan.shames) countShown(w);
  },
};
