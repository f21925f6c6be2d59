import type { Path } from '../../format/problem.js';
import { entriesOf } from '../../format/findings.js';
import { sortedIds } from '../../plan/ids.js';
import type { Scenario } from '../../scenario/schema.js';
import type { AtomValue } from './atoms.js';
import type { Condition } from './schema.js';

/** A condition of a scenario, where it stands, and whose rule it is; null: nobody's, it belongs to the world. */
export interface Use {
  path: Path;
  condition: Condition;
  owner: string | null;
}

/** The atoms of a condition, at any depth. */
export function atomsIn(condition: Condition): AtomValue[] {
  if ('all' in condition) return condition.all.flatMap(atomsIn);
  if ('any' in condition) return condition.any.flatMap(atomsIn);
  return 'not' in condition ? atomsIn(condition.not) : [condition];
}

/** Whether an atom of a condition, at any depth, is of a kind. */
export const some = (condition: Condition, is: (atom: AtomValue) => boolean): boolean => atomsIn(condition).some(is);

/** What a condition asks people to be, at any depth. */
export const whoIn = (condition: Condition): Record<string, string[]>[] =>
  atomsIn(condition).flatMap((atom) => ('who' in atom ? [atom.who] : []));

/** Whether a trigger is more than a list, a grade, a score or what a person is, which the measures themselves read. */
export const isJoined = (trigger: Condition): boolean =>
  !('list' in trigger || 'ledger' in trigger || 'who' in trigger) ||
  ('list' in trigger && (trigger.entry !== undefined || trigger.for_at_least !== undefined));

/** Every condition that a scenario states with `if`, in cases of a term, or as a trigger of more than one part, in the order of its sections. */
export function conditionsOf(scenario: Scenario): Use[] {
  const found: Use[] = [];
  const add = (path: Path, owner: string | null, condition: Condition | undefined): void => {
    if (condition !== undefined) found.push({ path, condition, owner });
  };
  for (const [id, stream] of entriesOf(scenario.streams)) add(['streams', id, 'if'], null, stream.if);
  for (const [id, channel] of entriesOf(scenario.channels))
    (channel.cases ?? []).forEach((one, i) => add(['channels', id, 'cases', i, 'if'], null, one.if));
  for (const [id, review] of entriesOf(scenario.reviews)) add(['reviews', id, 'if'], null, review.if);
  for (const [id, ledger] of entriesOf(scenario.ledgers)) {
    add(['ledgers', id, 'appeal', 'if'], ledger.owner, ledger.appeal?.if);
    for (const [rule, each] of entriesOf(ledger.rules)) {
      add(['ledgers', id, 'rules', rule, 'if'], ledger.owner, each.if);
      (each.cases ?? []).forEach((one, i) => add(['ledgers', id, 'rules', rule, 'cases', i, 'if'], ledger.owner, one.if));
    }
  }
  for (const [id, list] of entriesOf(scenario.lists)) {
    add(['lists', id, 'appeal', 'if'], list.owner, list.appeal?.if);
    for (const [entry, each] of entriesOf(list.entries)) {
      add(['lists', id, 'entries', entry, 'if'], list.owner, each.if);
      if (Array.isArray(each.term))
        each.term.forEach((one, i) => add(['lists', id, 'entries', entry, 'term', i, 'if'], list.owner, one.if));
    }
  }
  for (const [id, measure] of entriesOf(scenario.measures))
    measure.trigger.forEach((trigger, i) => {
      if (!('enterprise' in trigger) && isJoined(trigger)) add(['measures', id, 'trigger', i], null, trigger);
    });
  for (const { path, condition } of worldConditions(scenario)) add(path, null, condition);
  return found;
}

/** Conditions of the world, which no arm changes: of cases of streams, of factors of transitions, of strategies and of responses, in canonical order. */
export function worldConditions(scenario: Scenario): { path: Path; condition: Condition }[] {
  const states = sortedIds(scenario.states).flatMap((id) =>
    sortedIds(scenario.states[id]!.transitions).flatMap((transition) =>
      (scenario.states[id]!.transitions[transition]!.factors ?? []).map((factor, i) => ({
        path: ['states', id, 'transitions', transition, 'factors', i, 'if'],
        condition: factor.if,
      })),
    ),
  );
  const streams = sortedIds(scenario.streams).flatMap((id) =>
    (scenario.streams[id]!.cases ?? []).map((one, i) => ({ path: ['streams', id, 'cases', i, 'if'], condition: one.if })),
  );
  const strategies = sortedIds(scenario.encounters).flatMap((id) =>
    sortedIds(scenario.encounters[id]!.strategies).flatMap((strategy) => {
      const { helps } = scenario.encounters[id]!.strategies[strategy]!;
      return helps === undefined || typeof helps === 'string'
        ? []
        : [{ path: ['encounters', id, 'strategies', strategy, 'helps', 'if'], condition: helps.if }];
    }),
  );
  const responses = sortedIds(scenario.responses).flatMap((id) => {
    const { if: condition } = scenario.responses[id]!;
    return condition === undefined ? [] : [{ path: ['responses', id, 'if'], condition }];
  });
  return [...states, ...streams, ...strategies, ...responses];
}
