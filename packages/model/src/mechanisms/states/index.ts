import type { Mechanism } from '../mechanism.js';
import { checkStateLabels } from './boundary.js';
import { checkStates } from './check.js';
import { TRANSITION_COUNTERS, VALUE_COUNTERS } from './counters.js';
import { recountStates } from './recount.js';
import { picture } from './picture.js';
import { stateSections } from './schema.js';
import { stateTables } from './tables.js';
import type { StateTables } from './tables.js';
import { words } from './words.js';

const layers = { states: 'world' } as const;

export const states: Mechanism<typeof stateSections, typeof layers, 'stateValue' | 'transition', StateTables> = {
  name: 'states',
  sections: stateSections,
  layers,
  counters: { stateValue: VALUE_COUNTERS, transition: TRANSITION_COUNTERS },
  words,
  picture,
  ...stateTables,
  checkWorld: ({ scenario, register, out }) => {
    checkStates(scenario, out);
    checkStateLabels(scenario, register, out);
  },
  recount: recountStates,
};
