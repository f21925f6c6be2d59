import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diskFolder, ResultStore } from '@glasshouse/store';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';
import { planned } from './studies.js';

// No case depends on how fast the machine is.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const home = temporaryFolder();
const at = (name: string): string => join(home, name);
const written = tinyStudy(home);
const OF = 'smoke.sanction_days@no_list-as_written';

interface Told {
  next: {
    more: number;
    unknown: string | null;
    differences: {
      of: string;
      matters: number | null;
      replicates: { complete: number; missing: number; halfWidth: number | null; expected: { halfWidth: number } | null };
      points: { planned: number; complete: number; low: number | null } | null;
    }[];
  };
}
const next = async (folder: string): Promise<Told['next']> => {
  const { code, out, err } = await say('status', folder, '--json');
  if (code !== 0) throw new Error(err);
  return (JSON.parse(out) as Told).next;
};
const lines = async (folder: string): Promise<string> => (await say('status', folder)).out;
/** A copy of a folder, which a test may change. */
function copyOf(folder: string, name: string): string {
  cpSync(folder, at(name), { recursive: true });
  return at(name);
}

beforeAll(async () => {
  const text = readFileSync(written, 'utf8').replace('points: { reduced: 1, full: 1 }', 'points: { reduced: 3, full: 3 }');
  writeFileSync(written, text);
  writeFileSync(at('studies/numbers.yaml'), text.replace('\nkind: study\n', '\nkind: study\nkeep: numbers\n'));
  const matters = "{ reduced: 4, full: 4, matters: { 'sanction_days@no_list-as_written': 100000 } }";
  writeFileSync(at('studies/matters.yaml'), text.replace('replicates: { reduced: 4, full: 4 }', `replicates: ${matters}`));
  for (const name of ['tiny', 'numbers'])
    expect((await say('run', at(`studies/${name}.yaml`), '--out', at(name), '--threads', '1')).code).toBe(0);
});

describe('status says what the next hundred runs are expected to show', () => {
  it('of a finished study, from its runs: the same whether they keep all or numbers only', async () => {
    const found = await next(at('tiny'));
    expect(found).toMatchObject({ more: 100, unknown: null });
    expect(found.differences.map(({ of }) => of)).toEqual([OF, 'smoke.sanction_days@harsher-as_written']);
    expect(found.differences[0]).toMatchObject({ replicates: { complete: 4, missing: 0 }, points: { planned: 3, complete: 3 } });
    expect(found.differences[0].replicates.halfWidth).toBeGreaterThan(0);
    expect(await next(at('numbers'))).toEqual(found);
    const told = await lines(at('tiny'));
    expect(told).toMatch(/100 more runs {2}expected for the synthetic people if the spread stays the same\n/);
    expect(told).toMatch(/ 4 replicates: 95 percent interval ±[\d,.]+, about ±[\d,.]+ after 100 more\n/);
    expect(told).toMatch(/no answer yet: all 4 runs differ, and an answer needs 40 that do; after 100 more, about 104 would differ\n/);
    expect(told).toMatch(/range over assumptions \S+ to \S+, 3 of 3 design points: 100 more points beside these can only widen it\n/);
    // No more than two significant digits.
    expect(told.match(/±[\d,.]+/g)!.filter((number) => number.replaceAll(/[^\d]/g, '').replace(/^0+|0+$/g, '').length > 2)).toEqual([]);
  });

  it('of a study that an array is filling: nothing, then from what is complete, and a failed run counts as missing', async () => {
    const folder = at('matters');
    expect((await say('prepare', at('studies/matters.yaml'), '--out', folder, '--shards', '3')).code).toBe(0);
    expect(await next(folder)).toEqual({ more: 100, differences: [], unknown: 'no run is complete' });
    expect(await lines(folder)).toMatch(/\n100 more runs {2}nothing can be said: no run is complete\n/);
    vi.stubEnv('SLURM_ARRAY_TASK_ID', '0');
    expect((await say('shard', folder, '--shard', '/3')).code).toBe(0);
    vi.unstubAllEnvs();
    // Runs 0 and 3 of four, and one of the two runs of the last point.
    const [one, two] = [await next(folder), await lines(folder)];
    expect(one.differences).toHaveLength(1);
    expect(one.differences[0]).toMatchObject({ of: OF, matters: 100_000, replicates: { complete: 2, missing: 2 } });
    expect(two).toMatch(
      /2 of 4 planned replicates \(2 missing\): 95 percent interval ±[\d,.]+, about ±[\d,.]+ after 100 more; ±50,000 is enough for a difference of 100,000\n/,
    );
    expect(two).toMatch(/no range over assumptions yet: 0 of 3 design points complete\n/);
    const [, second] = planned(folder);
    new ResultStore(diskFolder(folder)).fail({ id: second }, 'run', 'no such thing', 1);
    expect(await lines(folder)).toMatch(/1 failed/);
    expect(await next(folder)).toEqual(one);
    expect((await say('resume', folder, '--threads', '1')).code).toBe(0);
    // The same runs as those of the study that names no difference, but for what matters.
    const [same] = (await next(at('tiny'))).differences;
    const [whole] = (await next(folder)).differences;
    expect(whole.replicates).toEqual({ ...same.replicates, expected: { ...same.replicates.expected, enough: true } });
    expect(whole.points).toEqual(same.points);
  });

  it('passes over a torn run', async () => {
    const folder = copyOf(at('numbers'), 'torn');
    truncateSync(join(folder, 'runs', `${planned(folder)[0]}.run`), 40);
    expect((await next(folder)).differences[0].replicates).toMatchObject({ complete: 3, missing: 1 });
  });

  it('says why it cannot tell, and tells the rest: another build, an input that was changed', async () => {
    const other = copyOf(at('tiny'), 'other');
    const start = join(other, 'start.json');
    writeFileSync(start, readFileSync(start, 'utf8').replace(/"engine": "[0-9a-f]{12}/, '"engine": "abcabcabcabc'));
    const told = await next(other);
    expect(told.differences).toEqual([]);
    expect(told.unknown).toMatch(/was begun with build abcabcabcabc/);
    const changed = copyOf(at('tiny'), 'changed');
    writeFileSync(join(changed, 'inputs/studies/tiny.yaml'), 'kind: study\n');
    expect(await say('status', changed)).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /runs +8 planned: 8 complete.*\n100 more runs {2}nothing can be said: .*tiny\.yaml is not what the study began with/,
      ),
    });
  });
});
