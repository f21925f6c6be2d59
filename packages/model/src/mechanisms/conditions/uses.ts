import type { Path } from '../../format/problem.js';
import { entriesOf } from '../../format/findings.js';
import type { Scenario } from '../../scenario/schema.js';
import type { Condition } from './schema.js';

/** A condition of a scenario, where it stands, and whose rule it is; null: nobody's, it belongs to the world. */
export interface Use {
  path: Path;
  condition: Condition;
  owner: string | null;
}

/** What a condition asks people to be, at any depth. */
export function whoIn(condition: Condition): Record<string, string[]>[] {
  if ('all' in condition) return condition.all.flatMap(whoIn);
  if ('any' in condition) return condition.any.flatMap(whoIn);
  if ('not' in condition) return whoIn(condition.not);
  return 'who' in condition ? [condition.who] : [];
}

/** Every condition that a scenario states with `if`, in the order of its sections. Old one-atom forms of `on` are not among them. */
export function conditionsOf(scenario: Scenario): Use[] {
  const found: Use[] = [];
  const add = (path: Path, owner: string | null, condition: Condition | undefined): void => {
    if (condition !== undefined) found.push({ path, condition, owner });
  };
  for (const [id, ledger] of entriesOf(scenario.ledgers))
    for (const [rule, each] of entriesOf(ledger.rules)) add(['ledgers', id, 'rules', rule, 'if'], ledger.owner, each.if);
  for (const [id, list] of entriesOf(scenario.lists))
    for (const [entry, each] of entriesOf(list.entries)) add(['lists', id, 'entries', entry, 'if'], list.owner, each.if);
  return found;
}
