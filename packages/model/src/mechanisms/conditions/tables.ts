import type { TableMakers } from '../mechanism.js';
import { planMemory } from './memory-plan.js';
import type { MemoryPlan } from './memory-plan.js';
import { planCondition } from './plan.js';
import type { ConditionPlan } from './plan.js';
import { worldConditions } from './uses.js';

export interface ConditionTables {
  names: { asked: ReturnType<typeof worldConditions> };
  plan: {
    /** Records that conditions ask for. */
    memory: MemoryPlan;
  };
  reading: {
    /** Conditions of the world, as this policy's ledgers, lists and measures answer them. */
    asked: ConditionPlan[];
  };
  keeps: 'memory';
}

export const conditionTables: TableMakers<ConditionTables> = {
  names: ({ base }) => ({ asked: worldConditions(base) }),
  plan: ({ every, names, plan }) => ({ memory: planMemory(every, names, plan.streams) }),
  reading: ({ names, reads }) => ({ asked: names.asked.map(({ condition, path }) => planCondition(condition, path, reads())!) }),
  /** Days of remembered records, and on which they last ended; see `memory.ts`. */
  keeps: { memory: { each: ({ memory }) => memory.words, own: true } },
};
