import { quantityAt, withQuantity } from './quantity-at.js';
import type { Scenario } from './schema.js';
import { familyOf, scaledToOne } from './share-families.js';

/**
 * The scenario in which the quantity at `path` has the value of a sweep, in the unit written there. A share of several
 * that add to one keeps the swept value and the others scale to the rest. A scenario without a quantity there is
 * returned as it is. `sweptFindings` refuses values that would not run as written.
 */
export function sweptTo(scenario: Scenario, path: string, value: number): Scenario {
  if (!quantityAt(scenario, path)) return scenario;
  const copy = withQuantity(scenario, path, value);
  const family = familyOf(path);
  return family === null ? copy : scaledToOne(copy, family, [], path);
}
