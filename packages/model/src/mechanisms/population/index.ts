import type { Mechanism } from '../mechanism.js';
import { checkPlaceShares } from './check-place-shares.js';
import { checkPopulation } from './check.js';
import { PEOPLE_COUNTERS } from './counters.js';
import { populationSections } from './schema.js';
import { populationTables } from './tables.js';
import type { PopulationTables } from './tables.js';
import { words } from './words.js';

const layers = { population: 'world' } as const;

export const population: Mechanism<typeof populationSections, typeof layers, 'people', PopulationTables> = {
  name: 'population',
  sections: populationSections,
  layers,
  counters: { people: PEOPLE_COUNTERS },
  words,
  ...populationTables,
  checkWorld: ({ scenario, out }) => {
    checkPopulation(scenario, out);
    checkPlaceShares(scenario, out);
  },
};
