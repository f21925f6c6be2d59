import { createHash } from 'node:crypto';
import { shellWord, TABLES } from '@glasshouse/model';
import type { KeptRun, RunResult, StudyDocument, TableId } from '@glasshouse/model';
import { StoreError } from '../errors.js';
import type { Folder } from '../folder/folder.js';
import { isLockName } from '../folder/lock.js';
import { draftOf, isLitter } from '../folder/names.js';
import type { TableSource } from '../tables/axes.js';
import { TABLE_MAKERS } from '../tables/index.js';
import type { TableRow } from '../tables/table.js';
import { readDocument } from './document.js';
import { readManifest, readStart } from './manifest.js';
import type { FileMark, Manifest, Read, StudyStart } from './manifest.js';
import { DOCUMENT, FIRST_PAGE, isPageFile, isWorkFile, MANIFEST, namesOf, PLAN, runFile, runIdOf, START } from './names.js';
import type { Recognise } from './own-files.js';
import { decodePlan } from './plan-file.js';
import type { PlanRow } from './plan-file.js';
import { decodeKept, decodeRun, isWholeRun } from './run-file.js';
import { tableShelf } from './table-shelf.js';

const MOST_FORM = 64 * 1024 * 1024;
const MOST_DOCUMENT = 256 * 1024 * 1024;
const MOST_RUN = 256 * 1024 * 1024;
const MOST_INPUT = 16 * 1024 * 1024;

/** Length and SHA-256 of a file. */
export const markOf = (file: string, bytes: Uint8Array): FileMark => ({
  file,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** A file that is not as it should be. */
export interface Finding {
  file: string;
  what: 'missing' | 'changed' | 'added';
}

const readable = async (rows: Promise<TableRow[]>): Promise<string | null> => {
  try {
    return JSON.stringify(await rows);
  } catch {
    return null;
  }
};

/**
 * A result as somebody handed it over: nothing in it is trusted. Forms, lengths, links and hashes are checked before anything is used.
 * Every method throws StoreError and nothing else.
 */
export class ResultReader {
  /**
   * `pages`: names of the pages that a finished study of this build has. `recognises`: whether bytes under the name of a page, of the claims or of a script are what
   * a command writes there, and not a person's own.
   */
  constructor(
    protected readonly folder: Folder,
    protected readonly pages: readonly string[] = [FIRST_PAGE],
    protected readonly recognises: Recognise = () => true,
  ) {}

  get place(): string {
    return this.folder.place;
  }

  /** What the study in this folder was begun with. */
  start(): StudyStart {
    const start = this.startOrNull();
    if (start !== null) return start;
    const kind = this.folder.kind();
    if (kind === 'link') throw new StoreError('foreign', `${this.place} is a link: name the folder that it leads to`);
    if (kind === 'file' || kind === 'other') throw new StoreError('foreign', `${this.place} is a file, not a result folder`);
    if (kind === null)
      throw new StoreError('missing', `${this.place}: no such file or folder; check the name, or start a study with ./glasshouse run`);
    throw new StoreError('missing', `${this.place} holds no study: start one with ./glasshouse run`);
  }

  /** An input as it was when the study began. Throws when it is absent or has been changed since. */
  input(name: string): string {
    const mark = this.start().inputs.find((one) => one.file === name);
    const bytes = mark && this.folder.read(`inputs/${name}`, MOST_INPUT);
    if (!mark || !bytes) {
      throw new StoreError(
        'missing',
        `${this.place}/inputs/${name} does not exist: run the study again with ./glasshouse run and --out ${shellWord(this.place)}`,
      );
    }
    if (markOf(name, bytes).sha256 !== mark.sha256) {
      throw new StoreError('damaged', `${this.place}/inputs/${name} is not what the study began with: run the study again`);
    }
    return Buffer.from(bytes).toString('utf8');
  }

  /** All inputs by name. */
  inputs(): Map<string, string> {
    return new Map(this.start().inputs.map(({ file }) => [file, this.input(file)]));
  }

  /** The runs that the study was planned with, or null where `plan.csv` is absent or torn. */
  plan(): PlanRow[] | null {
    const bytes = this.folder.read(PLAN, MOST_FORM);
    return bytes && decodePlan(Buffer.from(bytes).toString('utf8'));
  }

  /** All that a run counted, or null: absent, torn, corrupt, another run, or its numbers only, so that it has to be done again. */
  run(runId: string): RunResult | null {
    const bytes = this.runBytes(runId);
    return bytes && decodeRun(bytes, runId);
  }

  /** A run that was saved whole, with all that it counted or its numbers only, as the study asks; null: it has to be done again. */
  kept(runId: string): KeptRun | null {
    const bytes = this.runBytes(runId);
    return bytes && decodeKept(bytes, runId);
  }

  /** Whether a run is there and its checksum is right. Cheaper than `run`: nothing is unpacked. */
  holds(runId: string): boolean {
    const bytes = this.runBytes(runId);
    return bytes !== null && isWholeRun(bytes);
  }

  protected runBytes(runId: string): Uint8Array | null {
    const name = runFile(runId);
    if (runIdOf(name) === null) return null;
    try {
      return this.folder.read(name, MOST_RUN);
    } catch (error) {
      if (error instanceof StoreError && error.problem === 'damaged') return null;
      throw error;
    }
  }

  /** Ids of the saved runs, whole or not. */
  runIds(): string[] {
    return this.folder.entries().flatMap(({ name, kind }) => (kind === 'file' ? (runIdOf(name) ?? []) : []));
  }

  /** Whether the study is complete and each of its files is as the manifest says. */
  intact(): boolean {
    if (this.folder.kind() !== 'folder') return false;
    const manifest = this.manifestOrNull();
    return manifest !== null && this.changed(manifest).length === 0;
  }

  /** The manifest of a complete study. Throws when the study is not complete or its document or a table has changed. */
  manifest(): Manifest {
    const start = this.start();
    const manifest = this.manifestOrNull();
    if (manifest === null)
      throw new StoreError('missing', `the study in ${this.place} is not complete: ./glasshouse resume ${shellWord(this.place)}`);
    const told = (Object.keys(start) as (keyof StudyStart)[]).find((key) => JSON.stringify(start[key]) !== JSON.stringify(manifest[key]));
    if (told !== undefined)
      throw new StoreError('damaged', `${this.place}: ${START} and ${MANIFEST} differ in "${told}": run the study again`);
    const bad = this.changed(manifest).find((file) => !isPageFile(file));
    if (bad !== undefined)
      throw new StoreError('damaged', `${this.place}/${bad} is missing or changed: ./glasshouse resume ${shellWord(this.place)}`);
    return manifest;
  }

  /** The document of a complete study. */
  document(): StudyDocument {
    const { hash } = this.manifest();
    const document = readDocument(this.json(DOCUMENT, MOST_DOCUMENT));
    if (document === null)
      throw new StoreError('damaged', `${this.place}/${DOCUMENT} is not the document of a study of this version: run the study again`);
    if (document.hash !== hash)
      throw new StoreError('damaged', `${this.place}: ${DOCUMENT} and ${MANIFEST} name different hashes: run the study again`);
    return document;
  }

  /** Rows of a table of a complete study. */
  async table(id: TableId): Promise<TableRow[]> {
    this.manifest();
    const shelf = await tableShelf(this.folder);
    try {
      return await shelf.read(id);
    } finally {
      shelf.close();
    }
  }

  /** The manifest of a complete study, of the right form but not compared with the files. */
  listing(): Manifest {
    this.start();
    const manifest = this.manifestOrNull();
    if (manifest === null)
      throw new StoreError('missing', `the study in ${this.place} is not complete: ./glasshouse resume ${shellWord(this.place)}`);
    return manifest;
  }

  /** The document as it stands, of the right form but not compared with the manifest; null where it has another form. */
  documentAsFound(): StudyDocument | null {
    return readDocument(this.json(DOCUMENT, MOST_DOCUMENT));
  }

  /**
   * What differs from the lists in `start.json` and `manifest.json`: files missing, changed or added. `also`: further files that may be there.
   * The lists themselves are taken as they are.
   */
  audit(also: readonly FileMark[] = []): Finding[] {
    const manifest = this.listing();
    const inputs = manifest.inputs.map((mark) => ({ mark, name: `inputs/${mark.file}` }));
    const all = [...inputs, ...[...manifest.files, ...also].map((mark) => ({ mark, name: mark.file }))];
    const found = all.flatMap(({ mark, name }) => {
      const what = this.#standing(mark, name);
      return what === null ? [] : [{ file: name, what }];
    });
    const page = manifest.files.some(({ file }) => file === FIRST_PAGE) || this.folder.mark(FIRST_PAGE) !== null;
    const known = new Set(all.map(({ name }) => name));
    const runs = new Set(manifest.runs);
    const more = this.runIds()
      .filter((runId) => !runs.has(runId))
      .map(runFile);
    const added = [...this.strangers().filter((name) => !known.has(name)), ...more].map((file) => ({ file, what: 'added' as const }));
    return [...found, ...(page ? [] : [{ file: FIRST_PAGE, what: 'missing' as const }]), ...added];
  }

  /** Bytes of a file of the result; null where there is none. */
  bytes(file: string): Uint8Array | null {
    return this.folder.read(file);
  }

  /**
   * Makes the tables again from the runs, in an empty folder, and names those that differ. Bytes are compared first; where they differ, as
   * another version of DuckDB writes them, rows are.
   */
  async differingTables(source: TableSource, runs: readonly string[], scratch: Folder): Promise<string[]> {
    await this.writeTables(source, runs, scratch);
    const [made, stored] = [await tableShelf(scratch), await tableShelf(this.folder)];
    try {
      const differing: string[] = [];
      for (const id of TABLES) {
        const file = made.file(id);
        if (this.folder.mark(file)?.sha256 === scratch.mark(file)?.sha256) continue;
        const rows = JSON.stringify(await made.read(id));
        if (this.folder.mark(file) === null || rows !== (await readable(stored.read(id)))) differing.push(file);
      }
      return differing;
    } finally {
      made.close();
      stored.close();
    }
  }

  /** Names of files that are there and belong to no result: somebody else's, or unknown to this build. Links and the like are among them. */
  strangers(): string[] {
    const start = this.startOrNull();
    const known = start === null ? new Set<string>() : namesOf(start, this.manifestOrNull(), this.pages);
    const above = new Set(
      [...known, 'runs/-', 'workers/-', 'failed/-', 'log/-'].flatMap((name) =>
        name.split('/').map((_, i, parts) => parts.slice(0, i).join('/')),
      ),
    );
    return this.folder
      .entries()
      .filter(({ name, kind }) => {
        if (isLitter(name) || (kind === 'file' && (isLockName(name) || known.has(name) || runIdOf(name) !== null || isWorkFile(name))))
          return false;
        if (kind === 'folder' && above.has(name)) return false;
        const draft = draftOf(name);
        return (
          !draft ||
          !(
            known.has(draft.of) ||
            runIdOf(draft.of) !== null ||
            isWorkFile(draft.of) ||
            draft.of === 'clock' ||
            draft.of === 'spill' ||
            isLockName(draft.of)
          )
        );
      })
      .map(({ name }) => name)
      .filter((name) => draftOf(name.split('/')[0])?.of !== 'spill');
  }

  /** Makes the tables of saved runs in a folder. Returns the number of rows of each. */
  protected async writeTables(source: TableSource, runs: readonly string[], into: Folder): Promise<Record<string, number>> {
    const read = (runId: string): KeptRun => {
      const run = this.kept(runId);
      if (!run) throw new StoreError('damaged', `${this.place}/${runFile(runId)} is missing or damaged: resume to do this run again`);
      return run;
    };
    const saved = function* (): Generator<KeptRun> {
      for (const runId of runs) yield read(runId);
    };
    const shelf = await tableShelf(into);
    try {
      return await shelf.write(
        TABLES.map((id) => TABLE_MAKERS[id](source)),
        saved(),
      );
    } finally {
      shelf.close();
    }
  }

  /** Files that the manifest lists, and pages that it should, which are missing or changed. */
  protected changed(manifest: Manifest): string[] {
    const listed = manifest.files.filter((mark) => runIdOf(mark.file) === null && this.#standing(mark) !== null);
    // An older build did not list its page.
    const page = manifest.files.some(({ file }) => file === FIRST_PAGE) || this.folder.head(FIRST_PAGE, 1)?.length === 1;
    return [...listed.map(({ file }) => file), ...(page ? [] : [FIRST_PAGE])];
  }

  protected startOrNull(): StudyStart | null {
    return this.folder.kind() === 'folder' ? this.#formed(START, readStart) : null;
  }

  protected manifestOrNull(): Manifest | null {
    return this.#formed(MANIFEST, readManifest);
  }

  protected json(name: string, most: number): unknown {
    const bytes = this.folder.read(name, most);
    if (!bytes) return null;
    try {
      return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
    } catch {
      return undefined;
    }
  }

  /** Whether a file is missing or changed; null where it is as it was. */
  #standing(mark: FileMark, name: string = mark.file): Finding['what'] | null {
    const found = this.folder.mark(name);
    if (found === null) return 'missing';
    return found.bytes === mark.bytes && found.sha256 === mark.sha256 ? null : 'changed';
  }

  #formed<T>(name: string, read: (value: unknown) => Read<T>): T | null {
    const value = this.json(name, MOST_FORM);
    if (value === null && this.folder.head(name, 1) === null) return null;
    const found = read(value);
    if (found.is === 'ours') return found.value;
    const what = found.is === 'another version' ? 'was written by another version of Glasshouse' : 'is not a file of Glasshouse';
    throw new StoreError('foreign', `${this.place}/${name} ${what}: choose another folder, or run the study again into a new one`);
  }
}
