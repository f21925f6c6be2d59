import type { PolicyTables } from '../index.js';

/** Per stream, whether its subject comes to feel a record of it: some open ledger or list acts on it, or none at all does. */
export function feltOf({ rules, entries, ledgers, lists }: PolicyTables, conducts: readonly number[]): boolean[] {
  const acts = (conduct: number, hidden: boolean): boolean =>
    rules.some((rule) => rule !== null && rule.stream === conduct && ledgers[rule.ledger].hidden === hidden) ||
    entries.some((entry) => entry !== null && entry.stream === conduct && lists[entry.list].hidden === hidden);
  return conducts.map((conduct) => !acts(conduct, true) || acts(conduct, false));
}
