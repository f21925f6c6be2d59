import type { Scenario } from '../scenario/schema.js';
import { placeChain } from './in-force.js';
import type { PlaceChain } from './in-force.js';
import type { Plan, Policy } from './types.js';
import { placeSignature, windowsOf } from './windows.js';

/** Variant of each place, and for each variant one place that stands for it, with those above. `every`: all versions of all arms. */
export function planVariants(base: Scenario, places: string[], every: Scenario[]): { variantOf: number[]; chains: PlaceChain[] } {
  const windows = every.flatMap(windowsOf);
  const variants = new Map<string, number>();
  const chains: PlaceChain[] = [];
  const variantOf = places.map((id) => {
    const chain = placeChain(base.places, id);
    const signature = placeSignature(windows, chain);
    const known = variants.get(signature);
    if (known !== undefined) return known;
    variants.set(signature, chains.length);
    return chains.push(chain) - 1;
  });
  return { variantOf, chains };
}

/** An arm's tables in a place of the plan, in order of their days. */
export const policiesAt = (plan: Plan, arm: number, place: number): Policy[] => plan.arms[arm].variants[plan.variantOf[place]];

/** The policy in force at the end of the day before `day`; at the start, the first. */
export function policyBefore(policies: Policy[], day: number): Policy {
  const later = policies.findIndex((policy) => policy.from >= day);
  return policies[later < 0 ? policies.length - 1 : Math.max(0, later - 1)];
}
