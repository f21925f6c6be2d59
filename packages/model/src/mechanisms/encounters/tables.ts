import type { TableMakers } from '../mechanism.js';
import { sortedIds } from '../../plan/ids.js';
import { planEncounters } from './plan.js';
import type { EncounterPlan } from './plan.js';
import { ENCOUNTER_WORDS } from './word.js';

export interface EncounterTables {
  names: { encounters: readonly string[] };
  plan: { encounters: EncounterPlan[] };
  keeps: 'encounters';
}

export const encounterTables: TableMakers<EncounterTables> = {
  names: ({ base }) => ({ encounters: sortedIds(base.encounters) }),
  plan: (of) => ({ encounters: planEncounters(of) }),
  /** Three words a person and encounter: strategy, standing, payoff; see `word.ts`. */
  keeps: { encounters: { each: ({ encounters }) => encounters.length * ENCOUNTER_WORDS, own: true } },
};
