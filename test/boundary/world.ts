import type { Scenario } from '@glasshouse/model';
import { shippedScenario } from '../shipped.js';

/** The scenario in which everything happens once, small. A fresh copy each time. */
export function smokeWorld(): Scenario {
  return structuredClone(shippedScenario('scenarios/smoke.yaml'));
}

/** The same world with every sanction and reward taken away. */
export function withoutMeasures(scenario: Scenario): Scenario {
  return { ...structuredClone(scenario), measures: {}, timeline: [] };
}
