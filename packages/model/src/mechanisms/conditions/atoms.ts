import type { Atom } from './atom.js';
import { listAtom } from './atoms/list.js';
import { measureAtom } from './atoms/measure.js';
import { owedAtom } from './atoms/owed.js';
import { recordsAtom } from './atoms/records.js';
import { gradeAtom, scoreAtom } from './atoms/score.js';
import { standingAtom } from './atoms/standing.js';
import { stateAtom } from './atoms/state.js';
import { whoAtom } from './atoms/who.js';

/** Everything that a condition can ask of a person. A new atom is a file in `atoms/` and a name here, last. */
export const ATOMS = [whoAtom, listAtom, gradeAtom, scoreAtom, measureAtom, recordsAtom, stateAtom, standingAtom, owedAtom] as const;

type ValueOf<A> = A extends Atom<infer V> ? V : never;

/** An atom as a file writes it. */
export type AtomValue = ValueOf<(typeof ATOMS)[number]>;

/** The same list, where what one atom reads is not known apart from another. */
export const everyAtom: readonly Atom<AtomValue>[] = ATOMS;

/** Position in the list of the atom that a value is. Throws Error where the format did not refuse it. */
export function atomOf(value: AtomValue): number {
  const found = everyAtom.findIndex((atom) => atom.is(value));
  if (found < 0) throw new Error(`no condition asks for ${Object.keys(value).join(', ')}`);
  return found;
}

/** Their names, in the order in which compiled conditions number them. */
export const conditionAtoms: readonly string[] = everyAtom.map(({ name }) => name);
