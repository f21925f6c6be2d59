import type { Stage } from '../../explain/step.js';
import { CAUSE_COUNT, DEED, ERROR, STATUS } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { AS_IT_IS, AT_START, OWN, OWN_RECAST } from './atom.js';
import type { Reading } from './atom.js';
import { conditionAtoms, everyAtom } from './atoms.js';
import { ALL, ANY_OF, FIRST_ATOM, NOT } from './plan.js';
import type { ConditionPlan } from './plan.js';

/** Kind of node of the atom that asks for a list. */
const LIST_NODE = FIRST_ATOM + conditionAtoms.indexOf('list');

/**
 * Whether a condition holds for a person now. It may use up the words of the last draw, so it is asked before a draw is made. Allocates nothing and
 * changes nothing.
 */
export const holds = (w: Work, row: number, condition: ConditionPlan): boolean => holdsIn(w, row, condition.code, 0, AS_IT_IS);

/** The same, asked by a stage of a deed: a life that is written down tells of it. */
export const asks = (w: Work, row: number, stage: Stage, condition: ConditionPlan): boolean => {
  const is = holds(w, row, condition);
  if (w.trace !== null) w.trace.condition(w, row, stage, condition, is);
  return is;
};

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

/** Beside the causes of a measure: own deeds alone would impose it if recovery made an entry for inability an own deed. */
export const IF_RECAST = 1 << CAUSE_COUNT;

/** Over the parts of a condition that hold and are asked for, not denied: their causes or contexts, joined bit by bit. */
function joined(w: Work, row: number, code: readonly number[], at: number, what: 'causes' | 'contexts'): number {
  const kind = code[at];
  if (kind === NOT || !holdsIn(w, row, code, at, AS_IT_IS)) return 0;
  if (kind >= FIRST_ATOM) return everyAtom[kind - FIRST_ATOM][what](w, row, code, at + 2);
  let bits = 0;
  for (let node = at + 2; node < code[at + 1]; node = code[node + 1]) bits |= joined(w, row, code, node, what);
  return bits;
}

/** Contexts of the deeds behind a condition that holds, a bit each. */
export const contextsOf = (w: Work, row: number, { code }: ConditionPlan): number => joined(w, row, code, 0, 'contexts');

/** Whether a condition that holds rests on a list: an atom that holds, and is asked for, not denied, names the list. Allocates nothing. */
export const restsOnList = (w: Work, row: number, { code }: ConditionPlan, list: number): boolean => restsIn(w, row, code, 0, list);

function restsIn(w: Work, row: number, code: readonly number[], at: number, list: number): boolean {
  const kind = code[at];
  if (kind === NOT || !holdsIn(w, row, code, at, AS_IT_IS)) return false;
  if (kind >= FIRST_ATOM) return kind === LIST_NODE && code[at + 2] === list;
  for (let node = at + 2; node < code[at + 1]; node = code[node + 1]) if (restsIn(w, row, code, node, list)) return true;
  return false;
}

/**
 * Whether a condition would hold by one entry: were it the only one on any list the condition would hold, and without it not. Everything else that it
 * asks is read as it is today.
 */
export const holdsByEntry = (w: Work, row: number, { code }: ConditionPlan, entry: ListEntry): boolean =>
  aloneIn(w, row, code, 0, entry) && !aloneIn(w, row, code, 0, NO_ENTRY);

/** A list and the ground on which it has somebody, by number; below 0 for none. */
interface ListEntry {
  list: number;
  ground: number;
}
const NO_ENTRY: ListEntry = { list: -1, ground: -1 };

function aloneIn(w: Work, row: number, code: readonly number[], at: number, entry: ListEntry): boolean {
  const kind = code[at];
  if (kind === LIST_NODE) return code[at + 2] === entry.list && (code[at + 3] < 0 || code[at + 3] === entry.ground);
  if (kind >= FIRST_ATOM) return everyAtom[kind - FIRST_ATOM].holds(w, row, code, at + 2, AS_IT_IS);
  if (kind === NOT) return !aloneIn(w, row, code, at + 2, entry);
  const end = code[at + 1];
  for (let node = at + 2; node < end; node = code[node + 1])
    if (aloneIn(w, row, code, node, entry) !== (kind === ALL)) return kind === ANY_OF;
  return kind === ALL;
}

/** The first cause other than own deeds that makes a condition hold; `error` where it names none. */
export function otherCause(w: Work, row: number, { code }: ConditionPlan): number {
  const bits = joined(w, row, code, 0, 'causes');
  return bits === 0 ? ERROR : 31 - Math.clz32(bits & -bits);
}

/**
 * The cause of what a rule does because a condition holds: that of the record, unless it is an own deed and own deeds alone would not make the condition
 * hold. Then it is the first of the other causes that do.
 */
export function causeUnder(w: Work, row: number, condition: ConditionPlan | null, cause: number): number {
  if (condition === null || cause !== DEED || holdsIn(w, row, condition.code, 0, OWN)) return cause;
  return otherCause(w, row, condition);
}

/** Why a condition that holds imposes a measure, a bit each: that everyone begins so, own deeds where they alone would do, else the others. */
export function causesImposing(w: Work, row: number, condition: ConditionPlan): number {
  const { code } = condition;
  if (holdsIn(w, row, code, 0, AT_START)) return 1 << STATUS;
  if (holdsIn(w, row, code, 0, OWN)) return 1 << DEED;
  const causes = 1 << otherCause(w, row, condition);
  return holdsIn(w, row, code, 0, OWN_RECAST) ? causes | IF_RECAST : causes;
}
