import type { Mechanism } from '../mechanism.js';
import { checkStances } from './check.js';
import { STANCE_COUNTERS } from './counters.js';
import { endStances, recountStances } from './round.js';
import { picture } from './picture.js';
import { stanceSections } from './schema.js';
import { stanceTables } from './tables.js';
import type { StanceTables } from './tables.js';
import { words } from './words.js';

const layers = { stances: 'world' } as const;

export const stances: Mechanism<typeof stanceSections, typeof layers, 'stance', StanceTables> = {
  name: 'stances',
  sections: stanceSections,
  layers,
  counters: { stance: STANCE_COUNTERS },
  words,
  picture,
  ...stanceTables,
  checkWorld: ({ scenario, register, out }) => {
    checkStances(scenario, register, out);
  },
  endRound: endStances,
  recount: (w, add) => recountStances(w, (row, slot) => add.person(row, slot, 1)),
};
