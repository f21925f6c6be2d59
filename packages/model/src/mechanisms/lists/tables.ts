import { nestedIds, unionIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import type { EntryPlan, ListPlan } from './plan-types.js';
import { planEntry, planList } from './plan.js';

/** Most entries: a listing of the arena names its entry in a byte. */
const MOST_ENTRIES = 255;

export interface ListTables {
  names: { lists: string[]; entries: string[] };
  plan: { lists: string[]; entries: string[] };
  policy: {
    lists: ListPlan[];
    entries: (EntryPlan | null)[];
    /** Lists on whose entries no sanction rests while instalments are paid, as a bit mask. */
    suspendedByPlan: number;
    /** Hidden lists in force of which people can learn. */
    secretLists: number[];
  };
}

export const listTables: TableMakers<ListTables> = {
  names: ({ every }) => ({
    lists: unionIds(every.map((s) => s.lists)),
    entries: [...new Set(every.flatMap((s) => nestedIds(s.lists)))].sort(),
  }),
  plan({ names: { lists, entries } }) {
    limit('list entries', entries.length, MOST_ENTRIES);
    return { lists, entries };
  },
  policy(of) {
    const { names, policy } = of;
    const lists = names.lists.map((id) => planList(of, id));
    const entries = names.entries.map((path) => planEntry(of, lists, path));
    entries.forEach((entry, index) => {
      if (entry && entry.ledger >= 0) policy.ledgers[entry.ledger].entries.push(index);
    });
    lists.forEach((list, l) => {
      list.rules = policy.rules.flatMap((rule, r) => (rule !== null && rule.list === l ? [r] : []));
      list.follows = entries.flatMap((entry, e) => (entry !== null && entry.onList === l ? [e] : []));
    });
    return {
      lists,
      entries,
      suspendedByPlan: lists.reduce((found, list, l) => (list.on && list.instalmentsSuspend ? found | (1 << l) : found), 0),
      secretLists: lists.flatMap(({ on, hidden, toldByRefusal, toldByMeasure }, l) =>
        on && hidden && (toldByRefusal > 0 || toldByMeasure > 0) ? [l] : [],
      ),
    };
  },
};
