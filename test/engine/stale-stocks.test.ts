import { applyPatch, compile, loadScenario } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { expect, it } from 'vitest';
import { runBatches } from '../reference/run-engine.js';
import { shippedRegister } from '../shipped.js';
import { textOf } from '../structure/sources.js';
import { q } from './tiny.js';

const load = (path: string, files: Record<string, string> = {}): Scenario =>
  loadScenario(path, { read: (at) => files[at] ?? textOf(at) }, shippedRegister()).scenario;

/** Whatever the books say is recounted at the end of a run; a run throws where a recount finds another number. */
const checksOf = (base: Scenario, arms: { id: string; scenario: Scenario }[], persons: number, seed: number): number =>
  runBatches(compile(base, arms, { persons }), seed).result.checks.length;

it.each([1, 2, 3, 4, 5, 6])('an arm without the doors of a measure has none of another arm in its books (seed %i)', (seed) => {
  const base = load('scenarios/work-unit.yaml');
  const without = applyPatch(base, { 'measures.move_not_agreed.doors': null, 'measures.child_not_agreed.doors': null }, 'policy');
  const arms = [
    { id: 'with', scenario: base },
    { id: 'without', scenario: without },
  ];
  expect(checksOf(base, arms, 2000, seed)).toBeGreaterThan(0);
});

it.each([1, 2, 3, 4])('a child who leaves on the first day of a round is under the measure that begins that day (seed %i)', (seed) => {
  const place = (persons: number): object => ({ persons: q(persons, 'persons') });
  const kid = {
    glasshouse: 1,
    kind: 'scenario',
    id: 'kid',
    title: 'Children who leave',
    extends: ['smoke.yaml'],
    horizon: { end: '2020-07-31' },
    timeline: [],
    demography: { pace: q(0, 'factor') },
    places: { county_a: place(18_000), city_b: place(12_000) },
    population: { turnover: { leaves: q(1, 'per person-year'), enters: q(0.3, 'share') } },
  };
  const base = load('scenarios/kid.yaml', { 'scenarios/kid.yaml': JSON.stringify(kid) });
  expect(checksOf(base, [{ id: 'base', scenario: base }], 12_000, seed)).toBeGreaterThan(0);
});
