import { createHash } from 'node:crypto';
import type { RunResult, StudyDocument } from '@glasshouse/scenario';
import { StoreError } from '../errors.js';
import type { Folder } from '../folder/folder.js';
import { TABLE_MAKERS } from '../tables/index.js';
import type { ExperimentAxes, TableSource } from '../tables/axes.js';
import { TABLES } from '../tables/table.js';
import type { TableId, TableRow } from '../tables/table.js';
import type { FileMark, Manifest, StudyStart, TimingEntry } from './manifest.js';
import { decodeRun, encodeRun } from './run-file.js';
import { tableShelf } from './table-shelf.js';

const OURS = /^(start\.json|manifest\.json|study\.json|report\.html|[a-z]+\.parquet|[a-z]+\.rows|(inputs|runs|log|csv)\/.+)$/;
const RESULTS = [
  'manifest.json',
  'report.html',
  'study.json',
  ...TABLES.map((id) => `${id}.parquet`),
  ...TABLES.map((id) => `${id}.rows`),
  'csv',
];

const runFile = (runId: string): string => `runs/${runId}.run`;
const text = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

/** Length and SHA-256 of a file. */
export const markOf = (file: string, bytes: Uint8Array): FileMark => ({
  file,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** What a finished study hands over. */
export interface FinishedStudy {
  document: StudyDocument;
  axes: ExperimentAxes[];
  /** The study's own numbers in a run, and what was varied at each point: read when the tables are written. */
  indicators: TableSource['indicators'];
  design: TableSource['design'];
  /** Ids of the study's runs, in the order in which the tables list them. */
  runs: string[];
  report: string;
}

/** One study in one folder. Every method throws StoreError and nothing else. */
export class ResultStore {
  readonly #folder: Folder;

  constructor(folder: Folder) {
    this.#folder = folder;
  }

  get place(): string {
    return this.#folder.place;
  }

  /**
   * Makes the folder ready for a study and becomes its only writer. Whole runs of an unfinished study with the same start
   * are kept; anything else of ours is removed. Refuses a folder that holds other files. Returns the number of kept runs.
   */
  begin(start: StudyStart, inputs: ReadonlyMap<string, string>): number {
    const stranger = this.#folder.list('').find((name) => !OURS.test(name));
    if (stranger !== undefined) {
      throw new StoreError('foreign', `${this.place} holds files of something else (${stranger}): choose an empty folder with --out`);
    }
    this.#folder.acquire();
    const before = this.#json<StudyStart>('start.json');
    const same = before !== null && this.#folder.read('manifest.json') === null && JSON.stringify(before) === JSON.stringify(start);
    if (!same) {
      for (const name of ['start.json', ...RESULTS, 'runs', 'inputs', 'log']) this.#folder.remove(name);
      for (const [name, content] of inputs) this.#folder.write(`inputs/${name}`, Buffer.from(content));
      this.#folder.write('start.json', text(start));
    }
    return this.#folder.list('runs/').length;
  }

  /** What the study in this folder was begun with. */
  start(): StudyStart {
    const start = this.#json<StudyStart>('start.json');
    if (start === null) throw new StoreError('missing', `${this.place} holds no study: begin one with ./glasshouse run`);
    if (start.format !== 1)
      throw new StoreError('foreign', `${this.place} was written by another version of Glasshouse: run the study again`);
    return start;
  }

  /** Becomes the only writer of an unfinished study, and marks a finished one as unfinished. */
  reopen(): StudyStart {
    const start = this.start();
    this.#folder.acquire();
    for (const name of RESULTS) this.#folder.remove(name);
    return start;
  }

  release(): void {
    this.#folder.release();
  }

  /** An input as it was when the study began. Throws when it is absent or has been changed since. */
  input(name: string): string {
    const mark = this.start().inputs.find((one) => one.file === name);
    const bytes = mark && this.#folder.read(`inputs/${name}`);
    if (!mark || !bytes) throw new StoreError('missing', `${this.place}/inputs/${name} does not exist`);
    if (markOf(name, bytes).sha256 !== mark.sha256) {
      throw new StoreError('damaged', `${this.place}/inputs/${name} is not what the study began with: run the study again`);
    }
    return Buffer.from(bytes).toString('utf8');
  }

  /** A run that was saved whole, or null. A torn or corrupt file is removed, so that its run is done again. */
  run(runId: string): RunResult | null {
    const bytes = this.#folder.read(runFile(runId));
    if (!bytes) return null;
    const run = decodeRun(bytes, runId);
    if (!run) this.#folder.remove(runFile(runId));
    return run;
  }

  /** Ids of the saved runs, whole or not. */
  runIds(): string[] {
    return this.#folder.list('runs/').flatMap((name) => /^runs\/(.+)\.run$/.exec(name)?.[1] ?? []);
  }

  /** Saves one run, whole or not at all. */
  save(run: RunResult): void {
    this.#folder.write(runFile(run.runId), encodeRun(run));
  }

  /** Notes a time or a host. Nothing here is part of a hash. */
  log(entry: TimingEntry): void {
    this.#folder.append('log/timings.jsonl', JSON.stringify(entry));
  }

  /** Writes tables, document and report, and the manifest last. */
  async finish(finished: FinishedStudy): Promise<Manifest> {
    const { document, axes, indicators, design, runs } = finished;
    const read = (runId: string): RunResult => {
      const run = this.run(runId);
      if (!run) throw new StoreError('damaged', `${this.place}/${runFile(runId)} is missing or torn: resume to do this run again`);
      return run;
    };
    const saved = function* (): Generator<RunResult> {
      for (const runId of runs) yield read(runId);
    };
    const shelf = await tableShelf(this.#folder);
    let rows: Record<string, number>;
    try {
      const source = { axes, followed: document.followed, indicators, design };
      rows = await shelf.write(
        TABLES.map((id) => TABLE_MAKERS[id](source)),
        saved(),
      );
    } finally {
      shelf.close();
    }
    this.#folder.write('study.json', text(document));
    this.writeReport(finished.report);
    for (const runId of this.runIds()) if (!runs.includes(runId)) this.#folder.remove(runFile(runId));
    const files = ['study.json', ...TABLES.map((id) => shelf.file(id))].map((file) => markOf(file, this.#bytes(file)));
    const persons = document.experiments.reduce((sum, experiment) => sum + experiment.persons, 0);
    const manifest: Manifest = {
      ...this.start(),
      complete: true,
      hash: document.hash,
      runs,
      counts: { experiments: document.experiments.length, runs: runs.length, persons, rows },
      files,
    };
    this.#folder.write('manifest.json', text(manifest));
    return manifest;
  }

  /** Whether the study is complete and each of its files is as the manifest says. */
  intact(): boolean {
    const manifest = this.#json<Manifest>('manifest.json');
    return manifest !== null && manifest.files.every((mark) => this.#holds(mark));
  }

  /** The manifest of a complete study. Throws when the study is not complete or a file has changed. */
  manifest(): Manifest {
    const manifest = this.#json<Manifest>('manifest.json');
    if (manifest === null) {
      this.start();
      throw new StoreError('missing', `the study in ${this.place} is not complete: ./glasshouse resume ${this.place}`);
    }
    const bad = manifest.files.find((mark) => !this.#holds(mark));
    if (bad) throw new StoreError('damaged', `${this.place}/${bad.file} is missing or changed: ./glasshouse resume ${this.place}`);
    return manifest;
  }

  /** The document of a complete study. */
  document(): StudyDocument {
    this.manifest();
    const document = this.#json<StudyDocument>('study.json');
    if (document === null) throw new StoreError('damaged', `${this.place}/study.json is missing`);
    return document;
  }

  /** Replaces the page. Returns its path. */
  writeReport(page: string): string {
    this.#folder.write('report.html', Buffer.from(page));
    return `${this.place}/report.html`;
  }

  /** Rows of a table of a complete study. */
  async table(id: TableId): Promise<TableRow[]> {
    this.manifest();
    const shelf = await tableShelf(this.#folder);
    try {
      return await shelf.read(id);
    } finally {
      shelf.close();
    }
  }

  /** Writes every table as comma-separated values to `csv/`. Returns the paths. */
  async exportCsv(): Promise<string[]> {
    this.manifest();
    const shelf = await tableShelf(this.#folder);
    try {
      const files: string[] = [];
      for (const id of TABLES) files.push(`${this.place}/${await shelf.toCsv(id)}`);
      return files;
    } finally {
      shelf.close();
    }
  }

  #bytes(name: string): Uint8Array {
    const bytes = this.#folder.read(name);
    if (!bytes) throw new StoreError('missing', `${this.place}/${name} does not exist`);
    return bytes;
  }

  #holds(mark: FileMark): boolean {
    const bytes = this.#folder.read(mark.file);
    return bytes !== null && bytes.length === mark.bytes && markOf(mark.file, bytes).sha256 === mark.sha256;
  }

  #json<T>(name: string): T | null {
    const bytes = this.#folder.read(name);
    if (!bytes) return null;
    try {
      return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
    } catch {
      throw new StoreError('damaged', `${this.place}/${name} is not readable: run the study again into another folder`);
    }
  }
}
