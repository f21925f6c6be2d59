import { expOf, gapFactor } from '@glasshouse/dice';
import { dayOfYearOf } from '../../format/dates.js';
import type { DayOfYear } from '../../format/dates.js';
import { toBase } from '../../format/units.js';
import { indexOf } from '../../plan/ids.js';
import { whoPlan } from '../../plan/who.js';
import type { WhoPlan } from '../../plan/who.js';
import type { List, ListEntry } from '../../scenario/schema.js';
import type { LedgerPlan } from '../ledgers/plan-types.js';
import type { AttributePlan } from '../population/plan-types.js';

/** Distributions of a term around its mean. */
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
  /** The rule looks again at whether the bearer of the duty can perform. */
  looksAgain: boolean;
  /** Its term begins when the latest that runs on the list ends. */
  consecutive: boolean;
  law: number;
  /** exponential: factor of the gap. lognormal: median in days. */
  lawScale: number;
  lawSpread: number;
}

export interface ListStatus {
  red: boolean;
  who: WhoPlan | null;
  hidden: boolean;
  /** Day of each year on which every entry leaves; null: none. */
  resets: DayOfYear | null;
  /** Grade at which its entries leave, or null. */
  reaches: { ledger: number; grade: number; atMost: boolean } | null;
  /** Entries of other lists that an entry here brings about, and rules that follow entries here. */
  follows: number[];
  rules: number[];
}

/** Throws Error where entries by what a person is would come more often than daily. */
export function planEntryStatus(entry: ListEntry, path: string, lists: string[], attributes: AttributePlan[]): EntryStatus {
  const { on, term } = entry;
  const who = typeof on !== 'string' && 'who' in on ? whoPlan(on.who, attributes) : null;
  const perDay = who !== null && entry.rate ? toBase(entry.rate) / 365 : 0;
  if (perDay > 1) throw new Error(`${path}: ${perDay * 365} entries per person-year are more than one a day`);
  const duration = typeof term === 'string' || Array.isArray(term) ? null : term;
  const mean = duration === null ? 0 : toBase(duration);
  const law = duration === null || !entry.term_law ? FIXED : entry.term_law.law === 'exponential' ? EXPONENTIAL : LOGNORMAL;
  const spread = entry.term_law?.spread ? toBase(entry.term_law.spread) : 0;
  return {
    local: entry.local ?? false,
    onList: typeof on !== 'string' && 'list' in on ? indexOf(lists, on.list) : -1,
    who,
    perDay,
    forGood: term === 'for_good',
    restarts: entry.restarts ?? false,
    looksAgain: entry.looks_again ?? false,
    consecutive: entry.consecutive ?? false,
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
    resets: list?.resets ? dayOfYearOf(list.resets.on) : null,
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
