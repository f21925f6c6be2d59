import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as engine from '@glasshouse/model';
import { diskFolder, ResultStore } from '@glasshouse/store';
import { inlineExecutor } from '@glasshouse/study';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fill } from '../../packages/cli/src/work/fill.js';
import { keptStudy } from '../../packages/cli/src/work/kept-study.js';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';
import { ended, NAME, planned, runsIn, startShard, wholeHash } from './studies.js';

// No case depends on how fast the machine is.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const home = temporaryFolder();
const study = tinyStudy(home);
const ready = join(home, 'ready');
let whole: unknown;
let next = 0;

beforeAll(async () => {
  whole = wholeHash(study, join(home, 'whole'));
  expect((await say('prepare', study, '--out', ready, '--shards', '4')).code).toBe(0);
});

/** A copy of the prepared study. */
function prepared(): string {
  const folder = join(home, `${NAME}-${(next += 1)}`);
  cpSync(ready, folder, { recursive: true });
  return folder;
}
const answer = async (...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await say(...args, '--json')).out) as Record<string, unknown>;
const finish = (folder: string): Promise<Record<string, unknown>> => answer('resume', folder, '--threads', '1');

describe('a prepared study', () => {
  it('is filled by shards in any order, each run by one of them, and has the hash of one process', async () => {
    const folder = prepared();
    for (const index of [2, 0, 3, 1])
      expect(await answer('shard', folder, '--shard', `${index}/4`)).toMatchObject({ ok: true, kept: 0, failed: 0 });
    expect(runsIn(folder).sort()).toEqual(
      planned(folder)
        .map((id) => `${id}.run`)
        .sort(),
    );
    expect(await answer('shard', folder, '--shard', '0/1')).toMatchObject({ ok: true, kept: planned(folder).length, done: 0 });
    expect(await finish(folder)).toMatchObject({ hash: whole, counts: { runsKept: planned(folder).length } });
    expect(await answer('status', folder)).toMatchObject({ state: 'finished', runs: { missing: 0, failed: 0 } });
    expect((await say('verify', folder)).code).toBe(0);
  });

  it('names few missing runs one by one', async () => {
    const lines = (await say('status', prepared())).out.split('\n').filter((line) => line.startsWith('missing'));
    expect(lines).toEqual(
      [0, 1, 2, 3].map((run) => expect.stringMatching(new RegExp(`^missing +smoke, point 0, replicate ${run} \\(`)) as string),
    );
  });

  it('keeps going past a run that fails, names it with stage and message, and takes it up again', async () => {
    const folder = prepared();
    const store = new ResultStore(diskFolder(folder));
    const err: string[] = [];
    const worker = store.join('shard 0 of 1');
    const failing: typeof engine.runExperiment = (plan, options) => {
      if (options.replicate === 3) throw new Error('no such thing');
      return engine.runExperiment(plan, options);
    };
    const terminal = { out: () => undefined, err: (text: string) => err.push(text), bar: null, now: () => performance.now() };
    const did = await fill(terminal, inlineExecutor({ ...engine, runExperiment: failing }), { store, worker, runs: keptStudy(store).runs });
    worker.leave();
    expect(did).toEqual({ kept: 0, done: planned(folder).length - 1, failed: 1 });
    expect(err).toEqual([expect.stringMatching(/^smoke, point 0, replicate 3 \([0-9a-f]{12}\): run: no such thing$/)]);
    expect(await answer('status', folder)).toMatchObject({
      state: 'waiting',
      runs: { missing: 0, failed: 1 },
      failed: [{ experiment: 'smoke', point: 0, replicate: 3, stage: 'run', message: 'no such thing', pid: process.pid }],
    });
    expect((await say('status', folder)).out).toMatch(/failed +smoke, point 0, replicate 3 .*: run: no such thing/);
    expect(await answer('replay', folder, 'smoke/0/3')).toMatchObject({ ok: true, stored: 'absent' });
    expect(await answer('shard', folder, '--shard', '0/1')).toMatchObject({ ok: true, done: 1 });
    expect(await answer('status', folder)).toMatchObject({ state: 'all runs done', failed: [] });
  });

  it('refuses a worker of another build by name, and one that does not know its part', async () => {
    const folder = prepared();
    expect(await say('shard', folder, '--shard', '/4')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set/),
    });
    expect(await say('shard', folder, '--shard', '4/4')).toMatchObject({ code: 2, err: expect.stringMatching(/an index from 0 to 15/) });
    for (const [name, told] of [
      ['SLURM_ARRAY_TASK_ID', /SLURM_ARRAY_TASK_ID=4; allowed: an index from 0 to 3/],
      ['JOB_COMPLETION_INDEX', /JOB_COMPLETION_INDEX=4/],
    ] as const) {
      vi.stubEnv(name, '4');
      expect(await say('shard', folder, '--shard', '/4')).toMatchObject({ code: 2, err: expect.stringMatching(told) });
      vi.stubEnv(name, '3');
      expect(await answer('shard', folder, '--shard', '/4')).toMatchObject({ shard: { index: 3, count: 4 } });
      vi.unstubAllEnvs();
    }
    const start = join(folder, 'start.json');
    writeFileSync(start, readFileSync(start, 'utf8').replace(/"engine": "[0-9a-f]{12}/, '"engine": "abcabcabcabc'));
    for (const line of [['replay', folder, 'smoke/0/0']]) {
      expect(await say(...line)).toMatchObject({
        code: 2,
        err: expect.stringMatching(/begun with build abcabcabcabc .*, and this is build [0-9a-f]{12} /),
      });
    }
  });

  it('replays one run: the same as stored, or different, or no run at all', async () => {
    const folder = prepared();
    await say('shard', folder, '--shard', '0/4');
    const [id, other] = planned(folder);
    expect(await answer('replay', folder, id.slice(0, 8))).toMatchObject({ ok: true, run: id, stored: 'same' });
    expect(await say('replay', folder, 'feedfeed')).toMatchObject({ code: 2, err: expect.stringMatching(/is not a run of the study/) });
    const store = new ResultStore(diskFolder(folder));
    const run = store.run(id)!;
    // Another run under this name, and the right one with one number changed that no digest holds.
    for (const [stored, name] of [
      [{ ...run, runId: other }, 'smoke/0/1'],
      [{ ...run, work: { ...run.work, events: run.work.events + 1 } }, 'smoke/0/0'],
    ] as const) {
      rmSync(join(folder, 'runs', `${stored.runId}.run`), { force: true });
      store.saveBeside(stored);
      const changed = await say('replay', folder, name, '--json');
      expect({ code: changed.code, ...(JSON.parse(changed.out) as object) }).toMatchObject({ code: 1, ok: false, stored: 'differs' });
    }
  });
});

describe('workers', () => {
  it('stop when the study is cancelled, and are refused until it is taken up again', async () => {
    const folder = prepared();
    // A worker that stays as long as it should, however fast the machine is: this process.
    const worker = new ResultStore(diskFolder(folder)).join('shard 0 of 1');
    expect(await say('prepare', study, '--out', folder, '--seed', '2', '--force')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is being worked on by process \d+ on .* \(shard 0 of 1\)/),
    });
    expect((await say('status', folder)).out).toMatch(/next +\S+ resume .*, once they are done$/);
    const child = await startShard(folder, '0/1');
    const { code, out } = await say('cancel', folder);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/ is cancelled: (1 process stops|2 processes stop) within seconds; .* resume .* finishes the study$/),
    });
    worker.leave();
    expect([0, 1]).toContain(await ended(child));
    expect(existsSync(join(folder, 'workers'))).toBe(false);
    expect(await say('shard', folder, '--shard', '0/1')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/was cancelled: .* resume /),
    });
    expect((await answer('status', folder)).state).toBe('cancelled');
    expect((await say('cancel', folder)).out).toMatch(/ is cancelled: nobody works on it; /);
    await say('prepare', study, '--out', folder);
    expect((await answer('status', folder)).state).not.toBe('cancelled');
    expect(await finish(folder)).toMatchObject({ hash: whole });
    // A finished study has neither shards nor scripts, and nothing to cancel.
    expect(await answer('prepare', study, '--out', folder)).toMatchObject({ ok: true, finished: true, shards: 0 });
    expect((await say('prepare', study, '--out', folder)).out).not.toContain('shards');
    expect(await answer('cancel', folder)).toMatchObject({ ok: true, finished: true, workers: 0 });
  });
});
