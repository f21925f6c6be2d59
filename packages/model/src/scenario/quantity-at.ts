import { keysOf } from '../format/problem.js';
import type { Quantity } from '../format/quantity.js';
import { valueAt, withValue } from '../format/value-at.js';
import type { Scenario } from './schema.js';

/** The quantity at a dotted path, or undefined where the scenario has none there. */
export function quantityAt(scenario: Scenario, path: string): Quantity | undefined {
  const found = valueAt(scenario, keysOf(path)) as Partial<Quantity> | null | undefined;
  return typeof found === 'object' && found !== null && typeof found.value === 'number' && typeof found.unit === 'string'
    ? (found as Quantity)
    : undefined;
}

/** Keys on the way to quantities, each with those below it; where a quantity stands, its path. */
type Ways = Map<string, Ways | string>;

function waysTo(paths: Iterable<string>): Ways {
  const ways: Ways = new Map();
  for (const path of paths) {
    const keys = keysOf(path);
    const last = keys.pop()!;
    let at = ways;
    for (const key of keys) {
      const below = at.get(key);
      const next = below instanceof Map ? below : (new Map() as Ways);
      at.set(key, next);
      at = next;
    }
    at.set(last, path);
  }
  return ways;
}

function along<T extends object>(value: T, ways: Ways, values: ReadonlyMap<string, number>): T {
  const copy = (Array.isArray(value) ? value.slice() : { ...value }) as Record<string, unknown>;
  for (const [key, below] of ways) {
    if (typeof below !== 'string') copy[key] = along(copy[key] as object, below, values);
    else if (values.has(below)) copy[key] = { ...(copy[key] as Quantity), value: values.get(below) };
  }
  return copy as T;
}

/**
 * Sets the quantities at some paths of a scenario, again and again: returns a function from values by path, in the unit written there, to a new
 * scenario with them. A path without a value, or without a quantity in the scenario, keeps what is there; parts off all paths are shared.
 */
export function quantitySetter(scenario: Scenario, paths: Iterable<string>): (values: ReadonlyMap<string, number>) => Scenario {
  const ways = waysTo([...paths].filter((path) => quantityAt(scenario, path)));
  return (values) => (ways.size === 0 ? scenario : along(scenario, ways, values));
}

/** A new scenario with other values by path: as `withQuantity` one after the other, but each part above them is copied once. */
export const withQuantities = (scenario: Scenario, values: ReadonlyMap<string, number>): Scenario =>
  quantitySetter(scenario, values.keys())(values);

/** A new scenario with another value, in its own unit, at the path of a quantity; the rest is shared. */
export const withQuantity = (scenario: Scenario, path: string, value: number): Scenario =>
  withValue(scenario, [...keysOf(path), 'value'], value);
