import type { TableMakers } from '../mechanism.js';
import { planStates } from './plan.js';
import type { StatesPlan } from './plan.js';

export interface StateTables {
  plan: StatesPlan;
  keeps: 'states';
}

export const stateTables: TableMakers<StateTables> = {
  plan: (of) => planStates(of),
  /** One word a person and state: the value, and since when; see `word.ts`. */
  keeps: { states: { each: ({ states }) => states.length, own: true } },
};
