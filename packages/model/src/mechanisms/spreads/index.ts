import type { Mechanism } from '../mechanism.js';
import { checkSpreads } from './check.js';
import { SPREAD_COUNTERS } from './counters.js';
import { forgetMet } from '../responses/revolt.js';
import { picture } from './picture.js';
import { spreadSections } from './schema.js';
import { spreadTables } from './tables.js';
import type { SpreadTables } from './tables.js';
import { words } from './words.js';

const layers = { partitions: 'policy', ties: 'world', spreads: 'policy' } as const;

export const spreads: Mechanism<typeof spreadSections, typeof layers, 'spread', SpreadTables> = {
  name: 'spreads',
  sections: spreadSections,
  layers,
  counters: { spread: SPREAD_COUNTERS },
  words,
  brings: ({ spreads }) => Object.values(spreads).map(({ mistaken }) => (mistaken ? 'error' : 'other')),
  picture,
  ...spreadTables,
  check: ({ scenario, out }) => {
    checkSpreads(scenario, out);
  },
  beginCount: forgetMet,
};
