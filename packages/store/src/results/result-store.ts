import { shellWord, TABLES } from '@glasshouse/model';
import type { KeptRun, StudyDocument } from '@glasshouse/model';
import { StoreError } from '../errors.js';
import { isLockContent, LOCK } from '../folder/lock.js';
import { UNFINISHED } from '../folder/names.js';
import type { ExperimentAxes, TableSource } from '../tables/axes.js';
import { differences } from './differences.js';
import type { FileMark, Manifest, StudyStart, TimingEntry } from './manifest.js';
import {
  CANCELLED,
  csvFile,
  DOCUMENT,
  FIRST_PAGE,
  isPageFile,
  isWorkFile,
  LOG,
  MANIFEST,
  namesOf,
  PLAN,
  runFile,
  runIdOf,
  START,
} from './names.js';
import { isOurs, refuseForeign } from './own-files.js';
import { encodePlan } from './plan-file.js';
import type { PlanRow } from './plan-file.js';
import { markOf } from './reader.js';
import { beforeStart, changedExport, changedPage, foreign, headerOf, notOurs } from './refusals.js';
import { encodeRun, RUN_MARK } from './run-file.js';
import { discard, tableShelf } from './table-shelf.js';
import { WorkPlace } from './work-place.js';

const text = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
const MOST_LOG = 1024 * 1024;

/** One page of a finished study: `report.html`, or `pages/<name>.html`. */
export interface Page {
  file: string;
  text: string;
}

/** What a finished study hands over. */
export interface FinishedStudy {
  document: StudyDocument;
  axes: ExperimentAxes[];
  /** The study's own numbers in a run, and what was varied at each point: read when the tables are written. */
  indicators: TableSource['indicators'];
  design: TableSource['design'];
  /** Ids of the study's runs, in the order in which the tables list them. */
  runs: string[];
  /** The pages, `report.html` among them. Each has to be one of those that the store was told of. */
  pages: readonly Page[];
}

/** What `begin` found: a study to go on with, or one that is finished already. */
export type Begun = { finished: false; kept: number } | { finished: true; manifest: Manifest };

type Standing = { is: 'new' } | { is: 'unfinished' | 'replaced'; before: StudyStart } | { is: 'finished'; manifest: Manifest };

/** One study in one folder. Every method throws StoreError and nothing else. */
export class ResultStore extends WorkPlace {
  #begun = false;

  /** Whether this store has begun or reopened a study, so that one can be resumed after a failure. */
  get begun(): boolean {
    return this.#begun;
  }

  /** Refuses a place where `begin` would refuse every study. Cheap, so that nobody waits for a study to be read only to hear it. Writes nothing. */
  refusePlace(): void {
    try {
      this.folder.check();
    } catch (error) {
      throw beforeStart(error);
    }
    if (this.folder.kind() === 'folder' && this.startOrNull() === null) this.#refuseFilled();
  }

  /**
   * Makes the folder ready for a study and becomes its only writer. Whole runs of an unfinished study with the same start are kept.
   * A finished study with the same start is left as it is and not locked. Refuses a folder that holds anything else: another study's
   * result unless `force` is given, and files that are not ours in any case. What it refuses stays as it was.
   */
  begin(
    start: StudyStart,
    inputs: ReadonlyMap<string, string>,
    { force = false, plan }: { force?: boolean; plan?: readonly PlanRow[] } = {},
  ): Begun {
    const early = this.#standing(start, force);
    if (early.is === 'finished') return { finished: true, manifest: early.manifest };
    try {
      this.folder.acquire();
    } catch (error) {
      throw beforeStart(error);
    }
    const written: string[] = [];
    try {
      // Somebody else may have been quicker.
      const standing = this.#standing(start, force);
      if (standing.is === 'finished') {
        this.folder.release();
        return { finished: true, manifest: standing.manifest };
      }
      this.#sweep(start);
      if (standing.is === 'replaced') {
        this.refuseBesideWorkers();
        const names = [...namesOf(standing.before, this.manifestOrNull(), this.pages), ...this.workFiles()];
        refuseForeign(this.folder, names, this.manifestOrNull(), this.recognises);
        this.#clear(standing.before);
      }
      const put = (name: string, bytes: Uint8Array): void => {
        if (this.folder.mark(name)?.sha256 === markOf(name, bytes).sha256) return;
        if (standing.is === 'new') written.push(name);
        this.folder.write(name, bytes);
      };
      put(START, text(start));
      for (const [name, content] of inputs) put(`inputs/${name}`, Buffer.from(content));
      if (plan) put(PLAN, Buffer.from(encodePlan(plan)));
      this.folder.remove(CANCELLED);
      this.#begun = true;
      return { finished: false, kept: this.runIds().length };
    } catch (error) {
      for (const name of written.reverse()) discard(this.folder, [name]);
      this.folder.abandon();
      throw beforeStart(error);
    }
  }

  /** Becomes the only writer of an unfinished study but for its workers, and marks a finished one as unfinished. `plan`: one to write anew. */
  reopen(plan?: readonly PlanRow[]): StudyStart {
    const start = this.start();
    this.#refuseStrangers();
    this.folder.acquire();
    try {
      this.#sweep(start);
      this.folder.remove(MANIFEST);
      this.folder.remove(CANCELLED);
      if (plan) this.folder.write(PLAN, Buffer.from(encodePlan(plan)));
    } catch (error) {
      this.folder.release();
      throw error;
    }
    this.#begun = true;
    return start;
  }

  /** Removes what a writer that is gone left unfinished beside a complete study. Writes nothing where there is nothing. */
  tidy(): void {
    if (!this.folder.entries().some(({ name }) => name.endsWith(UNFINISHED))) return;
    const start = this.start();
    this.folder.acquire();
    try {
      this.#sweep(start);
    } finally {
      this.folder.release();
    }
  }

  /**
   * Adds scripts that start workers to a study that has begun, and opens it for workers where it was cancelled. Returns the names of those that
   * are there with another text that `mayReplace` does not give up: they stay.
   */
  offer(scripts: ReadonlyMap<string, string>, mayReplace: (name: string, text: string) => boolean = () => true): string[] {
    const kept: string[] = [];
    for (const [name, script] of [...scripts].filter(([one]) => isWorkFile(one))) {
      const there = this.folder.read(name);
      const found = there === null ? script : Buffer.from(there).toString('utf8');
      if (found === script || mayReplace(name, found)) this.folder.write(name, Buffer.from(script));
      else kept.push(name);
    }
    this.folder.remove(CANCELLED);
    return kept;
  }

  release(): void {
    this.folder.release();
  }

  /** Saves one run, whole or not at all. It is on the disk before the manifest is; one that a power failure tore is known by its checksum. */
  save(run: KeptRun): void {
    this.folder.writeSoon(runFile(run.runId), encodeRun(run));
    this.forget(run.runId);
  }

  /** Notes a time or a host. Nothing here is part of a hash. */
  log(entry: TimingEntry): void {
    const before = this.folder.mark(LOG);
    const kept = before && before.bytes <= MOST_LOG ? (this.folder.read(LOG, MOST_LOG) ?? new Uint8Array()) : new Uint8Array();
    this.folder.write(LOG, Buffer.concat([kept, Buffer.from(`${JSON.stringify(entry)}\n`)]));
  }

  /** Writes tables, document and pages, and the manifest last. */
  async finish(finished: FinishedStudy): Promise<Manifest> {
    const { document, axes, indicators, design, runs, pages } = finished;
    this.#checkPages(pages);
    const rows = await this.writeTables({ axes, followed: document.followed, indicators, design }, runs, this.folder);
    this.folder.write(DOCUMENT, text(document));
    for (const page of pages) this.folder.write(page.file, Buffer.from(page.text));
    for (const runId of this.runIds()) if (!runs.includes(runId) && this.#isRun(runId)) this.folder.remove(runFile(runId));
    for (const runId of runs) this.folder.settle(runFile(runId));
    const shelf = (id: string): string => (this.folder.path === null ? `${id}.rows` : `${id}.parquet`);
    const persons = document.experiments.reduce((sum, experiment) => sum + experiment.persons, 0);
    const manifest: Manifest = {
      ...this.start(),
      complete: true,
      hash: document.hash,
      runs,
      counts: { experiments: document.experiments.length, runs: runs.length, persons, rows },
      files: [DOCUMENT, ...TABLES.map(shelf), ...pages.map(({ file }) => file), ...runs.map(runFile)].map((file) => this.#mark(file)),
    };
    this.clearWork();
    this.folder.write(MANIFEST, text(manifest));
    return manifest;
  }

  /**
   * Replaces the pages of a complete study and lists them in the manifest. A page that somebody changed is replaced with `force` only, and a person's own never.
   * Returns the paths, that of the first page first.
   */
  writePages(pages: readonly Page[], { force = false }: { force?: boolean } = {}): string[] {
    this.#checkPages(pages);
    this.manifest();
    return this.#writing((manifest) => {
      for (const file of this.changed(manifest).filter(isPageFile)) {
        const fresh = pages.find((page) => page.file === file);
        const found = this.folder.mark(file);
        if (found === null || (fresh && markOf(file, Buffer.from(fresh.text)).sha256 === found.sha256)) continue;
        if (!force) throw changedPage(this.place, file);
        if (!isOurs(this.folder, file, this.recognises)) throw notOurs(this.place, file);
      }
      for (const page of pages) this.folder.write(page.file, Buffer.from(page.text));
      // In the order in which `finish` lists them, so that the same pages leave the same manifest.
      const others = manifest.files.filter(({ file }) => !isPageFile(file));
      const runs = others.filter(({ file }) => runIdOf(file) !== null);
      const files = [...others.filter((mark) => !runs.includes(mark)), ...pages.map(({ file }) => this.#mark(file)), ...runs];
      const now = text({ ...manifest, files });
      if (this.folder.mark(MANIFEST)?.sha256 !== markOf(MANIFEST, now).sha256) this.folder.write(MANIFEST, now);
      for (const { file } of manifest.files.filter((mark) => isPageFile(mark.file))) {
        if (!pages.some((page) => page.file === file)) this.folder.remove(file);
      }
      return pages.map(({ file }) => `${this.place}/${file}`).sort((a) => (a.endsWith(`/${FIRST_PAGE}`) ? -1 : 1));
    });
  }

  /**
   * Writes a file beside a complete study, such as `claims.json`. One that is there already and differs is replaced with `force` only, and only
   * where `isOurs` knows it. Returns its path.
   */
  writeBeside(
    file: string,
    content: string,
    { force = false, isOurs = () => true }: { force?: boolean; isOurs?: (bytes: Uint8Array) => boolean } = {},
  ): string {
    const bytes = Buffer.from(content);
    return this.#writing(() => {
      const there = this.folder.mark(file);
      if (there?.sha256 !== markOf(file, bytes).sha256) {
        if (there !== null && !force) throw changedExport(this.place, file);
        if (there !== null && !isOurs(this.folder.read(file) ?? new Uint8Array())) throw notOurs(this.place, file);
        this.folder.write(file, bytes);
      }
      return `${this.place}/${file}`;
    });
  }

  /**
   * Writes every table as comma-separated values to `csv/`, all of them or none. Files that are there already and differ are replaced with
   * `force` only, and only where they have the header of that table. Returns the paths.
   */
  async exportCsv({ force = false }: { force?: boolean } = {}): Promise<string[]> {
    this.manifest();
    this.folder.acquire();
    const drafts = new Map<string, string>();
    try {
      const shelf = await tableShelf(this.folder);
      try {
        for (const id of TABLES) drafts.set(csvFile(id), await shelf.toCsv(id, csvFile(id)));
      } finally {
        shelf.close();
      }
      for (const [name, draft] of drafts) {
        const there = this.folder.mark(name);
        if (there === null || there.sha256 === this.#mark(draft).sha256) continue;
        if (!force) throw changedExport(this.place, name);
        if (headerOf(this.folder, name) !== headerOf(this.folder, draft)) throw notOurs(this.place, name);
      }
      for (const [name, draft] of drafts) {
        this.folder.adopt(draft, name);
        drafts.delete(name);
      }
      return TABLES.map((id) => `${this.place}/${csvFile(id)}`);
    } finally {
      discard(this.folder, drafts.values());
      this.folder.release();
    }
  }

  /** Does something as the only writer of a complete study. */
  #writing<T>(act: (manifest: Manifest) => T): T {
    this.manifest();
    this.folder.acquire();
    try {
      return act(this.manifest());
    } finally {
      this.folder.release();
    }
  }

  /** What this study would find. Throws for a folder that has to be left alone. Writes nothing. */
  #standing(start: StudyStart, force: boolean): Standing {
    // A file or a link at this place is refused when the folder is acquired.
    if (this.folder.kind() !== 'folder') return { is: 'new' };
    const before = this.startOrNull();
    if (before === null) {
      this.#refuseFilled();
      return { is: 'new' };
    }
    const unlike = differences(before, start);
    const manifest = this.manifestOrNull();
    const what = manifest === null ? 'an unfinished study' : 'a finished study';
    if (unlike.length === 0 && !force && manifest !== null) {
      const bad = this.changed(manifest);
      if (bad.length === 0) return { is: 'finished', manifest };
      throw new StoreError(
        'damaged',
        `${this.place} holds this study, finished, but ${bad[0]} is missing or changed: ./glasshouse resume ${shellWord(this.place)} mends it`,
      );
    }
    if (unlike.length > 0 && !force) {
      throw new StoreError(
        'foreign',
        `${this.place} holds ${what} that differs from this one (${unlike.join('; ')}): choose another folder with --out, or replace it with --force`,
      );
    }
    this.#refuseStrangers();
    return { is: force && (manifest !== null || unlike.length > 0) ? 'replaced' : 'unfinished', before };
  }

  /** Refuses a folder without a start file that holds anything. */
  #refuseFilled(): void {
    const [stranger] = this.folder.top();
    const lock = this.folder.head(LOCK, 200);
    const found = stranger ?? (lock !== null && !isLockContent(lock) ? LOCK : undefined);
    if (found !== undefined) throw foreign(this.place, found);
  }

  #refuseStrangers(): void {
    const [stranger] = this.strangers();
    const found =
      stranger ??
      this.runIds()
        .filter((runId) => !this.#isRun(runId))
        .map(runFile)[0];
    if (found !== undefined) throw foreign(this.place, found);
  }

  /** Whether a file with the name of a run is one, or was cut to nothing. */
  #isRun(runId: string): boolean {
    const head = this.folder.head(runFile(runId), RUN_MARK.length) ?? new Uint8Array();
    return head.length === 0 || Buffer.from(head).toString('latin1') === RUN_MARK;
  }

  #sweep(start: StudyStart): void {
    const known = namesOf(start, null, this.pages);
    this.folder.sweep((name) => known.has(name) || name.startsWith('runs/') || isPageFile(name) || isWorkFile(name) || name === 'clock');
  }

  /** Removes a study file by file, what makes it look complete first. The start file stays until it is replaced. */
  #clear(before: StudyStart): void {
    const names = namesOf(before, this.manifestOrNull(), this.pages);
    names.delete(START);
    for (const name of [MANIFEST, ...names, ...this.runIds().map(runFile), ...this.workFiles()]) this.folder.remove(name);
  }

  #checkPages(pages: readonly Page[]): void {
    const files = pages.map(({ file }) => file);
    const bad = files.find((file) => !isPageFile(file) || !this.pages.includes(file));
    if (bad !== undefined || !files.includes(FIRST_PAGE) || new Set(files).size !== files.length) {
      throw new StoreError(
        'other',
        `pages have to be ${this.pages.join(', ')}, each once, with ${FIRST_PAGE} among them${bad === undefined ? '' : `; found ${bad}`}`,
      );
    }
  }

  #mark(name: string): FileMark {
    const mark = this.folder.mark(name);
    if (!mark) throw new StoreError('missing', `${this.place}/${name} does not exist`);
    return { ...mark, file: name };
  }
}
