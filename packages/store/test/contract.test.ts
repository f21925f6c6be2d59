import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskFolder, memoryFolder, ResultStore, StoreError, TABLES } from '../src/index.js';
import type { Folder } from '../src/index.js';
import { axes, design, document, indicators, inputs, sampleRun, start } from './sample.js';

const root = mkdtempSync(join(tmpdir(), 'glasshouse-store-'));
let next = 0;
const newPath = (): string => join(root, String((next += 1)), 'result');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const runs = [sampleRun(0, 0), sampleRun(0, 1), sampleRun(1, 0)];
const runIds = runs.map((run) => run.runId);
const finished = { document, axes: [axes], indicators, design, runs: runIds, report: '<!doctype html>' };

function filled(folder: Folder): ResultStore {
  const store = new ResultStore(folder);
  store.begin(start, inputs);
  for (const run of runs) store.save(run);
  return store;
}

const problem = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof StoreError ? error.problem : String(error);
  }
  return 'none';
};

describe.each([
  ['memory', memoryFolder],
  ['files', () => diskFolder(newPath())],
])('a store in %s', (_, make) => {
  it('gives a run back as it was saved, typed arrays included', () => {
    const store = filled(make());
    expect(store.run('run-0-1')).toEqual(runs[1]);
    expect(store.run('run-0-1')?.counts.byRound[0][0]).toBeInstanceOf(Float64Array);
    expect(store.run('run-9-9')).toBeNull();
    const more = { ...sampleRun(2, 0), extras: { mail: [Int32Array.of(-1, 7)], empty: [new Int32Array(0)], f64: 'a word', none: null } };
    store.save(more);
    expect(store.run('run-2-0')).toEqual(more);
    expect(store.runIds()).toEqual([...runIds, 'run-2-0']);
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 5)],
    ['emptied', () => new Uint8Array()],
    ['changed in one bit', (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 9 ? byte ^ 4 : byte))],
    ['changed in its first line', (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.indexOf(10) - 1 ? byte ^ 1 : byte))],
    ['replaced by another text', () => Buffer.from('no run at all\n')],
  ])('notices a run file that was %s and asks for the run again', (_name, harm) => {
    const folder = make();
    const store = filled(folder);
    folder.write('runs/run-0-0.run', harm(folder.read('runs/run-0-0.run') ?? new Uint8Array()));
    expect(store.run('run-0-0')).toBeNull();
    expect(store.runIds()).toEqual(['run-0-1', 'run-1-0']);
  });

  it('takes a run file under a wrong name for no run', () => {
    const folder = make();
    const store = filled(folder);
    folder.write('runs/run-0-0.run', folder.read('runs/run-0-1.run') ?? new Uint8Array());
    expect(store.run('run-0-0')).toBeNull();
  });

  it('is not complete before the manifest, and complete after it', async () => {
    const store = filled(make());
    expect(problem(() => store.manifest())).toBe('missing');
    expect(problem(() => store.document())).toBe('missing');
    expect(store.intact()).toBe(false);
    const manifest = await store.finish(finished);
    expect(manifest).toMatchObject({
      complete: true,
      hash: document.hash,
      runs: runIds,
      counts: { experiments: 1, runs: 3, persons: 2000 },
    });
    expect(store.manifest()).toEqual(manifest);
    expect(store.document()).toEqual(document);
    expect(store.intact()).toBe(true);
  });

  it('writes nothing complete when a run is missing', async () => {
    const folder = make();
    const store = filled(folder);
    folder.remove('runs/run-1-0.run');
    await expect(store.finish(finished)).rejects.toThrow(/run-1-0/);
    expect(problem(() => store.manifest())).toBe('missing');
  });

  it('notices a changed document', async () => {
    const folder = make();
    const store = filled(folder);
    await store.finish(finished);
    folder.write('study.json', Buffer.from('{}'));
    expect(store.intact()).toBe(false);
    expect(problem(() => store.document())).toBe('damaged');
  });

  it('keeps whole runs of an unfinished study with the same start, and nothing of another one', async () => {
    const folder = make();
    filled(folder).release();
    expect(new ResultStore(folder).begin(start, inputs)).toBe(3);
    expect(new ResultStore(folder).run('run-0-0')).toEqual(runs[0]);
    folder.release();
    expect(new ResultStore(folder).begin({ ...start, seed: 2 }, inputs)).toBe(0);
    folder.release();
    const store = filled(folder);
    await store.finish(finished);
    store.release();
    expect(new ResultStore(folder).begin(start, inputs)).toBe(0);
  });

  it('removes runs that do not belong to the finished study', async () => {
    const store = filled(make());
    store.save(sampleRun(7, 7));
    await store.finish(finished);
    expect(store.runIds()).toEqual(runIds);
  });

  it('reads an input only as it was', () => {
    const folder = make();
    const store = filled(folder);
    expect(store.input('studies/sample.yaml')).toBe('glasshouse: 1\n');
    expect(problem(() => store.input('studies/other.yaml'))).toBe('missing');
    folder.write('inputs/studies/sample.yaml', Buffer.from('glasshouse: 2\n'));
    expect(problem(() => store.input('studies/sample.yaml'))).toBe('damaged');
  });

  it('begins nothing in a folder of something else', () => {
    const folder = make();
    folder.write('thesis.txt', Buffer.from('mine'));
    expect(problem(() => new ResultStore(folder).begin(start, inputs))).toBe('foreign');
    expect(folder.list('')).toEqual(['thesis.txt']);
  });

  it('resumes nothing where nothing was begun', () => {
    expect(problem(() => new ResultStore(make()).reopen())).toBe('missing');
  });

  it('gives tables whose every row says synthetic and whose counts are the saved ones', async () => {
    const store = filled(make());
    const { counts } = await store.finish(finished);
    for (const id of TABLES) {
      const rows = await store.table(id);
      expect(rows).toHaveLength(counts.rows[id]);
      expect(rows.every((row) => row.synthetic === true)).toBe(true);
    }
    const head = { synthetic: true, experiment: 'court', point: 0, replicate: 0, arm: 'list' };
    const years = await store.table('years');
    expect(years.find((row) => row.place === "people's place" && row.counter === 'harm.days.error')).toEqual({
      ...head,
      year: '2013',
      place: "people's place",
      counter: 'harm.days.error',
      kind: 'days',
      count: 25,
    });
    const effects = await store.table('effects');
    expect(effects[0]).toMatchObject({ arm: 'none', baseline: 'list', cell: 'low', sanction_days_taken: 9, first_person: 'S-12' });
    const [step] = await store.table('persons');
    expect(step).toMatchObject({ person: 'S-12', step: 1, sentence: 'S-12 is listed, "in public".', value: 2 });
    expect(await store.table('runs')).toHaveLength(3);
    expect(await store.table('counters')).toHaveLength(axes.counters.length);
    expect(await store.table('design')).toEqual([{ synthetic: true, ...design()[0] }]);
    const shares = await store.table('indicators');
    expect(shares.filter((row) => row.arm === 'none').map((row) => row.value)).toEqual([null, null, 1]);
  });

  it('adds flows up over the horizon, reads stocks at its end, and writes zeros', async () => {
    const store = filled(make());
    await store.finish(finished);
    const outcomes = await store.table('outcomes');
    expect(outcomes).toHaveLength(runs.length * axes.arms.length * axes.counters.length);
    const ofFirst = outcomes.filter((row) => row.point === 0 && row.replicate === 0 && row.arm === 'list');
    expect(ofFirst.map((row) => [row.counter, row.count])).toEqual([
      ['people.present', 0],
      ['measure.air.days.deed.unrelated', 32],
      ['measure.air.days.reward', 34],
      ['measure.air.children_days', 36],
      ['harm.without_deed', 38],
      ['harm.days.error', 40],
      ['incident.theft.happened', 42],
    ]);
    const stock = { ...axes, counters: axes.counters.map((one) => ({ ...one, kind: 'stock' as const })) };
    const other = filled(make());
    await other.finish({ ...finished, axes: [stock] });
    expect((await other.table('outcomes')).filter((row) => row.arm === 'list').map((row) => row.count)).toContain(22);
  });

  it('keeps rounds of point 0, or of every point where it is asked', async () => {
    const pointsOf = async (everyPoint: boolean): Promise<unknown[]> => {
      const store = filled(make());
      await store.finish({ ...finished, axes: [{ ...axes, everyPoint }] });
      const rows = await store.table('rounds');
      expect(rows.filter((row) => row.point === 0 && row.counter === 'people.present')).toHaveLength(2 * 2 * 2);
      return [...new Set(rows.map((row) => row.point))];
    };
    expect(await pointsOf(false)).toEqual([0]);
    expect(await pointsOf(true)).toEqual([0, 1]);
  });

  it('tells harm by measure, cause and context, zeros among them, and leaves out of cells what belongs to places', async () => {
    const store = filled(make());
    await store.finish(finished);
    const harm = await store.table('harm');
    expect(harm).toHaveLength(runs.length * axes.arms.length * axes.cells.length * 4);
    expect(harm[0]).toEqual({
      synthetic: true,
      experiment: 'court',
      point: 0,
      replicate: 0,
      arm: 'list',
      cell: 'low',
      measure: 'air',
      harm: 'deed',
      context: 'unrelated',
      person_days: 11,
    });
    expect(new Set(harm.map((row) => row.harm))).toEqual(new Set(['deed', 'children', 'without_deed', 'error']));
    const cells = await store.table('cells');
    expect(cells.some((row) => row.counter === 'incident.theft.happened')).toBe(false);
    expect(cells.filter((row) => row.counter === 'people.present').map((row) => row.count)).toContain(0);
  });

  it('exports every table as comma-separated values', async () => {
    const folder = make();
    const store = filled(folder);
    await store.finish(finished);
    expect(await store.exportCsv()).toHaveLength(TABLES.length);
    const csv = Buffer.from(folder.read('csv/persons.csv') ?? new Uint8Array()).toString('utf8');
    expect(csv).toMatch(/^synthetic,experiment,person,why,cell,arm,/);
    expect(csv).toContain('"S-12 is listed, ""in public""."');
  });

  it('has one writer at a time', () => {
    const folder = make();
    filled(folder);
    if (folder.path === null) expect(problem(() => folder.acquire())).toBe('busy');
    else writeFileSync(join(folder.path, 'owner.lock'), `1\nelsewhere\n`);
    expect(problem(() => new ResultStore(folder).begin(start, inputs))).toBe('busy');
  });
});

describe('files', () => {
  const failing = (code: string, after: number) => (file: number, bytes: Uint8Array) => {
    if (bytes.length > after) throw Object.assign(new Error(`${code}: write`), { code });
    writeFileSync(file, bytes);
  };

  it('tells a full disk in one message and leaves no part of a run behind', () => {
    const path = newPath();
    filled(diskFolder(path));
    rmSync(join(path, 'runs'), { recursive: true });
    const full = new ResultStore(diskFolder(path, failing('ENOSPC', 50)));
    expect(() => full.save(runs[0])).toThrow(/^no space left to write .*run-0-0\.run: free some space, then resume$/);
    expect(readdirSync(join(path, 'runs'))).toEqual([]);
  });

  it('tells a folder that may not be written', () => {
    const store = new ResultStore(diskFolder(newPath(), failing('EROFS', 0)));
    expect(() => store.begin(start, inputs)).toThrow(/^no permission to write .*choose another folder/);
  });

  it('takes over from a process that died, and clears its unfinished files', () => {
    const path = newPath();
    const store = filled(diskFolder(path));
    const host = readFileSync(join(path, 'owner.lock'), 'utf8').split('\n')[1];
    writeFileSync(join(path, 'owner.lock'), `99999999\n${host}\n`);
    writeFileSync(join(path, 'runs', 'run-5-5.run.123.unfinished'), 'half');
    expect(store.runIds()).toEqual(runIds);
    expect(new ResultStore(diskFolder(path)).begin(start, inputs)).toBe(3);
    expect(existsSync(join(path, 'runs', 'run-5-5.run.123.unfinished'))).toBe(false);
  });

  it('writes the same bytes of Parquet for the same runs', async () => {
    const bytes = async (): Promise<string[]> => {
      const store = filled(diskFolder(newPath()));
      return (await store.finish(finished)).files.map((mark) => mark.sha256);
    };
    expect(await bytes()).toEqual(await bytes());
  });

  it('reaches no file outside its folder', () => {
    const folder = diskFolder(newPath());
    expect(() => folder.write('../out.txt', new Uint8Array())).toThrow(/lies outside/);
  });
});
