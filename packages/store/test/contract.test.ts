import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { TABLES } from '@glasshouse/model';
import { diskFolder, memoryFolder, ResultStore, StoreError } from '../src/index.js';
import { hostPart } from '../src/folder/names.js';
import type { Folder } from '../src/index.js';
import { axes, design, document, indicators, inputs, runIdOf, sampleRun, start } from './sample.js';

const root = mkdtempSync(join(tmpdir(), 'glasshouse-store-'));
let next = 0;
const newPath = (): string => join(root, String((next += 1)), 'result');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const runs = [sampleRun(0, 0), sampleRun(0, 1), sampleRun(1, 0)];
const runIds = runs.map((run) => run.runId);
const finished = { document, axes: [axes], indicators, design, runs: runIds, pages: [{ file: 'report.html', text: '<!doctype html>' }] };
const fileOf = (point: number, replicate: number): string => `runs/${runIdOf(point, replicate)}.run`;
const sorted = (ids: string[]): string[] => [...ids].sort();

function filled(folder: Folder): ResultStore {
  const store = new ResultStore(folder);
  store.begin(start, inputs);
  for (const run of runs) store.save(run);
  return store;
}

const text = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? new Uint8Array()).toString('latin1');

/** Every file of a folder with its bytes. */
const contents = (folder: Folder): Record<string, string> =>
  Object.fromEntries(
    folder
      .entries()
      .filter(({ kind }) => kind === 'file')
      .map(({ name }) => [name, text(folder.read(name))]),
  );

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
    expect(store.run(runIdOf(0, 1))).toEqual(runs[1]);
    expect(store.run(runIdOf(0, 1))?.counts.byRound[0][0]).toBeInstanceOf(Float64Array);
    expect(store.run(runIdOf(9, 9))).toBeNull();
    const more = { ...sampleRun(2, 0), extras: { mail: [Int32Array.of(-1, 7)], empty: [new Int32Array(0)], f64: 'a word', none: null } };
    store.save(more);
    expect(store.run(runIdOf(2, 0))).toEqual(more);
    expect(store.runIds()).toEqual(sorted([...runIds, runIdOf(2, 0)]));
  });

  it.each([0, 1, 1000, 2 ** 20, 2 ** 20 + 1, 3_000_000])('marks a file of %i bytes by all of them', (length) => {
    const folder = make();
    new ResultStore(folder).begin(start, inputs);
    const bytes = Buffer.alloc(length, 'synthetic people.');
    folder.write('report.html', bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(folder.mark('report.html')).toEqual({ file: 'report.html', bytes: length, sha256 });
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
    folder.write(fileOf(0, 0), harm(folder.read(fileOf(0, 0)) ?? new Uint8Array()));
    expect(store.run(runIdOf(0, 0))).toBeNull();
    store.save(runs[0]);
    expect(store.run(runIdOf(0, 0))).toEqual(runs[0]);
  });

  it('waits for no disk at each run, and for all of them before the manifest', async () => {
    const inner = make();
    const pending = new Set<string>();
    const seen: string[] = [];
    const folder: Folder = {
      ...inner,
      writeSoon(name, bytes) {
        inner.writeSoon(name, bytes);
        pending.add(name);
        seen.push(name);
      },
      settle(name) {
        inner.settle(name);
        pending.delete(name);
      },
      write(name, bytes) {
        if (name === 'manifest.json') expect([...pending]).toEqual([]);
        inner.write(name, bytes);
      },
    };
    await filled(folder).finish(finished);
    expect(sorted(seen)).toEqual(sorted(runIds.map((id) => `runs/${id}.run`)));
    expect(folder.kind()).toBe('folder');
    expect(inner.read('manifest.json')).not.toBeNull();
  });

  it('takes a run file under a wrong name for no run', () => {
    const folder = make();
    const store = filled(folder);
    folder.write(fileOf(0, 0), folder.read(fileOf(0, 1)) ?? new Uint8Array());
    expect(store.run(runIdOf(0, 0))).toBeNull();
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
    folder.remove(fileOf(1, 0));
    await expect(store.finish(finished)).rejects.toThrow(`${fileOf(1, 0)} is missing or damaged`);
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

  it('goes on with an unfinished study of the same start', () => {
    const folder = make();
    filled(folder).release();
    expect(new ResultStore(folder).begin(start, inputs)).toEqual({ finished: false, kept: 3 });
    expect(new ResultStore(folder).run(runIdOf(0, 0))).toEqual(runs[0]);
  });

  it.each([
    ['seed', { seed: 2 }, /seed 1, not 2/],
    ['size', { size: 'full' as const }, /size reduced, not full/],
    ['study', { id: 'other' }, /study sample, not other/],
    ['file', { study: 'studies/copy.yaml' }, /file studies\/sample\.yaml, not studies\/copy\.yaml/],
    ['engine', { engine: 'f'.repeat(64) }, /another build of the engine/],
    ['input', { inputs: [{ ...start.inputs[0], sha256: '0'.repeat(64) }] }, /changed input studies\/sample\.yaml/],
  ])('refuses a study of another %s, unfinished or finished, unless it is forced', async (_name, other, told) => {
    const folder = make();
    const store = filled(folder);
    store.release();
    const refused = (): void => {
      const before = contents(folder);
      expect(() => new ResultStore(folder).begin({ ...start, ...other }, inputs)).toThrow(told);
      expect(problem(() => new ResultStore(folder).begin({ ...start, ...other }, inputs))).toBe('foreign');
      expect(contents(folder)).toEqual(before);
    };
    refused();
    store.reopen();
    await store.finish(finished);
    store.release();
    refused();
    expect(new ResultStore(folder).begin({ ...start, ...other }, inputs, { force: true })).toEqual({ finished: false, kept: 0 });
    expect(folder.read('manifest.json')).toBeNull();
  });

  it('gives a finished study of the same start back, and touches and locks nothing', async () => {
    const folder = make();
    const store = filled(folder);
    const manifest = await store.finish(finished);
    store.release();
    const before = contents(folder);
    expect(new ResultStore(folder).begin(start, inputs)).toEqual({ finished: true, manifest });
    expect(contents(folder)).toEqual(before);
    folder.acquire();
  });

  it('tells a finished study that was changed from one that is whole', async () => {
    const folder = make();
    const store = filled(folder);
    await store.finish(finished);
    folder.write('report.html', new Uint8Array());
    store.release();
    expect(() => new ResultStore(folder).begin(start, inputs)).toThrow(/report\.html is missing or changed: \.\/glasshouse resume/);
  });

  it('removes runs that do not belong to the finished study', async () => {
    const store = filled(make());
    store.save(sampleRun(7, 7));
    await store.finish(finished);
    expect(store.runIds()).toEqual(sorted(runIds));
  });

  it('reads an input only as it was', () => {
    const folder = make();
    const store = filled(folder);
    expect(store.input('studies/sample.yaml')).toBe('glasshouse: 1\n');
    expect(problem(() => store.input('studies/other.yaml'))).toBe('missing');
    folder.write('inputs/studies/sample.yaml', Buffer.from('glasshouse: 2\n'));
    expect(problem(() => store.input('studies/sample.yaml'))).toBe('damaged');
  });

  it.each(['thesis.txt', 'inputs/survey.csv', 'runs/mine.run', 'csv/mine.csv', 'log/mine.log', 'report.html', 'start.json'])(
    'begins nothing in a folder of something else that holds %s, forced or not',
    (name) => {
      const folder = make();
      folder.write(name, Buffer.from('mine'));
      for (const force of [false, true]) expect(problem(() => new ResultStore(folder).begin(start, inputs, { force }))).toBe('foreign');
      expect(contents(folder)).toEqual({ [name]: 'mine' });
    },
  );

  it.each(['thesis.txt', 'inputs/survey.csv', 'runs/mine.run', `runs/${'0'.repeat(64)}.run`, 'csv/mine.csv', 'pages/mine.html'])(
    'removes nothing where a result holds %s of somebody else: it refuses, forced or not',
    async (name) => {
      const folder = make();
      const store = filled(folder);
      folder.write(name, Buffer.from('mine'));
      store.release();
      const before = contents(folder);
      for (const force of [false, true]) {
        expect(problem(() => new ResultStore(folder).begin({ ...start, seed: force ? 2 : 1 }, inputs, { force }))).toBe('foreign');
        expect(problem(() => new ResultStore(folder).reopen())).toBe('foreign');
      }
      expect(contents(folder)).toEqual(before);
      folder.acquire();
      await store.finish(finished);
      expect(text(folder.read(name))).toBe('mine');
    },
  );

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
    expect(ofFirst.slice(0, 8).map((row) => [row.counter, row.count])).toEqual([
      ['people.present', 0],
      ['measure.air.days.deed.unrelated', 32],
      ['measure.air.days.reward', 34],
      ['measure.air.children_days', 36],
      ['harm.without_deed', 38],
      ['harm.days.error', 40],
      ['incident.theft.happened', 42],
      ['measure.fine.money.deed', 44],
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
    expect(harm).toHaveLength(runs.length * axes.arms.length * axes.cells.length * 10);
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
      minor_units: null,
    });
    const days = harm.filter((row) => row.minor_units === null);
    expect(new Set(days.map((row) => row.harm))).toEqual(new Set(['deed', 'children', 'without_deed', 'error']));
    const cells = await store.table('cells');
    expect(cells.some((row) => row.counter === 'incident.theft.happened')).toBe(false);
    expect(cells.filter((row) => row.counter === 'people.present').map((row) => row.count)).toContain(0);
  });

  it('tells money of harm by measure and cause beside the days, in a column of its own', async () => {
    const store = filled(make());
    await store.finish(finished);
    const first = (await store.table('harm')).slice(0, 10);
    // Counters stand at positions 7 to 15 of the run, whose numbers are ten and the position: what is owed or given is no harm of a sanction.
    expect(first.slice(4).map((row) => [row.measure, row.harm, row.context, row.person_days, row.minor_units])).toEqual([
      ['fine', 'deed', '', null, 17 + 18],
      ['appeal.listed', 'error', '', null, 20],
      ['ledger.points', 'error', '', null, 21],
      ['', 'deed', '', null, 23],
      ['', 'money', '', null, 24],
      ['', 'money_without_deed', '', null, 25],
    ]);
  });

  it('tells the same of each year, with no cell, or by cell where a run keeps groups by year', async () => {
    const told = async (kept: boolean): Promise<unknown[][]> => {
      const store = new ResultStore(make());
      store.begin(start, inputs);
      const { counts, ...rest } = sampleRun(0, 0);
      store.save({ ...rest, counts: { ...counts, ...(kept ? { byYearCell: counts.byCell.map((cells) => [cells]) } : {}) } });
      await store.finish({ ...finished, runs: [rest.runId] });
      return (await store.table('harm_years'))
        .filter((row) => row.arm === 'list' && row.measure === 'fine')
        .map((row) => [row.year, row.cell, row.harm, row.person_days, row.minor_units]);
    };
    // Places: 10 and 20 more than the position, of the counters 7 and 8. Cells: the same numbers, each in a row of its own.
    expect(await told(false)).toEqual([['2013', null, 'deed', null, 17 + 18 + 27 + 28]]);
    expect(await told(true)).toEqual([
      ['2013', 'low', 'deed', null, 17 + 18],
      ['2013', 'high', 'deed', null, 27 + 28],
    ]);
  });

  it('exports every table as comma-separated values', async () => {
    const folder = make();
    const store = filled(folder);
    await store.finish(finished);
    store.release();
    expect(await store.exportCsv()).toHaveLength(TABLES.length);
    expect(await store.exportCsv()).toHaveLength(TABLES.length);
    const csv = Buffer.from(folder.read('csv/persons.csv') ?? new Uint8Array()).toString('utf8');
    expect(csv).toMatch(/^synthetic,experiment,person,why,cell,arm,/);
    expect(csv).toContain('"S-12 is listed, ""in public""."');
    folder.write('csv/persons.csv', Buffer.from('mine'));
    const before = contents(folder);
    await expect(store.exportCsv()).rejects.toThrow(/csv\/persons\.csv is there already and differs/);
    expect(contents(folder)).toEqual(before);
    await expect(store.exportCsv({ force: true })).rejects.toThrow(/csv\/persons\.csv was not made by this command and is not replaced/);
    expect(contents(folder)).toEqual(before);
    folder.write('csv/persons.csv', Buffer.from(`${csv.split('\n')[0]}\nmine`));
    await store.exportCsv({ force: true });
    expect(text(folder.read('csv/persons.csv'))).toBe(csv);
  });

  it('has one writer at a time', () => {
    const folder = make();
    filled(folder);
    expect(problem(() => folder.acquire())).toBe('busy');
    expect(problem(() => new ResultStore(folder).begin(start, inputs))).toBe('busy');
    folder.release();
    if (folder.path === null) folder.acquire();
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
    filled(diskFolder(path)).release();
    const full = new ResultStore(diskFolder(path, { writer: failing('ENOSPC', 100) }));
    full.reopen();
    rmSync(join(path, 'runs'), { recursive: true });
    expect(() => full.save(runs[0])).toThrow(/^no space left to write .*\.run: free some space, then resume$/);
    expect(existsSync(join(path, 'runs')), 'a folder made for it is taken away again').toBe(false);
  });

  it('leaves nothing where the disk is full before the study has begun', () => {
    const path = newPath();
    const full = new ResultStore(diskFolder(path, { writer: failing('ENOSPC', 0) }));
    expect(() => full.begin(start, inputs)).toThrow(/^no space left to write .*: free some space, then give the same command again$/);
    expect(existsSync(path)).toBe(false);
  });

  it('tells a folder that may not be written', () => {
    const store = new ResultStore(diskFolder(newPath(), { writer: failing('EROFS', 0), elsewhere: 'go elsewhere' }));
    expect(() => store.begin(start, inputs)).toThrow(/^no permission to write .*: go elsewhere$/);
  });

  it('writes nothing more once its folder was removed or replaced', () => {
    const path = newPath();
    const store = filled(diskFolder(path));
    rmSync(path, { recursive: true });
    expect(problem(() => store.save(runs[0]))).toBe('lost');
    expect(existsSync(path)).toBe(false);
    const other = filled(diskFolder(path));
    expect(problem(() => store.save(runs[0]))).toBe('lost');
    store.release();
    other.save(runs[0]);
  });

  it('takes over from a process that died, and clears its unfinished files', () => {
    const path = newPath();
    filled(diskFolder(path)).release();
    writeFileSync(join(path, 'owner.lock'), `99999999\n${hostname()}\n`);
    const draft = `${fileOf(5, 5)}.${hostPart()}.99999999.0123456789ab.unfinished`;
    const others = `${fileOf(6, 6)}.elsewhere.1.0123456789ab.unfinished`;
    for (const name of [draft, others, 'harm.parquet.unfinished']) writeFileSync(join(path, name), 'half');
    expect(new ResultStore(diskFolder(path)).begin(start, inputs)).toEqual({ finished: false, kept: 3 });
    expect([draft, others, 'harm.parquet.unfinished'].map((name) => existsSync(join(path, name)))).toEqual([false, true, false]);
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
