import type { Mechanism } from '../mechanism.js';
import { checkPlaces } from './check.js';
import { placeSections } from './schema.js';
import { words } from './words.js';

const layers = { places: 'world', community_size: 'world' } as const;

export const places: Mechanism<typeof placeSections, typeof layers, never> = {
  name: 'places',
  sections: placeSections,
  layers,
  counters: {},
  words,
  checkWorld: ({ scenario, out }) => {
    checkPlaces(scenario, out);
  },
};
