import type { Mechanism } from '../mechanism.js';
import { checkEncounters } from './check.js';
import { ENCOUNTER_COUNTERS, STRATEGY_COUNTERS } from './counters.js';
import { HELPING_COUNTERS } from './games/help/counters.js';
import { NORM_COUNTERS } from './games/norm/counters.js';
import { REPAY_COUNTERS } from './games/repay/counters.js';
import { meetToday } from './meet.js';
import { recountEncounters } from './presence.js';
import { picture } from './picture.js';
import { encounterSections } from './schema.js';
import { encounterTables } from './tables.js';
import type { EncounterTables } from './tables.js';
import { words } from './words.js';

const layers = { encounters: 'world' } as const;

export const encounters: Mechanism<
  typeof encounterSections,
  typeof layers,
  'encounter' | 'strategy' | 'helping' | 'norm' | 'repay',
  EncounterTables
> = {
  name: 'encounters',
  sections: encounterSections,
  layers,
  counters: {
    encounter: ENCOUNTER_COUNTERS,
    strategy: STRATEGY_COUNTERS,
    helping: HELPING_COUNTERS,
    norm: NORM_COUNTERS,
    repay: REPAY_COUNTERS,
  },
  words,
  brings: ({ encounters }) => (Object.keys(encounters).length > 0 ? ['lawful', 'inability'] : []),
  picture,
  ...encounterTables,
  checkWorld: ({ scenario, out }) => {
    checkEncounters(scenario, out);
  },
  beginDay: meetToday,
  recount: recountEncounters,
};
