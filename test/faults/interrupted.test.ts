import { cpSync, existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { glasshouse, objectOf, SMOKE, startGlasshouse, temporaryFolder } from '../cli/command-line.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const run = (name: string): string[] => ['run', SMOKE, '--out', at(name), '--threads', '2', '--json'];
const resume = (name: string): string[] => ['resume', at(name), '--threads', '2', '--json'];

let whole: Record<string, unknown>;
let length = 0;

beforeAll(() => {
  const begun = performance.now();
  whole = objectOf(glasshouse(run('whole')));
  length = performance.now() - begun;
});

/** Starts a command and kills it outright after so many milliseconds. Resolves when it is gone. */
const killed = (args: string[], after: number): Promise<void> =>
  new Promise((resolve) => {
    const child = startGlasshouse(args);
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Finishes a study as a person would: resume, or run where nothing was begun. */
function finish(name: string): Record<string, unknown> {
  const resumed = glasshouse(resume(name));
  if (resumed.code === 2 && /holds no study/.test(resumed.err)) return objectOf(glasshouse(run(name)));
  return objectOf(resumed);
}

const looksComplete = (name: string): boolean => existsSync(join(at(name), 'manifest.json'));

describe('a study killed outright', () => {
  it.each([0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98])(
    'after %d of its time, then resumed, gives the hash of an unbroken one',
    async (part) => {
      const name = `killed-${part}`;
      await killed(run(name), length * part);
      if (looksComplete(name)) expect(objectOf(glasshouse(resume(name))).hash).toBe(whole.hash);
      expect(finish(name)).toMatchObject({ ok: true, hash: whole.hash, counts: { runs: (whole.counts as { runs: number }).runs } });
      expect(readdirSync(at(name), { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('unfinished'))).toEqual([]);
    },
  );

  it('again and again while it is resumed gives that hash too', async () => {
    for (const part of [0.5, 0.6, 0.7, 0.8])
      await killed(existsSync(join(at('again'), 'start.json')) ? resume('again') : run('again'), length * part);
    expect(finish('again')).toMatchObject({ hash: whole.hash });
  });
});

describe('a result folder that was harmed', () => {
  const runFiles = (name: string): string[] =>
    readdirSync(join(at(name), 'runs'))
      .sort()
      .map((file) => join(at(name), 'runs', file));
  const runs = (): number => (whole.counts as { runs: number }).runs;

  beforeAll(() => {
    for (const name of ['torn', 'flipped', 'changed', 'input']) cpSync(at('whole'), at(name), { recursive: true });
  });

  it('has a torn run done again', () => {
    truncateSync(runFiles('torn')[0], 300);
    rmSync(join(at('torn'), 'manifest.json'));
    expect(objectOf(glasshouse(resume('torn')))).toMatchObject({ hash: whole.hash, counts: { runsKept: runs() - 1 } });
  });

  it('has a run with one wrong bit done again', () => {
    const file = runFiles('flipped').at(-1) ?? '';
    const bytes = readFileSync(file);
    bytes[bytes.length - 20] ^= 1;
    writeFileSync(file, bytes);
    rmSync(join(at('flipped'), 'manifest.json'));
    expect(objectOf(glasshouse(resume('flipped')))).toMatchObject({ hash: whole.hash, counts: { runsKept: runs() - 1 } });
  });

  it('is not read when a table has changed, and is put right by resume', () => {
    writeFileSync(join(at('changed'), 'harm.parquet'), 'no table');
    const read = glasshouse(['export', 'csv', at('changed')]);
    expect(read.code).toBe(1);
    expect(read.err).toMatch(/harm\.parquet is missing or changed: \.\/glasshouse resume/);
    expect(objectOf(glasshouse(resume('changed')))).toMatchObject({ hash: whole.hash, counts: { runsKept: runs() } });
    expect(glasshouse(['export', 'csv', at('changed')]).code).toBe(0);
  });

  it('is not resumed from inputs that were changed', () => {
    rmSync(join(at('input'), 'manifest.json'));
    writeFileSync(join(at('input'), 'inputs', 'studies', 'smoke.yaml'), '# nothing\n');
    const resumed = glasshouse(resume('input'));
    expect(resumed.code).toBe(1);
    expect(resumed.err).toMatch(/smoke\.yaml is not what the study began with: run the study again/);
  });
});
