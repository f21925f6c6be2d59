import { sortedIds } from '../../plan/ids.js';
import type { TableMakers } from '../mechanism.js';
import type { AmountPlan } from './plan-types.js';
import { linkOwed, planAmounts } from './plan.js';

export interface AmountTables {
  names: {
    /** Reference amounts of the world. */
    amounts: string[];
  };
  plan: {
    /** Reference amounts. */
    amounts: AmountPlan[];
    /** Some measure takes or gives money, in some arm. */
    money: boolean;
  };
}

export const amountTables: TableMakers<AmountTables> = {
  names: ({ base }) => ({ amounts: sortedIds(base.amounts) }),
  plan: ({ base, every, key, plan }) => ({
    amounts: planAmounts(base, plan.attributes, key),
    money: every.some(
      ({ measures, lists }) =>
        Object.values(measures).some(({ takes, gives }) => takes !== undefined || gives !== undefined) ||
        Object.values(lists).some(({ appeal }) => appeal?.fee !== undefined),
    ),
  }),
  link: ({ base, key, plan }) => linkOwed(base, plan.streams, plan.attributes, key),
};
