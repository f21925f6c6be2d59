import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it, vi } from 'vitest';
import { say, temporaryFolder, treeOf } from '../places/tiny.js';
import { ROOT } from '../structure/sources.js';

vi.setConfig({ testTimeout: 900_000 });

const home = temporaryFolder();
const harmOnly = (id: string): boolean => /^harm_only: true$/m.test(readFileSync(join(ROOT, 'scenarios', `${id}.yaml`), 'utf8'));
const ids = readdirSync(join(ROOT, 'scenarios'))
  .filter((name) => /^(?!_|planted-|smoke).*\.yaml$/.test(name))
  .map((name) => name.replace('.yaml', ''));
const commentsIn = (text: string): string[] => text.match(/^\s*#.*$/gm) ?? [];

interface Experiment {
  scenario: string;
  planted?: boolean;
  equal_rates?: boolean;
  arms: { id: string }[];
}
interface Study {
  id: string;
  title: string;
  experiments: Experiment[];
}
const studyIn = (folder: string, id: string): Study =>
  parse(readFileSync(join(folder, 'studies', `${id}.yaml`), 'utf8'), { maxAliasCount: -1 }) as Study;

describe('glasshouse new --from', () => {
  it.each(ids.filter((id) => !harmOnly(id)))('%s gives a study on a copy that is sound where it lies', async (from) => {
    const name = `copy-of-${from}`;
    const folder = join(home, name);
    const made = await say('new', folder, '--from', from);
    expect(made.code, made.err).toBe(0);
    const study = studyIn(folder, name);
    expect(study.id).toBe(name);
    expect(new Set(study.experiments.map(({ scenario }) => scenario))).toEqual(new Set([`../scenarios/${name}.yaml`]));
    const copy = readFileSync(join(folder, 'scenarios', `${name}.yaml`), 'utf8');
    const original = readFileSync(join(ROOT, 'scenarios', `${from}.yaml`), 'utf8');
    expect(commentsIn(copy)).toEqual(commentsIn(original));
    expect(copy.match(/source: E\d{3}/g)).toEqual(original.match(/source: E\d{3}/g));
    const { title, reading } = parse(copy, { maxAliasCount: -1 }) as { title: string; reading?: string };
    const was = parse(original, { maxAliasCount: -1 }) as { title: string; reading?: string };
    expect(title).toBe(`${was.title}, adapted`);
    expect(study.title).toBe(`Own study: ${was.title}`);
    expect(reading).toBe(was.reading === 'documented' || was.reading === 'claimed' ? 'hypothetical' : was.reading);
    for (const file of [`studies/${name}.yaml`, `scenarios/${name}.yaml`]) {
      const { code, err } = await say('validate', join(folder, file));
      expect(code, err).toBe(0);
    }
  });

  it('compares a scenario that no study examines with worlds without one rule each', async () => {
    const folder = join(home, 'points-of-mine');
    expect((await say('new', folder, '--from', 'rongcheng-2021')).code).toBe(0);
    const [experiment] = studyIn(folder, 'points-of-mine').experiments;
    const [first, ...others] = experiment!.arms.map(({ id }) => id);
    expect(first).toBe('as_written');
    expect(others.length).toBeGreaterThan(0);
    for (const id of others) expect(id).toMatch(/^without_/);
  });

  it.each([
    ['penalty-pionts', /Did you mean "penalty-points"\?/],
    ['zzz', /allowed: .*court-list, .*penalty-points.*Name one of these/],
    ['planted-code', /allowed: /],
    ['_population', /allowed: /],
    ['../scenarios/court-list', /allowed: /],
    ['', /allowed: /],
  ])('refuses %j, and writes nothing', async (from, says) => {
    const folder = join(home, 'never-made');
    const { code, err, out } = await say('new', folder, '--from', from);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(says);
    expect(existsSync(folder)).toBe(false);
  });

  it.each(ids.filter(harmOnly))('refuses the harm-only scenario %s', async (from) => {
    const { code, err } = await say('new', join(home, 'never-made'), '--from', from);
    expect({ code, harmOnly: err.includes('harm-only') }).toEqual({ code: 2, harmOnly: true });
    expect(existsSync(join(home, 'never-made'))).toBe(false);
  });

  it('begins with the experiments of a shipped study, and leaves a folder that is there as it is', async () => {
    const folder = join(home, 'twice');
    expect((await say('new', folder, '--from', 'penalty-points')).code).toBe(0);
    const shipped = parse(readFileSync(join(ROOT, 'studies/rising-terms.yaml'), 'utf8'), { maxAliasCount: -1 }) as {
      experiments: Experiment[];
    };
    const own = shipped.experiments.filter(
      (one) => one.scenario === '../scenarios/penalty-points.yaml' && !one.planted && !one.equal_rates,
    );
    expect(own.length).toBeGreaterThan(0);
    const arms = (experiments: Experiment[]): string[][] => experiments.map((one) => one.arms.map(({ id }) => id));
    expect(arms(studyIn(folder, 'twice').experiments)).toEqual(arms(own));
    const before = treeOf(folder);
    expect((await say('new', folder, '--from', 'court-list')).code).toBe(2);
    expect(treeOf(folder)).toEqual(before);
  });
});
