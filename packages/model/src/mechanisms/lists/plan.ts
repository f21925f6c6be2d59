import { toBase } from '../../format/units.js';
import { indexOf } from '../../plan/ids.js';
import { NEVER } from '../../plan/never.js';
import type { Drafting } from '../../plan/planning.js';
import type { ListEntry } from '../../scenario/schema.js';
import { planCondition } from '../conditions/plan.js';
import { planAppeals } from '../appeals/plan.js';
import { gradeBound } from '../ledgers/plan-grade.js';
import type { Condition } from '../ledgers/plan-grade.js';
import { perCheck } from '../streams/plan.js';
import { planEntryStatus, planListStatus } from './plan-status.js';
import type { EntryPlan, ListPlan } from './plan-types.js';

export function planList({ scenario, holds, key, names, plan, policy, reads }: Drafting, id: string): ListPlan {
  const list = scenario.lists[id];
  const repair = list?.exit.repair;
  return {
    id,
    on: list !== undefined && holds(list.in_force),
    public: list?.public ?? false,
    performedDelay: list?.exit.performed ? toBase(list.exit.performed) : 0,
    emptySearches: list?.exit.empty_searches ? perCheck(toBase(list.exit.empty_searches), `lists.${id}.exit.empty_searches`) : 0,
    repairAfter: repair ? toBase(repair.after) : NEVER,
    repair: repair ? perCheck(toBase(repair.rate), `lists.${id}.exit.repair.rate`) : 0,
    limitsOutlast: list?.limits_outlast ?? false,
    instalmentsSuspend: list?.instalments_suspend ?? false,
    key: key(`lists.${id}`),
    ...planAppeals(scenario, id, list, reads(list?.owner), reads()),
    ...planListStatus(list, policy.ledgers, names, plan.attributes),
  };
}

/** A ground of a list by its path, or null where it is not in force. `lists`: those of the policy. */
export function planEntry(of: Drafting, lists: ListPlan[], path: string): EntryPlan | null {
  const { scenario, names: ids, key } = of;
  const { ledgers } = of.policy;
  const [listId, entryId] = path.split('.');
  const entry: ListEntry | undefined = scenario.lists[listId]?.entries[entryId];
  const list = indexOf(ids.lists, listId);
  if (!entry || !lists[list].on) return null;
  const on = entry.on;
  const ledger = typeof on !== 'string' && 'ledger' in on ? indexOf(ids.ledgers, on.ledger) : -1;
  if (ledger >= 0 && !ledgers[ledger].on) return null;
  const stream = typeof on === 'string' ? indexOf(ids.streams, on) : -1;
  const names = of.reads(scenario.lists[listId].owner);
  const at = ['lists', listId, 'entries', entryId];
  return {
    id: path,
    index: indexOf(ids.entries, path),
    list,
    key: key(`lists.${listId}.entries.${entryId}`),
    stream,
    ledger,
    ...gradeBound(on as Condition, ledger < 0 ? null : ledgers[ledger]),
    condition: planCondition(entry.if, [...at, 'if'], names),
    probability: entry.probability ? toBase(entry.probability) : 1,
    term: typeof entry.term === 'string' || Array.isArray(entry.term) ? NEVER : toBase(entry.term),
    cases: !Array.isArray(entry.term)
      ? []
      : entry.term.map((each, i) => ({
          condition: planCondition(each.if, [...at, 'term', i, 'if'], names),
          term: typeof each.term === 'string' ? NEVER : toBase(each.term),
          forGood: each.term === 'for_good',
        })),
    extensionProbability: entry.extension ? toBase(entry.extension.probability) : 0,
    extensionFrom: entry.extension ? toBase(entry.extension.from) : 0,
    extensionTo: entry.extension ? toBase(entry.extension.to) : 0,
    ...planEntryStatus(entry, `lists.${path}`, ids.lists, of.plan.attributes),
  };
}
