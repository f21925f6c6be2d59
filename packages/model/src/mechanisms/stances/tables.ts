import { stanceWords } from './roster.js';
import type { TableMakers } from '../mechanism.js';
import { linkConduct } from './plan.js';

export interface StanceTables {
  keeps: 'stances';
}

export const stanceTables: TableMakers<StanceTables> = {
  link: ({ base, plan }) => linkConduct(base, plan.minds, plan.streams),
  /** One word a person for every eight stances, four bits each; see `roster.ts`. */
  keeps: { stances: { each: stanceWords } },
};
