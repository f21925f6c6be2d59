import type { Mechanism } from '../mechanism.js';
import { checkPlaces } from './check.js';
import { placeSections } from './schema.js';
import { placeTables } from './tables.js';
import type { PlaceTables } from './tables.js';
import { words } from './words.js';

const layers = { places: 'world', community_size: 'world' } as const;

export const places: Mechanism<typeof placeSections, typeof layers, never, PlaceTables> = {
  name: 'places',
  sections: placeSections,
  layers,
  counters: {},
  words,
  ...placeTables,
  checkWorld: ({ scenario, out }) => {
    checkPlaces(scenario, out);
  },
};
