import { keysOf } from '../format/problem.js';
import { toBase } from '../format/units.js';
import { valueAt } from '../format/value-at.js';
import { quantityAt, withQuantities } from './quantity-at.js';
import type { Scenario } from './schema.js';

const FAMILIES = [
  /^(population\.household_size)\.[^.]+$/,
  /^(population\.age)\.[^.]+\.share$/,
  /^(population\.attributes\.[^.]+\.categories)\.[^.]+\.share$/,
  /^(places\.[^.]+\.shares\.[^.]+)\.[^.]+$/,
  /^(classes\.[^.]+\.shares)\.[^.]+$/,
  /^(streams\.[^.]+\.classes)\.[^.]+\.share$/,
  /^(encounters\.[^.]+\.strategies)\.[^.]+\.share$/,
  /^(firms\.types)\.[^.]+\.share$/,
  /^(officials\.types)\.[^.]+\.share$/,
];

/** Shares at the start of the values of a state, for everybody or in one category. */
const START = /^(states\.[^.]+\.values)\.[^.]+\.(start(?:\.values\.[^.]+)?)$/;
/** Stands in the name of a family for the id of each member, where its share lies deeper than the map. */
const EACH = '.*.';

/** Name of the family whose shares add to one with the share at `path`: the path of their map, or `map.*.rest`; null where it has none. */
export function familyOf(path: string): string | null {
  for (const family of FAMILIES) {
    const match = family.exec(path);
    if (match) return match[1]!;
  }
  const start = START.exec(path);
  return start && `${start[1]!}${EACH}${start[2]!}`;
}

/** Paths of all shares of a family, sorted: sums do not depend on the order in which they are written. */
export function membersOf(scenario: Scenario, family: string): string[] {
  const [base = '', rest] = family.split(EACH);
  const map = valueAt(scenario, keysOf(base));
  if (rest !== undefined) {
    const paths = Object.keys((map ?? {}) as object).map((key) => `${base}.${key}.${rest}`);
    // Where some differ by category and others do not, no one factor makes them add to one again.
    return paths.every((path) => quantityAt(scenario, path)) ? paths.sort() : [];
  }
  return Object.keys((map ?? {}) as object)
    .map((key) => `${family}.${key}`)
    .map((path) => (quantityAt(scenario, path) ? path : `${path}.share`))
    .filter((path) => quantityAt(scenario, path))
    .sort();
}

const sumOf = (scenario: Scenario, paths: readonly string[], of = (path: string): number => toBase(quantityAt(scenario, path)!)): number =>
  paths.reduce((sum, path) => sum + of(path), 0);

function scaled(scenario: Scenario, paths: readonly string[], factor: number): Scenario {
  return withQuantities(scenario, new Map(paths.map((path) => [path, quantityAt(scenario, path)!.value * factor])));
}

/**
 * Whether the share at `path` can be `value` (in its own unit) while the others of its family, scaled by one factor,
 * make up the rest. A path outside the families can.
 */
export function canHold(scenario: Scenario, path: string, value: number): boolean {
  const family = familyOf(path);
  const quantity = quantityAt(scenario, path);
  if (family === null || !quantity) return true;
  const others = membersOf(scenario, family).filter((each) => each !== path);
  const share = toBase({ ...quantity, value });
  return others.length === 0 || sumOf(scenario, others) === 0 ? Math.abs(share - 1) < 1e-9 : share < 1;
}

/**
 * The scenario in which the shares of a family add to one again after those at `held` were set. The held shares keep
 * their values and the others scale to the rest. Where nothing is left to scale, or where the ends of the ranges of the
 * held shares could leave nothing for the rest, all scale together; that depends on the ranges and not on the values, so
 * it is the same at every design point. A `swept` share always keeps its value.
 */
export function scaledToOne(scenario: Scenario, family: string, held: readonly string[], swept: string | null): Scenario {
  const members = membersOf(scenario, family);
  const highest = (path: string): number => {
    const quantity = quantityAt(scenario, path)!;
    return toBase({ ...quantity, value: quantity.range?.[1] ?? quantity.value });
  };
  if (swept !== null && members.includes(swept)) return restScaled(scenario, members, [swept]);
  const kept = members.filter((path) => held.includes(path));
  const holds = kept.length < members.length && sumOf(scenario, kept, highest) < 1;
  return holds ? restScaled(scenario, members, kept) : restScaled(scenario, members, []);
}

function restScaled(scenario: Scenario, members: readonly string[], kept: readonly string[]): Scenario {
  const rest = members.filter((path) => !kept.includes(path));
  const sum = sumOf(scenario, rest);
  const left = 1 - sumOf(scenario, kept);
  return sum > 0 && left >= 0 ? scaled(scenario, rest, left / sum) : scenario;
}
