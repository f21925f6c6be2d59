import type { Path } from '../../format/problem.js';
import type { Names } from './atom.js';
import { atomOf, everyAtom } from './atoms.js';
import type { Condition } from './schema.js';

/** Kinds of node besides atoms, whose kind is FIRST_ATOM and on. */
export const ALL = 0;

export const ANY_OF = 1;

export const NOT = 2;

export const FIRST_ATOM = 3;

/**
 * A condition as a flat table. Each node is its kind, the position after it, and for an atom its numbers, for others the nodes below it. Nodes stand in
 * the order in which they were written.
 */
export interface ConditionPlan {
  code: readonly number[];
  /** Where it stands in the scenario. */
  path: Path;
}

/** Compiles the checked condition at a path; null where there is none. */
export function planCondition(condition: Condition | undefined, path: Path, names: Names): ConditionPlan | null {
  if (condition === undefined) return null;
  const code: number[] = [];
  write(condition, names, code);
  return { code, path };
}

function write(condition: Condition, names: Names, code: number[]): void {
  const at = code.length;
  const below = 'all' in condition ? condition.all : 'any' in condition ? condition.any : 'not' in condition ? [condition.not] : null;
  if ('all' in condition) code.push(ALL, 0);
  else if ('any' in condition) code.push(ANY_OF, 0);
  else if ('not' in condition) code.push(NOT, 0);
  else {
    const kind = atomOf(condition);
    code.push(FIRST_ATOM + kind, 0, ...everyAtom[kind].plan(condition, names));
  }
  for (const each of below ?? []) write(each, names, code);
  code[at + 1] = code.length;
}
