import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Model from '@glasshouse/model';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT, textOf } from './sources.js';

const MECHANISMS = 'packages/model/src/mechanisms';
const LIST = `${MECHANISMS}/index.ts`;
const FOLDER = join(ROOT, MECHANISMS, 'sirens');

/** The one list with one more mechanism: its import, and its name. Nothing else of the program is touched. */
function longerList(): string {
  const text = textOf(LIST);
  const longer = text
    .replace(/^import \{ spreads \}/m, `import { sirens } from './sirens/index.js';\n$&`)
    .replace('  flows,\n] as const', '  flows,\n  sirens,\n] as const');
  expect(longer.split('\n').length - text.split('\n').length).toBe(2);
  return longer;
}

/** The model bundled from its sources with a folder that is not there, taken from `test/structure/added`. */
async function modelWithSirens(): Promise<typeof Model> {
  const temporary = mkdtempSync(join(tmpdir(), 'glasshouse-added-'));
  const outfile = join(temporary, 'model.mjs');
  try {
    await build({
      entryPoints: [join(ROOT, 'packages/model/src/index.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['source'],
      logLevel: 'silent',
      plugins: [
        {
          name: 'added',
          setup(builder) {
            builder.onResolve({ filter: /^\.\/sirens\/index\.js$/ }, () => ({ path: join(FOLDER, 'index.ts') }));
            builder.onLoad({ filter: /mechanisms[\\/]sirens[\\/]index\.ts$/ }, () => ({
              contents: readFileSync(join(ROOT, 'test/structure/added/sirens.ts.txt'), 'utf8'),
              loader: 'ts',
              resolveDir: join(ROOT, MECHANISMS, 'flows'),
            }));
            builder.onLoad({ filter: /mechanisms[\\/]index\.ts$/ }, ({ path }) => ({
              contents: longerList(),
              loader: 'ts',
              resolveDir: dirname(path),
            }));
          },
        },
      ],
    });
    return (await import(pathToFileURL(outfile).href)) as typeof Model;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

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

  beforeAll(async () => {
    model = await modelWithSirens();
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
    const { scenario } = load(
      'partitions: { units: { title: Units, of: households, size: { value: 5, unit: count, assumed: A test, range: [4, 6] } } }\n' +
        SIREN.replace('nowhere', 'units'),
    );
    const plan = model.compile(scenario, [{ id: 'base', scenario }], { persons: 300 });
    const run = model.runExperiment(plan, { seed: 1, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
    const heard = run.counts.ids.indexOf('siren.noon.heard');
    const days = model.dayOf(scenario.horizon.end) - model.dayOf(scenario.horizon.start) + 1;
    const booked = run.counts.byRound[0]!.reduce((sum, round) => sum + round[heard]!, 0);
    expect(booked).toBe(days * plan.communities.length);
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
