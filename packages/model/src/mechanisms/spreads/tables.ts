import { sortedIds, unionIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import { MOST_SPREADS, planSpreadPolicy, planSpreads } from './plan.js';
import type { SpreadPolicy, SpreadsPlan } from './plan.js';

export interface SpreadTables {
  names: { partitions: string[]; ties: string[]; spreads: string[] };
  plan: SpreadsPlan;
  policy: SpreadPolicy;
  keeps: 'spreads';
}

export const spreadTables: TableMakers<SpreadTables> = {
  names: ({ base, every }) => ({
    partitions: unionIds(every.map((s) => s.partitions)),
    ties: sortedIds(base.ties),
    spreads: unionIds(every.map((s) => s.spreads)),
  }),
  plan(of) {
    limit('spreads', of.names.spreads.length, MOST_SPREADS);
    return planSpreads(of);
  },
  policy: (of) => planSpreadPolicy(of),
  /** One word a person: spreads turned against (a bit each, from 0), spreads met with (from 15). */
  keeps: { spreads: { each: ({ spreads }) => (spreads.length > 0 ? 1 : 0), own: true } },
};
