import type { Work } from '../../rounds/work.js';
import { AS_IT_IS } from './atom.js';
import type { Reading } from './atom.js';
import { everyAtom } from './atoms.js';
import { ALL, ANY_OF, FIRST_ATOM, NOT } from './plan.js';
import type { ConditionPlan } from './plan.js';

/**
 * Whether a condition holds for a person now. It may use up the words of the last draw, so it is asked before a draw is made. Allocates nothing and
 * changes nothing.
 */
export const holds = (w: Work, row: number, condition: ConditionPlan): boolean => holdsIn(w, row, condition.code, 0, AS_IT_IS);

/** The same for the node at a position, under one reading of what has happened. */
export function holdsIn(w: Work, row: number, code: readonly number[], at: number, reading: Reading): boolean {
  const kind = code[at];
  if (kind >= FIRST_ATOM) return everyAtom[kind - FIRST_ATOM].holds(w, row, code, at + 2, reading);
  if (kind === NOT) return !holdsIn(w, row, code, at + 2, reading);
  const end = code[at + 1];
  for (let node = at + 2; node < end; node = code[node + 1]) {
    if (holdsIn(w, row, code, node, reading) !== (kind === ALL)) return kind === ANY_OF;
  }
  return kind === ALL;
}
