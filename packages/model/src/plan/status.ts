import type { LedgerPlan, RulePlan } from '../mechanisms/ledgers/plan-types.js';
import type { EntryPlan, ListPlan } from '../mechanisms/lists/plan-types.js';
import type { WhoPlan } from './who.js';

/** What stands on its own at a policy's top: worked out from the tables. */
export interface StatusPolicy {
  /** Rules by what a person is. */
  statusRules: number[];
  /** Any measure in force that can fall on people with no entry and no score. */
  statusMeasures: boolean;
  /** Measures in force where the holder does not put local ones in force. */
  measuresPlain: number[];
  /** Per stream: whether a record of it is felt by its subject. */
  felt: boolean[];
  /** Hidden lists in force of which people can learn. */
  secretLists: number[];
}

interface Tables {
  rules: (RulePlan | null)[];
  entries: (EntryPlan | null)[];
  lists: ListPlan[];
  ledgers: LedgerPlan[];
  measures: { on: boolean; local: boolean; triggers: { who: WhoPlan | null; condition: unknown; enterprise: number }[] }[];
  conducts: number[];
}

/** Ties rules and entries to the lists that they follow, and works out who acts on what a person is. */
export function planStatus({ rules, entries, lists, ledgers, measures, conducts }: Tables): StatusPolicy {
  const indices = <T>(items: T[], test: (item: T) => boolean): number[] => items.flatMap((item, i) => (test(item) ? [i] : []));
  lists.forEach((list, l) => {
    list.rules = indices(rules, (rule) => rule !== null && rule.list === l);
    list.follows = indices(entries, (entry) => entry !== null && entry.onList === l);
  });
  const acts = (conduct: number, hidden: boolean): boolean =>
    rules.some((rule) => rule !== null && rule.stream === conduct && ledgers[rule.ledger].hidden === hidden) ||
    entries.some((entry) => entry !== null && entry.stream === conduct && lists[entry.list].hidden === hidden);
  return {
    statusRules: indices(rules, (rule) => rule !== null && rule.who !== null),
    statusMeasures: measures.some(
      (measure) =>
        measure.on && measure.triggers.some(({ who, condition, enterprise }) => who !== null || condition !== null || enterprise >= 0),
    ),
    measuresPlain: indices(measures, (measure) => measure.on && !measure.local),
    felt: conducts.map((conduct) => !acts(conduct, true) || acts(conduct, false)),
    secretLists: indices(lists, ({ on, hidden, toldByRefusal, toldByMeasure }) => on && hidden && (toldByRefusal > 0 || toldByMeasure > 0)),
  };
}
