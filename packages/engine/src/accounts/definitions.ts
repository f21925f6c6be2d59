import type { CounterDefinition } from '@glasshouse/scenario';
import type { Plan } from '../plan/types.js';
import { layOutSlots } from './slots.js';

/** Counters of a plan in the order in which results hold them: id, kind, unit, meaning. */
export const counterDefinitions = (plan: Plan): CounterDefinition[] =>
  layOutSlots(plan).reported.map(({ id, kind, unit, definition, owned }) => ({ id, kind, unit, definition, ...(owned ? { owned } : {}) }));
