import { everyMechanism } from '../mechanisms/index.js';
import type { Mechanism } from '../mechanisms/mechanism.js';

/** Joins what mechanisms make, in the order of the list, into `into`, so that each sees what those before it have made. Throws Error where two make a table of one name. */
export function join<T extends object>(into: T, make: (each: Mechanism) => unknown): T {
  for (const each of everyMechanism) {
    const tables = (make(each) ?? {}) as object;
    const twice = Object.keys(tables).find((name) => name in into);
    if (twice !== undefined) throw new Error(`${each.name} makes a table "${twice}", and another mechanism does too; rename one`);
    Object.assign(into, tables);
  }
  return into;
}
