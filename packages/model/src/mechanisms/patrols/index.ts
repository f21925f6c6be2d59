import type { Mechanism } from '../mechanism.js';
import { checkPatrols } from './check.js';
import { PATROL_COUNTERS } from './counters.js';
import { endPlaces, recountPlaces } from './round.js';
import { patrolSections } from './schema.js';
import { words } from './words.js';

const layers = { patrols: 'policy' } as const;

export const patrols: Mechanism<typeof patrolSections, typeof layers, 'patrol'> = {
  name: 'patrols',
  sections: patrolSections,
  layers,
  counters: { patrol: PATROL_COUNTERS },
  words,
  check: ({ scenario, out }) => {
    checkPatrols(scenario, out);
  },
  endRound: endPlaces,
  recount: (w, add) => recountPlaces(w, add.place),
};
