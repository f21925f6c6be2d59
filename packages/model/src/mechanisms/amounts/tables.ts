import { sortedIds } from '../../plan/ids.js';
import type { Scenario } from '../../scenario/schema.js';
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
    /** Some measure yields to others that take a share of the same reference amount, in some arm. */
    sharesLimited: boolean;
    /** Measures with an amount at once, as a bit mask, where what they rest on can be suspended in some arm; else 0. */
    takesOnce: number;
    /** Lists of which a granted request returns money, in some arm, as a bit mask; 0 where no measure takes or gives any. */
    returns: number;
  };
  keeps: 'begun';
}

/** Whether some measure takes or gives money. */
const sized = ({ measures }: Scenario): boolean => Object.values(measures).some(({ takes, gives }) => takes ?? gives);

const maskOf = (ids: readonly string[], test: (id: string) => boolean | undefined): number =>
  ids.reduce((mask, id, i) => (test(id) ? mask | (1 << i) : mask), 0);

const takesOnce = (every: readonly Scenario[], measures: readonly string[]): number => {
  const suspends = every.some(({ lists }) =>
    Object.values(lists).some((list) => list.appeal?.suspends === true || list.instalments_suspend),
  );
  if (!suspends) return 0;
  const once = (id: string): boolean =>
    every.some((scenario) => {
      const size = scenario.measures[id]?.takes ?? scenario.measures[id]?.gives;
      return size?.once ?? size?.once_of;
    });
  return maskOf(measures, once);
};

export const amountTables: TableMakers<AmountTables> = {
  names: ({ base }) => ({ amounts: sortedIds(base.amounts) }),
  plan: ({ base, every, names, key, plan }) => ({
    amounts: planAmounts(base, plan.attributes, key),
    money:
      every.some(sized) ||
      every.some(({ lists, ledgers }) =>
        [...Object.values(lists), ...Object.values(ledgers)].some(({ appeal }) => appeal?.fee !== undefined),
      ),
    sharesLimited: every.some(({ measures }) =>
      Object.values(measures).some(({ takes }) => takes?.share_of?.together_at_most ?? takes?.share_of?.leaves),
    ),
    takesOnce: takesOnce(every, names.measures),
    returns: every.some(sized) ? maskOf(names.lists, (id) => every.some(({ lists }) => lists[id]?.appeal?.returns_money)) : 0,
  }),
  /** A word a person: measures with an amount at once that have begun, also while they are suspended. */
  keeps: { begun: { each: ({ takesOnce: once }) => (once === 0 ? 0 : 1), own: true } },
  link: ({ base, key, plan }) => linkOwed(base, plan.streams, plan.attributes, key),
};
