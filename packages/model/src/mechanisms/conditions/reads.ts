import { atomOf, everyAtom } from './atoms.js';
import type { Condition } from './schema.js';
import { atomsIn } from './uses.js';

/** Paths of the parts of a scenario that a condition reads, each once. */
export const partsReadBy = (condition: Condition): string[] => [
  ...new Set(atomsIn(condition).flatMap((atom) => everyAtom[atomOf(atom)].parts(atom))),
];
