import type { Mechanism } from '../mechanism.js';
import { checkPatrols } from './check.js';
import { PATROL_COUNTERS } from './counters.js';
import { endPlaces, recountPlaces } from './round.js';
import { picture } from './picture.js';
import { patrolSections } from './schema.js';
import { patrolTables } from './tables.js';
import type { PatrolTables } from './tables.js';
import { words } from './words.js';

const layers = { patrols: 'policy' } as const;

export const patrols: Mechanism<typeof patrolSections, typeof layers, 'patrol', PatrolTables> = {
  name: 'patrols',
  sections: patrolSections,
  layers,
  counters: { patrol: PATROL_COUNTERS },
  named: { patrol: 'patrols' },
  words,
  picture,
  ...patrolTables,
  check: ({ scenario, out }) => {
    checkPatrols(scenario, out);
  },
  endRound: endPlaces,
  recount: (w, add) => recountPlaces(w, add.place),
};
