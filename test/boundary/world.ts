import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, parseRegister } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { ROOT, textOf } from '../structure/sources.js';

/** The scenario in which everything happens once, small. A fresh copy each time. */
export function smokeWorld(): Scenario {
  const files = { read: (path: string) => readFileSync(join(ROOT, path), 'utf8') };
  return structuredClone(loadScenario('scenarios/smoke.yaml', files, parseRegister(textOf('evidence/register.csv'))).scenario);
}

/** The same world with every sanction and reward taken away. */
export function withoutMeasures(scenario: Scenario): Scenario {
  return { ...structuredClone(scenario), measures: {}, timeline: [] };
}
