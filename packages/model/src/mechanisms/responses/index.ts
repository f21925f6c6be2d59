import type { Mechanism } from '../mechanism.js';
import { checkResponses } from './check.js';
import { responseSections } from './schema.js';
import { countShown } from './shame.js';
import { responseTables } from './tables.js';
import type { ResponseTables } from './tables.js';
import { words } from './words.js';

const layers = { perception: 'world', responses: 'world' } as const;

export const responses: Mechanism<typeof responseSections, typeof layers, never, ResponseTables> = {
  name: 'responses',
  sections: responseSections,
  layers,
  counters: {},
  words,
  ...responseTables,
  check: ({ scenario, out }) => {
    checkResponses(scenario, out);
  },
  endRound: (w) => {
    if (w.plan.shames) countShown(w);
  },
};
