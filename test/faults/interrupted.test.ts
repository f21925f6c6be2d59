import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { objectOf, temporaryFolder } from '../cli/command-line.js';
import { say, tinyStudy } from '../places/tiny.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const study = tinyStudy(folder);
const run = (name: string, threads = 1): string[] => ['run', study, '--out', at(name), '--threads', String(threads), '--json'];
const resume = (name: string): string[] => ['resume', at(name), '--threads', '1', '--json'];

let whole: Record<string, unknown>;
const runs = (): number => (whole.counts as { runs: number }).runs;

beforeAll(async () => {
  const { out, err } = await say(...run('whole'));
  whole = objectOf({ code: null, out, err });
});

const noted = (name: string): boolean => existsSync(join(at(name), 'workers')) && readdirSync(join(at(name), 'workers')).length > 0;

/** Resumes in this process: what is tested is the folder that the killed one left. */
async function resumed(name: string): Promise<Record<string, unknown>> {
  const { out, err } = await say(...resume(name));
  return objectOf({ code: null, out, err });
}

describe('a result folder that was harmed', () => {
  beforeAll(() => {
    for (const name of ['changed', 'input']) cpSync(at('whole'), at(name), { recursive: true });
  });

  it('is not read when a table has changed, and is put right by resume', async () => {
    writeFileSync(join(at('changed'), 'harm.parquet'), 'no table');
    const read = await say('export', 'csv', at('changed'));
    expect(read.code).toBe(1);
    expect(read.err).toMatch(/harm\.parquet is missing or changed: \.\/glasshouse resume/);
    expect(await resumed('changed')).toMatchObject({ hash: whole.hash, counts: { runsKept: runs() } });
    expect((await say('export', 'csv', at('changed'))).code).toBe(0);
  });

  it('loses what a killed writer left beside a complete study, and tells the numbers that run tells', async () => {
    const plain = join(folder, 'studies', 'plain.yaml');
    const text = readFileSync(study, 'utf8').replace(/\nclaims:[\s\S]*?(?=\n[a-z]+:|$)/, '');
    writeFileSync(plain, text.replace('\nid: tiny\n', '\nid: plain\n'));
    const line = ['run', plain, '--out', at('plain'), '--threads', '1'];
    expect((await say(...line)).code).toBe(0);
    const draft = join(at('plain'), 'log', 'timings.jsonl.999999999.unfinished');
    writeFileSync(draft, '{"event"');
    const told = await say(...resume('plain').slice(0, -1));
    expect([told.code, existsSync(draft)]).toEqual([0, false]);
    expect(told.out).toBe((await say(...line)).out);
    expect(told.out).toMatch(
      /Everyone here is invented[\s\S]*Sanction-days, days per 1000 people and year\n +arm +range[\s\S]*\n +As written /,
    );
  });

  it('is not resumed from inputs that were changed', async () => {
    rmSync(join(at('input'), 'manifest.json'));
    writeFileSync(join(at('input'), 'inputs', 'studies', 'tiny.yaml'), '# nothing\n');
    const { code, err } = await say(...resume('input'));
    expect(code).toBe(1);
    expect(err).toMatch(/tiny\.yaml is not what the study began with: run the study again/);
  });
});

describe('a folder that is lost while a study runs', () => {
  it.each<[string, string, (name: string) => void]>([
    ['its lock is removed', 'unlocked', (name) => rmSync(join(at(name), 'owner.lock'))],
    ['it is moved away', 'moved', (name) => renameSync(at(name), at(`${name}-away`))],
  ])('ends the study with one line and one object where %s', async (_what, name, lose) => {
    // Every word of a worker is due to be noted at once.
    const real = performance.now.bind(performance);
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => real() * 1e6);
    try {
      const said = say(...run(name));
      await vi.waitFor(() => expect(noted(name)).toBe(true), { timeout: 20_000, interval: 1 });
      lose(name);
      const { code, out, err } = await said;
      const message = `${at(name)} was removed, replaced or taken by another process while it was being written: run the study again`;
      expect([code, err.split('\n').at(-1)]).toEqual([1, message]);
      expect(objectOf({ code, out, err })).toEqual({ ok: false, problems: [{ message }] });
      expect(existsSync(join(at(name), 'owner.lock'))).toBe(false);
    } finally {
      clock.mockRestore();
    }
  });
});
