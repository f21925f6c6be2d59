import type { Names } from '../mechanisms/conditions/atom.js';
import type { PlanNames, PolicyTables, WorldTables } from '../mechanisms/index.js';
import type { Scenario } from '../scenario/schema.js';
import type { Key } from './ids.js';
import type { Holds, When } from './when.js';

/** What the names of a plan are collected from: the scenario that gives the world, and every version of every arm, the base among them or not. */
export interface Naming {
  base: Scenario;
  every: readonly Scenario[];
}

/** What the tables of the world are made from. */
export interface Planning extends Naming {
  /** People to simulate; absent: all. */
  persons: number | undefined;
  key: Key;
  /** Names of all mechanisms. */
  names: PlanNames;
  /** The tables made so far: of the mechanisms that stand before in the list; all of them when tables are linked. */
  plan: WorldTables;
  /** Paths of the conditions of the world, in the order in which policies answer them. */
  asked: readonly string[];
}

/** What the tables of one policy are made from: a version of an arm, on a day in a place. */
export interface Drafting {
  scenario: Scenario;
  when: When;
  /** Whether a window is open on that day in that place. */
  holds: Holds;
  key: Key;
  names: PlanNames;
  plan: WorldTables;
  /** The tables made so far: of the mechanisms that stand before in the list; all of them for `reading`. */
  policy: PolicyTables;
  /** What conditions are compiled against. `owner`: whose rule it is; absent: nobody's, and every record is known. */
  reads(owner?: string): Names;
}
