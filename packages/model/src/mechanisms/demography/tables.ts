import type { TableMakers } from '../mechanism.js';
import { planDemography } from './plan.js';
import type { DemographyPlan } from './plan.js';

export interface DemographyTables {
  plan: {
    /** Population in time; null: nobody grows older or dies. */
    demography: DemographyPlan | null;
  };
}

export const demographyTables: TableMakers<DemographyTables> = {
  plan: ({ base, plan }) => ({ demography: planDemography(base, plan.attributes) }),
};
