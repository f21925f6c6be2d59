import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { decodePlan, diskFolder, encodePlan, ResultStore, StoreError, WorkPlace } from '../src/index.js';
import { alive, beginningOf } from '../src/folder/process.js';
import { axes, design, document, indicators, inputs, runIdOf, sampleRun, start } from './sample.js';

const root = mkdtempSync(join(tmpdir(), 'glasshouse-work-'));
let next = 0;
afterAll(() => rmSync(root, { recursive: true, force: true }));

const runs = [sampleRun(0, 0), sampleRun(0, 1), sampleRun(1, 0)];
const plan = runs.map(({ runId, point, replicate }) => ({ id: runId, experiment: 'a', point, replicate, seed: 1, persons: 1000 }));
const finished = {
  document,
  axes: [axes],
  indicators,
  design,
  runs: plan.map(({ id }) => id),
  pages: [{ file: 'report.html', text: '<!doctype html>' }],
};

function prepared(): { path: string; place: WorkPlace } {
  const path = join(root, String((next += 1)), 'result');
  const store = new ResultStore(diskFolder(path));
  store.begin(start, inputs, { plan });
  store.release();
  return { path, place: new WorkPlace(diskFolder(path)) };
}

const problem = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof StoreError ? error.problem : String(error);
  }
  return 'none';
};
const filesIn = (path: string): string[] => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
/** Changes the only note of a worker. */
const note = (path: string, change: object, shift = 0): void => {
  const [name] = readdirSync(join(path, 'workers'));
  const file = join(path, 'workers', name);
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change }));
  const at = new Date(Date.now() + shift);
  utimesSync(file, at, at);
};

describe('plan.csv', () => {
  it('is written once and read back', () => {
    const { path, place } = prepared();
    expect(place.plan()).toEqual(plan);
    const { ino } = statSync(join(path, 'plan.csv'));
    const again = new ResultStore(diskFolder(path));
    again.begin(start, inputs, { plan });
    again.release();
    expect(statSync(join(path, 'plan.csv')).ino).toBe(ino);
  });

  it.each([
    ['torn', (text: string) => text.slice(0, -20)],
    ['without its last line end', (text: string) => text.trimEnd()],
    ['of other columns', (text: string) => text.replace('people', 'persons')],
    ['with a field that is no number', (text: string) => text.replace(',1000', ',1e3')],
    ['with an id that leads out', (text: string) => text.replace(runIdOf(0, 0), '../../x')],
  ])('%s is none', (_what, change) => {
    expect(decodePlan(change(encodePlan(plan)))).toBeNull();
  });
});

describe('a process that has ended', () => {
  // The shell starts a child and becomes a program that never asks for its exit code: the child, once killed, stays as a zombie.
  const zombie = async (): Promise<{ pid: number; stop: () => void }> => {
    const parent = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(String(line));
    const reads = (file: string, what: RegExp): Promise<void> =>
      vi.waitFor(() => expect(readFileSync(file, 'utf8')).toMatch(what), { timeout: 20_000, interval: 10 });
    await reads(`/proc/${parent.pid}/comm`, /^sleep$/m);
    process.kill(pid, 'SIGKILL');
    await reads(`/proc/${pid}/stat`, /\) Z /);
    return { pid, stop: () => void parent.kill('SIGKILL') };
  };

  it.runIf(beginningOf(process.pid) !== null)('is gone, although its parent has not asked for its exit code', async () => {
    const { pid, stop } = await zombie();
    try {
      expect(() => process.kill(pid, 0)).not.toThrow();
      expect([alive(pid), alive(process.pid)]).toEqual([false, true]);
      const { path, place } = prepared();
      place.join('shard 0 of 1');
      note(path, { pid, began: beginningOf(pid) });
      expect(place.workers().map(({ living }) => living)).toEqual([false]);
    } finally {
      stop();
    }
  });
});

describe('several who work on one study', () => {
  it('write beside one another without owning the folder, and leave nothing but runs', () => {
    const { path, place } = prepared();
    const before = filesIn(path);
    const [one, two] = [place.join('shard 0 of 2'), new WorkPlace(diskFolder(path)).join('shard 1 of 2')];
    expect(place.workers().map(({ living, pid, host }) => ({ living, pid, host }))).toEqual(
      [1, 2].map(() => ({ living: true, pid: process.pid, host: hostname() })),
    );
    place.saveBeside(runs[0]);
    one.leave();
    two.leave();
    expect(filesIn(path).filter((name) => !before.includes(name))).toEqual(['runs', `runs/${runs[0].runId}.run`]);
  });

  it('keep a whole run as it is, and replace a torn one', () => {
    const { path, place } = prepared();
    const file = join(path, 'runs', `${runs[0].runId}.run`);
    place.saveBeside(runs[0]);
    const { ino } = statSync(file);
    place.saveBeside(runs[0]);
    expect(statSync(file).ino).toBe(ino);
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 200));
    expect(place.holds(runs[0].runId)).toBe(false);
    place.saveBeside(runs[0]);
    expect(readFileSync(file).equals(whole)).toBe(true);
  });

  it('note a failure, which goes once the run is done', () => {
    const { place } = prepared();
    place.fail(plan[1], 'run', 'no room', 2.5);
    expect(place.failures()).toMatchObject([{ id: plan[1].id, stage: 'run', message: 'no room', host: hostname(), seconds: 2.5 }]);
    place.saveBeside(runs[1]);
    expect(place.failures()).toEqual([]);
  });

  it('are not left without their study', () => {
    const { path, place } = prepared();
    const worker = place.join('shard 0 of 1');
    const begin = (force: boolean) => () => new ResultStore(diskFolder(path)).begin({ ...start, seed: 2 }, inputs, { force });
    expect(problem(begin(false))).toBe('foreign');
    place.saveBeside(runs[0]);
    const before = filesIn(path);
    expect(begin(true)).toThrow(/is being worked on by process \d+ on .* \(shard 0 of 1\): stop them with/);
    expect(filesIn(path)).toEqual(before);
    worker.leave();
    expect(problem(begin(true))).toBe('none');
    expect(filesIn(path).filter((name) => name.startsWith('runs'))).toEqual([]);
  });

  it('may stay while somebody resumes and finishes', async () => {
    const { path, place } = prepared();
    const worker = place.join('shard 0 of 1');
    const store = new ResultStore(diskFolder(path));
    store.reopen();
    for (const run of runs) store.save(run);
    place.saveBeside(runs[2]);
    place.fail(plan[0], 'run', 'late', 1);
    await store.finish(finished);
    store.release();
    expect(place.workers()).toHaveLength(1);
    expect(place.failures()).toEqual([]);
    worker.leave();
    expect(place.strangers()).toEqual([]);
    expect(place.intact()).toBe(true);
  });

  it.runIf(beginningOf(process.pid) !== null).each<[string, object, number, boolean]>([
    ['whose process is gone', { pid: 4_194_305 }, 0, false],
    ['whose number belongs to a younger process', { began: `${beginningOf(process.pid)}1` }, 0, false],
    ['on another machine, heard of lately', { host: 'elsewhere' }, -60_000, true],
    ['on another machine, silent for long', { host: 'elsewhere' }, -400_000, false],
    ['on another machine whose clock was ahead', { host: 'elsewhere' }, 400_000, false],
    ['on another machine of the same name', { began: 'another-boot/1 5', pid: 4_194_305 }, 0, true],
  ])('one %s', (_what, change, shift, living) => {
    const { path, place } = prepared();
    place.join('shard 0 of 1');
    note(path, change, shift);
    expect(place.workers()).toMatchObject([{ living }]);
  });

  it.each<[string, (path: string) => void]>([
    ['the folder is gone', (path) => renameSync(path, `${path}-moved`)],
    ['the lock is gone', (path) => rmSync(join(path, 'owner.lock'))],
    [
      'a file is where its notes go',
      (path) => {
        rmSync(join(path, 'workers'), { recursive: true });
        writeFileSync(join(path, 'workers'), '');
      },
    ],
  ])('go on to their next save where %s: a note is no reason to end', (_what, harm) => {
    const path = join(root, String((next += 1)), 'result');
    const store = new ResultStore(diskFolder(path));
    store.begin(start, inputs, { plan });
    const worker = store.join('the whole study');
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1e9);
    try {
      harm(path);
      expect(() => worker.doing(plan[0].id)).not.toThrow();
      worker.leave();
    } finally {
      clock.mockRestore();
      store.release();
    }
  });

  it('stop where the study is cancelled, until somebody resumes', () => {
    const { path, place } = prepared();
    expect(place.cancelled()).toBe(false);
    place.cancel();
    expect(place.cancelled()).toBe(true);
    expect(place.strangers()).toEqual([]);
    const store = new ResultStore(diskFolder(path));
    store.reopen();
    store.release();
    expect(place.cancelled()).toBe(false);
  });

  it('are not troubled by a note that is torn or of something else', () => {
    const { path, place } = prepared();
    place.join('shard 0 of 1').leave();
    place.fail(plan[0], 'run', 'no', 1);
    writeFileSync(join(path, 'failed', `${plan[1].id}.json`), '{"synthetic": tr');
    writeFileSync(join(path, 'failed', 'mine.json'), '{}');
    expect(place.failures()).toHaveLength(1);
    expect(place.strangers()).toEqual(['failed/mine.json']);
  });
});
