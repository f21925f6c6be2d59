import type { Mechanism } from '../mechanism.js';
import { checkDemography } from './check.js';
import { BAND_COUNTERS, DEMOGRAPHY_COUNTERS, HOME_COUNTERS } from './counters.js';
import { recountBands } from './recount.js';
import { demographySections } from './schema.js';
import { demographyTables } from './tables.js';
import type { DemographyTables } from './tables.js';
import { words } from './words.js';

const layers = { demography: 'world' } as const;

export const demography: Mechanism<typeof demographySections, typeof layers, 'demography' | 'ageBand' | 'home', DemographyTables> = {
  name: 'demography',
  sections: demographySections,
  layers,
  counters: { demography: DEMOGRAPHY_COUNTERS, ageBand: BAND_COUNTERS, home: HOME_COUNTERS },
  words,
  ...demographyTables,
  checkWorld: ({ scenario, register, out }) => checkDemography(scenario, register, out),
  recount: recountBands,
};
