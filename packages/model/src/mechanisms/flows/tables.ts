import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import { flowIds, planFlows } from './plan.js';
import type { FlowSection, ReachPlan } from './plan.js';

/** Most flows, and most owners that they name: masks of bits. */
const MOST_FLOWS = 31;

export interface FlowTables {
  names: FlowSection;
  plan: FlowSection;
  policy: {
    /** Who knows which records; null: everybody all. */
    reach: ReachPlan | null;
  };
}

export const flowTables: TableMakers<FlowTables> = {
  names: ({ every }) => flowIds(every),
  plan({ names: { owners, flows } }) {
    limit('flows', flows.length, MOST_FLOWS);
    limit('owners', owners.length, MOST_FLOWS);
    return { owners, flows };
  },
  policy: ({ scenario, names, holds }) => ({ reach: planFlows(scenario, names, holds) }),
};
