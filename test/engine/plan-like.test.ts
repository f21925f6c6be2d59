import { readdirSync } from 'node:fs';
import { catalogueOf, compile } from '@glasshouse/model';
import type { Plan } from '@glasshouse/model';
import { expect, it } from 'vitest';
import { shippedScenario } from '../shipped.js';

const scenarios = readdirSync('scenarios')
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('_'))
  .map((name) => shippedScenario(`scenarios/${name}`));

// A plan takes the catalogue of the plan before where both count the same. Whatever stands before, it is the catalogue that the scenario alone has.
it('a plan has its own catalogue, whatever plan is handed to it', () => {
  expect(scenarios.length).toBeGreaterThan(20);
  let like: Plan | undefined;
  for (const scenario of scenarios) {
    const arms = [{ id: 'base', scenario }];
    const plan = compile(scenario, arms, { persons: 2000, like });
    const alone = catalogueOf(scenario, [scenario]);
    expect(plan.catalogue).toEqual(alone);
    const next = compile(scenario, arms, { persons: 2000, like: plan });
    expect(next.catalogue).toBe(plan.catalogue);
    // What tells catalogues apart is compared as text, so text must hold all of it.
    const everything = JSON.parse(alone.of) as unknown;
    expect(JSON.stringify(everything)).toBe(alone.of);
    like = plan;
  }
});
