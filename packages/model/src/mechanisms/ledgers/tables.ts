import { nestedIds, unionIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import { planColumns } from './plan-status.js';
import type { RuleColumns } from './plan-status.js';
import type { LedgerPlan, RulePlan } from './plan-types.js';
import { planLedger, planRule, planWhoAsks } from './plan.js';

/** Most rules: an entry of the arena names its rule in a byte. */
const MOST_RULES = 255;

export interface LedgerTables {
  names: { ledgers: string[]; rules: string[] } & RuleColumns;
  plan: {
    ledgers: string[];
    rules: string[];
    /** Columns of running totals. */
    ruleColumns: number;
  };
  policy: {
    ledgers: LedgerPlan[];
    rules: (RulePlan | null)[];
    /** Indices of ledgers in force. */
    ledgersOn: number[];
    /** Rules by what a person is. */
    statusRules: number[];
  };
}

export const ledgerTables: TableMakers<LedgerTables> = {
  names({ every }) {
    const rules = [...new Set(every.flatMap((s) => nestedIds(s.ledgers)))].sort();
    return { ledgers: unionIds(every.map((s) => s.ledgers)), rules, ...planColumns(rules, every) };
  },
  plan({ names: { ledgers, rules, columns } }) {
    limit('ledger rules', rules.length, MOST_RULES);
    return { ledgers, rules, ruleColumns: columns };
  },
  policy(of) {
    const ledgers = of.names.ledgers.map((id) => planLedger(of, id));
    planWhoAsks(of, ledgers);
    const rules = of.names.rules.map((path, index) => planRule(of, ledgers, path, index));
    return {
      ledgers,
      rules,
      ledgersOn: ledgers.flatMap(({ on }, l) => (on ? [l] : [])),
      statusRules: rules.flatMap((rule, r) => (rule !== null && rule.who !== null ? [r] : [])),
    };
  },
};
