import { dayOfYearOf } from '../../format/dates.js';
import type { DayOfYear } from '../../format/dates.js';
import { toBase } from '../../format/units.js';
import { indexOf } from '../../plan/ids.js';
import { whoPlan } from '../../plan/who.js';
import type { WhoPlan } from '../../plan/who.js';
import type { Ledger, LedgerRule, Scenario } from '../../scenario/schema.js';
import type { AttributePlan } from '../population/plan-types.js';

/** What a rule answers to beside records of a stream, and how it counts. */
export interface RuleStatus {
  local: boolean;
  /** Once, when the ledger begins for someone who fits. Null: no such rule. */
  who: WhoPlan | null;
  /** List whose entries it follows, or -1. */
  list: number;
  /** First so many records that bring no points, and the column in which they are counted, or -1. */
  warnings: number;
  warningColumn: number;
  /** Column of the total that it shares with other rules, or -1, and the cap on it. */
  sharedColumn: number;
  sharedCap: number;
}

export interface LedgerLimits {
  floor: number;
  ceiling: number;
  hidden: boolean;
  /** Day of each year on which scores begin anew, and the part of their distance from the start that stays; null: never. */
  resets: { on: DayOfYear; keeps: number } | null;
}

/** Columns of running totals of the rules of a plan: for caps and amounts, for warnings, and shared. */
export interface RuleColumns {
  ruleColumn: number[];
  warningColumn: number[];
  sharedColumn: number[];
  columns: number;
}

export function planColumns(rules: readonly string[], every: readonly Scenario[]): RuleColumns {
  let columns = 0;
  const found = (path: string): LedgerRule[] => {
    const [ledger, rule] = path.split('.');
    return every.flatMap((scenario) => scenario.ledgers[ledger]?.rules[rule] ?? []);
  };
  const ruleColumn = rules.map((path) =>
    found(path).some((rule) => (rule.cap !== undefined && rule.cap_shared === undefined) || rule.steps !== undefined) ? columns++ : -1,
  );
  const warningColumn = rules.map((path) => (found(path).some((rule) => rule.warnings !== undefined) ? columns++ : -1));
  const shared = new Map<string, number>();
  const sharedColumn = rules.map((path) => {
    const name = found(path).find((rule) => rule.cap_shared !== undefined)?.cap_shared;
    if (name === undefined) return -1;
    const key = `${path.split('.')[0]}.${name}`;
    if (!shared.has(key)) shared.set(key, columns++);
    return shared.get(key)!;
  });
  return { ruleColumn, warningColumn, sharedColumn, columns };
}

export function planRuleStatus(
  ledger: Ledger,
  rule: LedgerRule,
  index: number,
  ids: Omit<RuleColumns, 'columns'> & { lists: string[] },
  attributes: AttributePlan[],
): RuleStatus {
  const sharing = Object.values(ledger.rules).filter((other) => other.cap_shared !== undefined && other.cap_shared === rule.cap_shared);
  const caps = sharing.flatMap((other) => (other.cap ? [Math.abs(toBase(other.cap))] : []));
  return {
    local: rule.local ?? false,
    who: typeof rule.on !== 'string' && 'who' in rule.on ? whoPlan(rule.on.who, attributes) : null,
    list: typeof rule.on !== 'string' && 'list' in rule.on ? indexOf(ids.lists, rule.on.list) : -1,
    warnings: rule.warnings ? Math.round(toBase(rule.warnings)) : 0,
    warningColumn: ids.warningColumn[index],
    sharedColumn: caps.length > 0 ? ids.sharedColumn[index] : -1,
    sharedCap: caps.length > 0 ? Math.max(...caps) : -1,
  };
}

export const planLimits = (ledger: Ledger | undefined): LedgerLimits => ({
  floor: ledger?.floor ? toBase(ledger.floor) : Number.NEGATIVE_INFINITY,
  ceiling: ledger?.ceiling ? toBase(ledger.ceiling) : Number.POSITIVE_INFINITY,
  hidden: ledger?.hidden ?? false,
  resets: ledger?.resets
    ? { on: dayOfYearOf(ledger.resets.on), keeps: ledger.resets.to === 'start' ? 0 : toBase(ledger.resets.to.keeps) }
    : null,
});
