import type { Condition, Scenario } from '@glasshouse/model';
import type { Memory, Names } from './conditions.js';
import type { Attribute } from './numbers.js';
import type { Circles } from './worlds.js';

/** What policies are made with: the names of everything in any version of any arm, and the tables of the world. */
export interface Known extends Circles {
  attributes: readonly Attribute[];
  /** Of each place with people, itself and those above it. */
  chains: readonly string[][];
  streams: readonly { id: string; conduct: number; kind: number }[];
  states: Names['states'];
  encounters: string[];
  incidents: readonly { id: string }[];
  amounts: string[];
  contexts: string[];
  channels: string[];
  reviews: string[];
  ledgers: string[];
  rules: string[];
  lists: string[];
  entries: string[];
  measures: string[];
  spreads: string[];
  patrols: string[];
  screens: string[];
  enterprises: string[];
  audits: string[];
  catalogues: string[];
  owners: string[];
  flows: string[];
  watched: number[];
  memory: Memory;
  columns: Columns;
  /** Conditions of the world. */
  asked: readonly Condition[];
}

/** Where the running totals of rules stand: for caps and steps, for warnings, and for caps that rules share. */
export interface Columns {
  own: number[];
  warnings: number[];
  shared: number[];
  count: number;
}

/** Columns of running totals, for every rule that has any use for one in some version. */
export function columnsOf(every: readonly Scenario[], rules: string[]): Columns {
  const found = rules.map((path) => {
    const [ledger, rule] = path.split('.') as [string, string];
    return every.flatMap(({ ledgers }) => ledgers[ledger]?.rules[rule] ?? []);
  });
  let count = 0;
  const own = found.map((each) => (each.some(({ cap, cap_shared: shared, steps }) => (cap && !shared) || steps) ? count++ : -1));
  const warnings = found.map((each) => (each.some((rule) => rule.warnings) ? count++ : -1));
  const names = new Map<string, number>();
  const shared = found.map((each, r) => {
    const name = each.find((rule) => rule.cap_shared !== undefined)?.cap_shared;
    if (name === undefined) return -1;
    const full = `${rules[r]!.split('.')[0]!}.${name}`;
    if (!names.has(full)) names.set(full, count++);
    return names.get(full)!;
  });
  return { own, warnings, shared, count };
}
