import type { TableMakers } from '../mechanism.js';
import { planGrid } from './plan.js';
import type { GridPlan } from './plan.js';

export interface IncidentTables {
  plan: GridPlan;
}

export const incidentTables: TableMakers<IncidentTables> = { plan: (of) => planGrid(of) };
