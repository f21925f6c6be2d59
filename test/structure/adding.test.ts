import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Model from '@glasshouse/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { added, bundledWith, costOf } from './bundle-with.js';
import { ROOT, textOf } from './sources.js';

const LIST = 'packages/model/src/mechanisms/index.ts';
const mechanism = {
  files: { 'packages/model/src/mechanisms/sirens/index.ts': added('model/mechanisms/sirens/index.ts') },
  edits: {
    'packages/dice/src/purpose.ts': [['  encounter: 95,', '  encounter: 95,\n  siren: 96,']],
    [LIST]: [
      [/^import \{ spreads \}/m, "import { sirens } from './sirens/index.js';\n$&"],
      ['  flows,\n] as const', '  flows,\n  sirens,\n] as const'],
    ],
  },
} as const;

describe('a mechanism that is added by its folder and the one list', () => {
  let model: typeof Model;
  const registerText = textOf('evidence/register.csv');
  const files = (added: string) => ({
    read: (path: string) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return path === 'scenarios/smoke.yaml' ? `${text}\n${added}` : text;
    },
  });
  const load = (added: string): ReturnType<typeof model.loadScenario> =>
    model.loadScenario('scenarios/smoke.yaml', files(added), model.parseRegister(registerText));
  const SIREN = 'sirens: { noon: { title: Noon, owner: city, over: nowhere } }\n';
  const WITH_UNITS = `partitions: { units: { title: Units, of: households, size: { value: 5, unit: count, assumed: A test, range: [4, 6] } } }\n`;

  beforeAll(async () => {
    model = await bundledWith<typeof Model>('packages/model/src/index.ts', mechanism);
  });

  it('costs one folder, its import, a place in the list, and a purpose for what it draws', () => {
    expect(costOf(mechanism)).toEqual({ files: 3, lines: 3 });
  });

  it('is part of the format, and of its policy', () => {
    expect(Object.keys(model.scenarioSchema.shape)).toContain('sirens');
    expect(model.POLICY_SECTIONS).toContain('sirens');
    expect(() => load('siren: {}\n')).toThrow(/siren/);
  });

  it('is checked', () => {
    expect(() => load(SIREN)).toThrow(/nowhere/);
  });

  it('counts, and has its turn in every day of a run', () => {
    const { scenario } = load(WITH_UNITS + SIREN.replace('nowhere', 'units'));
    const plan = model.compile(scenario, [{ id: 'base', scenario }], { persons: 300 });
    const run = model.runExperiment(plan, { seed: 1, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
    const heard = run.counts.ids.indexOf('siren.noon.heard');
    const days = model.dayOf(scenario.horizon.end) - model.dayOf(scenario.horizon.start) + 1;
    const booked = run.counts.byRound[0]!.reduce((sum, round) => sum + round[heard]!, 0);
    expect(booked).toBe(days * plan.communities.length);
    const loud = run.counts.byRound[0]!.reduce((sum, round) => sum + round[run.counts.ids.indexOf('siren.noon.loud')]!, 0);
    expect(loud).toBeGreaterThan(booked / 4);
    expect(loud).toBeLessThan((booked * 3) / 4);
  });

  it('has tables in every plan and policy, and words in the state', () => {
    const { start } = load('').scenario.horizon;
    const second = model.dateOf(model.dayOf(start) + 1);
    const late = SIREN.replace('nowhere', `units, in_force: { from: '${second}', assumed: A test }`);
    const { scenario } = load(WITH_UNITS + late);
    const plan = model.compile(scenario, [{ id: 'base', scenario }], { persons: 300 });
    expect(plan).toMatchObject({ sirens: ['noon'] });
    const on = plan.arms[0]!.policies.map((policy) => (policy as unknown as { sirensOn: number[] }).sirensOn);
    expect(on.slice(0, 2)).toEqual([[], [0]]);
    const bytes = (of: typeof plan): number =>
      model.runExperiment(of, { seed: 1, replicate: 0, runId: 'x', experiment: 'x', point: 0 }).work.bytesPerPersonArm;
    const without = load(WITH_UNITS).scenario;
    const plain = model.compile(without, [{ id: 'base', scenario: without }], { persons: 300 });
    // One word of four bytes a community, in the one state of an arm.
    expect((bytes(plan) - bytes(plain)) * plan.persons).toBeCloseTo(4 * plan.communities.length, 6);
  });

  it('speaks in the documents', () => {
    expect(model.everyMechanism.flatMap(({ words }) => words.submodels.map(({ title }) => title))).toContain('Sirens');
  });

  it('leaves the others as they are', () => {
    const { scenario } = load('');
    const ids = model.catalogueOf(scenario, [scenario]).counters.map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('siren'))).toEqual([]);
    expect(ids.length).toBeGreaterThan(50);
  });
});
