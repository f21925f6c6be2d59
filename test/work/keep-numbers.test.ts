import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';
import { planned, runsIn } from './studies.js';

const home = temporaryFolder();
const at = (name: string): string => join(home, name);
const study = tinyStudy(home);
const numbers = join(home, 'studies', 'numbers.yaml');
const objectIn = ({ code, out, err }: Awaited<ReturnType<typeof say>>): Record<string, unknown> => {
  if (code !== 0) throw new Error(`ended with ${code}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>;
};
const answer = async (...args: string[]): Promise<Record<string, unknown>> => objectIn(await say(...args, '--json'));
/** The document, with the path of the study that keeps all. */
const document = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(at(`${name}/study.json`), 'utf8').replaceAll('studies/numbers.yaml', 'studies/tiny.yaml')) as Record<
    string,
    unknown
  >;
const rows = async (name: string, sql: string): Promise<unknown> =>
  (objectIn(await say('query', at(name), sql, '--format', 'json')) as { rows: unknown }).rows;

beforeAll(async () => {
  writeFileSync(numbers, readFileSync(study, 'utf8').replace('\nkind: study\n', '\nkind: study\nkeep: numbers\n'));
  for (const [name, path] of [
    ['all', study],
    ['numbers', numbers],
  ])
    expect((await say('run', path, '--out', at(name), '--threads', '1')).code).toBe(0);
});

describe('a study that keeps numbers only', () => {
  it('has the hash, document, indicators and lives of one that keeps all, in a fraction of the space', async () => {
    const [all, few] = [document('all'), document('numbers')];
    expect(few).toEqual(all);
    for (const table of ['indicators', 'design', 'runs', 'counters', 'persons'])
      expect(await rows('numbers', `select * from ${table}`), table).toEqual(await rows('all', `select * from ${table}`));
    const bytes = (name: string): number => runsIn(at(name)).reduce((sum, file) => sum + statSync(join(at(name), 'runs', file)).size, 0);
    expect(bytes('numbers')).toBeLessThan(bytes('all') / 3);
  });

  it('says in one message that a query asks for counts that it does not keep', async () => {
    const { code, out, err } = await say('query', at('numbers'), 'select count(*) from outcomes join runs using (replicate)');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/outcomes: this study keeps numbers only, and its counts are in no table/);
  });

  it('is verified from the digests that its runs state, and says so', async () => {
    expect(await answer('verify', at('numbers'))).toMatchObject({
      ok: true,
      faults: [],
      notes: [expect.stringMatching(/keeps numbers only: .*; --rerun counts everything again/)],
    });
    const folder = 'changed';
    cpSync(at('numbers'), at(folder), { recursive: true });
    const [one, two] = runsIn(at(folder)).map((file) => join(at(folder), 'runs', file));
    writeFileSync(one, readFileSync(two));
    expect(JSON.parse((await say('verify', at(folder), '--json')).out)).toMatchObject({ ok: false });
  });

  it('tells a life by doing its run again, as one that keeps all tells it', async () => {
    const person = ((document('all').followed as { person: string }[])[0] ?? { person: '' }).person;
    expect(await answer('explain', at('numbers'), '--person', person)).toEqual(await answer('explain', at('all'), '--person', person));
  });

  it('is resumed from its numbers, after a torn run too, and replayed, reported and packed', async () => {
    rmSync(join(at('numbers'), 'manifest.json'));
    truncateSync(join(at('numbers'), 'runs', runsIn(at('numbers'))[0]), 100);
    const again = await answer('resume', at('numbers'), '--threads', '1');
    expect(again).toMatchObject({ hash: document('all').hash, counts: { runsKept: planned(at('numbers')).length - 1 } });
    expect(document('numbers').followed).toEqual(document('all').followed);
    expect(await answer('replay', at('numbers'), 'smoke/0/1')).toMatchObject({ ok: true, stored: 'same' });
    expect((await say('report', at('numbers'))).code).toBe(0);
    expect((await say('pack', at('numbers'), '--out', at('numbers.zip'))).code).toBe(0);
    expect((await say('verify', at('numbers.zip'))).code).toBe(0);
  });

  it('is filled by workers with the same files', async () => {
    expect((await say('prepare', numbers, '--out', at('shared'))).code).toBe(0);
    expect(await answer('shard', at('shared'), '--shard', '0/1')).toMatchObject({ done: planned(at('shared')).length });
    const files = (name: string): string[] =>
      runsIn(at(name))
        .sort()
        .map((file) => readFileSync(join(at(name), 'runs', file), 'latin1'));
    expect(files('shared')).toEqual(files('numbers'));
  });
});
