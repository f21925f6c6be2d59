import type { z } from 'zod';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import type { Work } from '../../rounds/work.js';
import type { Scenario } from '../../scenario/schema.js';
import type { LedgerPlan } from '../ledgers/plan-types.js';
import type { AttributePlan } from '../population/plan-types.js';
import type { StatePlan } from '../states/plan.js';
import type { MemoryPlan } from './memory-plan.js';

/** Everything that stands for or against a person, as it is. */
export const AS_IT_IS = 0;

/** What own true breaches and merits alone have brought. */
export const OWN = 1;

/** The same, if recovery made entries for inability own deeds. */
export const OWN_RECAST = 2;

/** Nothing has happened yet: no entry, no record, every score at its start. */
export const AT_START = 3;

/** Which of the world's causes are read: `AS_IT_IS`, `OWN`, `OWN_RECAST` or `AT_START`. Only the accounts ask for another than the first. */
export type Reading = typeof AS_IT_IS | typeof OWN | typeof OWN_RECAST | typeof AT_START;

/** Where a condition stands in a scenario. */
export interface Site {
  scenario: Scenario;
  path: Path;
  out: Findings;
}

/** Ids and tables of a plan that atoms are compiled against. */
export interface Names {
  attributes: AttributePlan[];
  streams: string[];
  ledgers: string[];
  ledgerPlans: LedgerPlan[];
  lists: string[];
  entries: string[];
  measures: string[];
  states: readonly StatePlan[];
  encounters: readonly string[];
  memory: MemoryPlan;
  /** Whose rule it is, among the owners of the plan; -1: everybody knows every record. */
  owner: number;
}

/**
 * One thing that a condition can ask of a person. To add one, write it in a file of its own and name it in `atoms.ts`: format, checks, plans, words and
 * the key reference fold over that list.
 */
export interface Atom<V> {
  name: string;
  /** Forms in which a file writes it. */
  schemas: readonly z.ZodType<V>[];
  /** Whether a checked condition is this atom. */
  is(value: object): boolean;
  /** Paths of the parts of a scenario that it reads; none where it reads what a person is. */
  parts(value: V): string[];
  /** Refers to things that exist, with numbers that can be kept. */
  check(value: V, site: Site): void;
  /** Its numbers in the flat table: at most as many as the atom reads below. */
  plan(value: V, names: Names): number[];
  /** Whether it holds for a person now; its numbers stand from `code[at]` on. Allocates nothing. */
  holds(w: Work, row: number, code: readonly number[], at: number, reading: Reading): boolean;
  /** Where it holds: causes other than own deeds that bring it about, a bit each; 0 for what narrows and imposes nothing. */
  causes(w: Work, row: number, code: readonly number[], at: number): number;
  /** Where it holds: contexts of the deeds behind it, a bit each. */
  contexts(w: Work, row: number, code: readonly number[], at: number): number;
  /** As a clause: `a record of lateness within 365 days`. `say`: how a number is written. */
  words(value: V, say: (quantity: Quantity) => string): string;
}
