import { cpSync, existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { glasshouse, objectOf, startGlasshouse, temporaryFolder } from '../cli/command-line.js';
import { say, tinyStudy } from '../places/tiny.js';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const study = tinyStudy(folder);
const run = (name: string, threads = 1): string[] => ['run', study, '--out', at(name), '--threads', String(threads), '--json'];
const resume = (name: string): string[] => ['resume', at(name), '--threads', '1', '--json'];

let whole: Record<string, unknown>;
let length = 0;
const runs = (): number => (whole.counts as { runs: number }).runs;

beforeAll(() => {
  const begun = performance.now();
  whole = objectOf(glasshouse(run('whole', 2)));
  length = performance.now() - begun;
});

/** Names below the folder of a study that is being written; it may vanish while it is read. */
function filesOf(name: string): string[] {
  try {
    return readdirSync(at(name), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/** Whether a study has come far enough to be killed, from the milliseconds since it was started. */
type Reached = (name: string, since: number) => boolean;
const part =
  (share: number): Reached =>
  (_name, since) =>
    since >= length * share;
const written =
  (file: string): Reached =>
  (name) =>
    existsSync(join(at(name), file));
const kept =
  (share: number): Reached =>
  (name) =>
    filesOf(name).filter((file) => /^runs.[^.]+\.\w+$/.test(file)).length >= Math.max(1, share * runs());

/** Milliseconds between two looks at a folder. */
const LOOK = 4;

/** Starts a command and kills it outright once it has come so far. Resolves when it is gone; it may have ended by itself before. */
const killed = (name: string, args: string[], reached: Reached): Promise<void> =>
  new Promise((resolve) => {
    const begun = performance.now();
    const child = startGlasshouse(args);
    const timer = setInterval(() => reached(name, performance.now() - begun) && child.kill('SIGKILL'), LOOK);
    child.on('exit', () => {
      clearInterval(timer);
      resolve();
    });
  });

/** Resumes in this process: what is tested is the folder that the killed one left. */
async function resumed(name: string): Promise<Record<string, unknown>> {
  const { out, err } = await say(...resume(name));
  return objectOf({ code: null, out, err });
}

/** Finishes a study as a person would: resume, or run again where the message says so. */
async function finish(name: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await say(...resume(name));
  if (code !== 0 && /holds no study: begin one|run the study again with/.test(err)) return objectOf(glasshouse(run(name)));
  return objectOf({ code, out, err });
}

describe('a study killed outright', () => {
  it.each<[string, Reached, number?]>([
    ['while it loads', part(0.15)],
    ['once it has begun', written('start.json')],
    ['with its first run kept', kept(0)],
    ['with half of its runs kept, by two threads', kept(0.5), 2],
    ['with every run kept', kept(1)],
    ['with its first table written', (name) => filesOf(name).some((file) => file.endsWith('.parquet'))],
    ['with its page written', written('report.html')],
    ['with its manifest written', written('manifest.json')],
  ])('%s, then resumed, gives the hash of an unbroken one', async (what, reached, threads) => {
    await killed(what, run(what, threads), reached);
    expect(await finish(what)).toMatchObject({ ok: true, hash: whole.hash, counts: { runs: runs() } });
    expect(filesOf(what).filter((file) => file.includes('unfinished'))).toEqual([]);
  });

  it('again and again while it is resumed gives that hash too', async () => {
    for (const reached of [kept(0), kept(0.5), written('study.json')])
      await killed('again', existsSync(join(at('again'), 'start.json')) ? resume('again') : run('again'), reached);
    expect(await finish('again')).toMatchObject({ hash: whole.hash });
  });
});

describe('a result folder that was harmed', () => {
  const runFiles = (name: string): string[] =>
    readdirSync(join(at(name), 'runs'))
      .sort()
      .map((file) => join(at(name), 'runs', file));

  beforeAll(() => {
    for (const name of ['torn', 'flipped', 'changed', 'input']) cpSync(at('whole'), at(name), { recursive: true });
  });

  it('has a torn run done again', async () => {
    truncateSync(runFiles('torn')[0], 300);
    rmSync(join(at('torn'), 'manifest.json'));
    expect(await resumed('torn')).toMatchObject({ hash: whole.hash, counts: { runsKept: runs() - 1 } });
  });

  it('has a run with one wrong bit done again', async () => {
    const file = runFiles('flipped').at(-1) ?? '';
    const bytes = readFileSync(file);
    bytes[bytes.length - 20] ^= 1;
    writeFileSync(file, bytes);
    rmSync(join(at('flipped'), 'manifest.json'));
    expect(await resumed('flipped')).toMatchObject({ hash: whole.hash, counts: { runsKept: runs() - 1 } });
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
    expect(told.out).toMatch(/Everyone here is invented[\s\S]*Sanction-days, days per 1000 people and year: As written /);
  });

  it('is not resumed from inputs that were changed', async () => {
    rmSync(join(at('input'), 'manifest.json'));
    writeFileSync(join(at('input'), 'inputs', 'studies', 'tiny.yaml'), '# nothing\n');
    const { code, err } = await say(...resume('input'));
    expect(code).toBe(1);
    expect(err).toMatch(/tiny\.yaml is not what the study began with: run the study again/);
  });
});
