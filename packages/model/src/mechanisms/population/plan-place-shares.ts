import { toBase } from '../../format/units.js';
import { cumulative } from '../../plan/by-attribute.js';
import { placeChain } from '../../plan/in-force.js';
import type { Scenario } from '../../scenario/schema.js';
import type { AttributePlan } from './plan-types.js';

/** Gives attributes the shares that hold in each place, where a place or the nearest above it declares its own. */
export function withPlaceShares(scenario: Scenario, places: string[], attributes: AttributePlan[]): AttributePlan[] {
  return attributes.map((attribute) => {
    const byPlace = places.map((id) => {
      const nearest = placeChain(scenario.places, id).find((each) => scenario.places[each].shares?.[attribute.id] !== undefined);
      const shares = nearest === undefined ? undefined : scenario.places[nearest].shares?.[attribute.id];
      return shares === undefined ? null : cumulative(attribute.categories.map((category) => toBase(shares[category])));
    });
    return byPlace.every((shares) => shares === null) ? attribute : { ...attribute, byPlace };
  });
}
