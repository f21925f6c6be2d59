import { expOf, gapFactor } from '@glasshouse/dice';
import { toBase } from '@glasshouse/scenario';
import type { Ledger, LedgerRule, List, ListEntry, Measure, Scenario } from '@glasshouse/scenario';
import { planWho } from './attributes.js';
import { indexOf } from './ids.js';
import type { AttributePlan, EntryPlan, LedgerPlan, ListPlan, RulePlan } from './types.js';

/** Whom something concerns: category masks by attribute, and whether adults only because no age is named. */
export interface WhoPlan {
  masks: number[];
  adultsOnly: boolean;
}

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
}

/** Laws of a term around its mean. */
export const FIXED = 0;
export const EXPONENTIAL = 1;
export const LOGNORMAL = 2;

export interface EntryStatus {
  local: boolean;
  /** List whose entries bring this one about, or -1. */
  onList: number;
  /** Entries by what a person is, with a chance for each day. */
  who: WhoPlan | null;
  perDay: number;
  /** Performance does not take it off. */
  forGood: boolean;
  restarts: boolean;
  law: number;
  /** exponential: factor of the gap. lognormal: median in days. */
  lawScale: number;
  lawSpread: number;
}

export interface ListStatus {
  red: boolean;
  who: WhoPlan | null;
  hidden: boolean;
  /** Grade at which its entries leave, or null. */
  reaches: { ledger: number; grade: number; atMost: boolean } | null;
  /** Entries of other lists that an entry here brings about, and rules that follow entries here. */
  follows: number[];
  rules: number[];
}

/** What stands on its own at a policy's top: worked out from the tables. */
export interface StatusPolicy {
  /** Rules by what a person is. */
  statusRules: number[];
  /** Any measure in force that falls on people for what they are. */
  statusMeasures: boolean;
  /** Measures in force where the holder does not put local ones in force. */
  measuresPlain: number[];
  /** Per stream: whether a record of it is felt by its subject. */
  felt: boolean[];
}

export const whoPlan = (who: Record<string, string[]> | undefined, attributes: AttributePlan[]): WhoPlan | null =>
  who === undefined ? null : { masks: planWho(who, attributes), adultsOnly: who.age === undefined };

/** Columns of running totals of the rules of a plan: for caps and amounts, for warnings, and shared. */
export interface RuleColumns {
  ruleColumn: number[];
  warningColumn: number[];
  sharedColumn: number[];
  columns: number;
}

export function planColumns(rules: string[], every: Scenario[]): RuleColumns {
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
});

/** Throws Error where entries by what a person is would come more often than daily. */
export function planEntryStatus(entry: ListEntry, path: string, lists: string[], attributes: AttributePlan[]): EntryStatus {
  const { on, term } = entry;
  const who = typeof on !== 'string' && 'who' in on ? whoPlan(on.who, attributes) : null;
  const perDay = who !== null && entry.rate ? toBase(entry.rate) / 365 : 0;
  if (perDay > 1) throw new Error(`${path}: ${perDay * 365} entries per person-year are more than one a day`);
  const mean = typeof term === 'string' ? 0 : toBase(term);
  const law = typeof term === 'string' || !entry.term_law ? FIXED : entry.term_law.law === 'exponential' ? EXPONENTIAL : LOGNORMAL;
  const spread = entry.term_law?.spread ? toBase(entry.term_law.spread) : 0;
  return {
    local: entry.local ?? false,
    onList: typeof on !== 'string' && 'list' in on ? indexOf(lists, on.list) : -1,
    who,
    perDay,
    forGood: term === 'for_good',
    restarts: entry.restarts ?? false,
    law,
    lawScale:
      law === EXPONENTIAL ? gapFactor(Math.min(1, 1 / Math.max(1, mean))) : law === LOGNORMAL ? mean * expOf((-spread * spread) / 2) : 0,
    lawSpread: spread,
  };
}

export function planListStatus(
  list: List | undefined,
  ledgers: LedgerPlan[],
  ids: { ledgers: string[] },
  attributes: AttributePlan[],
): ListStatus {
  const reaches = list?.exit.reaches;
  const ledger = reaches ? indexOf(ids.ledgers, reaches.ledger) : -1;
  const on = ledger >= 0 && ledgers[ledger].on;
  return {
    red: list?.kind === 'red',
    who: whoPlan(list?.who, attributes),
    hidden: list?.hidden ?? false,
    reaches:
      reaches && on
        ? 'at_most' in reaches
          ? { ledger, grade: indexOf(ledgers[ledger].grades, reaches.at_most), atMost: true }
          : { ledger, grade: indexOf(ledgers[ledger].grades, reaches.at_least), atMost: false }
        : null,
    follows: [],
    rules: [],
  };
}

interface Tables {
  rules: (RulePlan | null)[];
  entries: (EntryPlan | null)[];
  lists: ListPlan[];
  ledgers: LedgerPlan[];
  measures: { on: boolean; local: boolean; triggers: { who: WhoPlan | null }[] }[];
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
    statusMeasures: measures.some((measure) => measure.on && measure.triggers.some((trigger) => trigger.who !== null)),
    measuresPlain: indices(measures, (measure) => measure.on && !measure.local),
    felt: conducts.map((conduct) => !acts(conduct, true) || acts(conduct, false)),
  };
}

type Trigger = Measure['trigger'][number];

/** A trigger by a score, or by what a person is; null where it is neither. */
export function planTriggerStatus(
  trigger: Trigger,
  attributes: AttributePlan[],
): { score: number; atMost: boolean; who: WhoPlan | null } | null {
  if ('who' in trigger) return { score: Number.NaN, atMost: false, who: whoPlan(trigger.who, attributes) };
  if ('score_at_most' in trigger) return { score: toBase(trigger.score_at_most), atMost: true, who: null };
  if ('score_at_least' in trigger) return { score: toBase(trigger.score_at_least), atMost: false, who: null };
  return null;
}
