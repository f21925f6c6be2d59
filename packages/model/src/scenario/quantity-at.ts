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

/** A new scenario with another value, in its own unit, at the path of a quantity; the rest is shared. */
export const withQuantity = (scenario: Scenario, path: string, value: number): Scenario =>
  withValue(scenario, [...keysOf(path), 'value'], value);
