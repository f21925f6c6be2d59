import { isDeepStrictEqual } from 'node:util';
import { InputError, isReduced, REGISTER_FILE } from '@glasshouse/model';
import type { KeptRun, StudyDocument } from '@glasshouse/model';
import { diskFolder, markOf, StoreError } from '@glasshouse/store';
import type { ResultReader } from '@glasshouse/store';
import { answersHash, resultHash, runStudy } from '@glasshouse/study';
import { keptLine, runLine, startLine } from '../io/launcher.js';
import { engineHash } from '../io/repository.js';
import { keptSources } from '../io/sources.js';
import { pagesOf } from '../pages.js';
import { readyStudy, tableSourceOf } from '../run-study.js';
import type { ReadyStudy } from '../run-study.js';
import { listedExtras, PACK, ROWS, usedRows } from './extras.js';
import { withScratch } from './scratch.js';

/** Something that is not as it should be: a file, and what is wrong with it. */
export interface Fault {
  file: string;
  fault: string;
}

export interface Checked {
  /** Result hash that the manifest states. */
  stated: string;
  /** Result hash of the runs that are there; null where one is missing or cannot be read. */
  computed: string | null;
  /** Hash of what the document answers; null where there is none. */
  answers: string | null;
  runs: number;
  faults: Fault[];
  notes: string[];
}

/** Parts of a document that do not follow from the runs and inputs alone. */
const APART: ReadonlySet<string> = new Set(['folder', 'followed', 'shipped']);

/** Result hash of the runs that the manifest lists, from the run files alone. Of runs that keep their numbers only, from the digests that they state. */
function hashOfRuns(reader: ResultReader, ids: readonly string[], faults: Fault[], notes: string[]): string | null {
  const bad = new Set<string>();
  let reduced = 0;
  const runs = function* (): Generator<KeptRun> {
    for (const id of ids) {
      const run = reader.kept(id);
      if (run !== null && isReduced(run)) reduced += 1;
      if (run === null) bad.add(id);
      else yield run;
    }
  };
  try {
    const hash = resultHash(runs());
    if (reduced > 0)
      notes.push(
        'the study keeps numbers only: the hash is computed from the digests that its runs state; --rerun counts everything again',
      );
    const listed = new Set(faults.map(({ file }) => file));
    for (const id of bad) if (!listed.has(`runs/${id}.run`)) faults.push({ file: `runs/${id}.run`, fault: 'cannot be read as a run' });
    return bad.size === 0 ? hash : null;
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    faults.push({ file: 'runs', fault: `counts do not have the form of a run (${error.message})` });
    return null;
  }
}

/** The study as this build reads the kept inputs, or null with a note where it cannot. */
function readInputs(reader: ResultReader, notes: string[]): ReadyStudy | null {
  const { study, size, seed } = reader.start();
  try {
    return readyStudy(keptSources(study, reader.inputs()), { size, seed });
  } catch (error) {
    if (error instanceof StoreError) return null;
    const why = error instanceof InputError ? error.message : String(error);
    notes.push(
      `this build does not read the kept inputs (${why.split('\n')[0]}): tables and document were compared with the manifest only`,
    );
    return null;
  }
}

/** The command by which the study is run again: the stated one where it is one of those that Glasshouse writes. */
function commandOf({ start }: ReadyStudy, { command, folder = null }: StudyDocument): string {
  const ours = [startLine(start, folder), keptLine(folder)];
  return ours.includes(command) ? command : runLine(start, folder);
}

/** The document that the stored runs give, without the lives told in it. */
async function documentOf(reader: ResultReader, ready: ReadyStudy, ids: readonly string[], stated: StudyDocument): Promise<StudyDocument> {
  const stored = ready.prepared.plan.runs.map(({ id }, i) => [id, ids[i]] as const);
  const idOf = new Map(stored);
  return runStudy(ready.loaded, {
    ...ready.options,
    follow: null,
    command: commandOf(ready, stated),
    completed: { get: (id) => reader.kept(idOf.get(id) ?? id) ?? undefined },
    executor: {
      execute: (runs) => (runs.length === 0 ? Promise.resolve() : Promise.reject(new StoreError('damaged', 'runs are missing'))),
    },
  });
}

const parts = (document: StudyDocument): Record<string, unknown> => JSON.parse(JSON.stringify(document)) as Record<string, unknown>;

/** What a document of an earlier build does not say yet: keys of the members of these parts. */
const SAID_LATER: Readonly<Record<string, string>> = { experiments: 'titles', assumptions: 'arms', indicators: 'countsStanding' };

/** A part of a document made now, without what the same part of the one found does not say yet. */
function asSaid(key: string, made: unknown, found: unknown): unknown {
  const later = SAID_LATER[key];
  if (later === undefined || !Array.isArray(made) || !Array.isArray(found)) return made;
  return made.map((one: Record<string, unknown>, i) => {
    if (Object.hasOwn((found[i] ?? {}) as object, later)) return one;
    const { [later]: _later, ...rest } = one;
    return rest;
  });
}

/** Makes tables, document and pages again from the runs and tells where they differ from those that are there. */
async function compareContents(
  reader: ResultReader,
  ready: ReadyStudy,
  document: StudyDocument,
  runs: readonly string[],
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const made = parts(await documentOf(reader, ready, runs, document));
  const found = parts(document);
  const keys = [...new Set([...Object.keys(made), ...Object.keys(found)])].filter((key) => !APART.has(key));
  const unlike = keys.filter((key) => !isDeepStrictEqual(asSaid(key, made[key], found[key]), found[key]));
  if (unlike.length > 0)
    faults.push({ file: 'study.json', fault: `${unlike.map((key) => `"${key}"`).join(', ')} differ from what the runs give` });
  const source = { ...tableSourceOf(ready), followed: document.followed };
  const tables = await withScratch((scratch) => reader.differingTables(source, runs, diskFolder(scratch)));
  for (const file of tables) faults.push({ file, fault: 'differs from what the runs give' });
  for (const page of pagesOf(reader.place, document)) {
    const bytes = reader.bytes(page.file);
    if (bytes !== null && markOf(page.file, bytes).sha256 !== markOf(page.file, Buffer.from(page.text)).sha256)
      faults.push({ file: page.file, fault: 'is not the page that this build makes of study.json' });
  }
  return faults;
}

function checkRows(reader: ResultReader, document: StudyDocument | null, faults: Fault[]): void {
  const bytes = reader.bytes(ROWS);
  if (bytes === null || document === null || faults.some(({ file }) => file === `inputs/${REGISTER_FILE}`)) return;
  if (Buffer.from(bytes).toString('utf8') !== usedRows(reader, document)) {
    faults.push({ file: ROWS, fault: 'differs from the rows of the kept register that the study uses' });
  }
}

/**
 * Checks a result against itself: every listed file, the hash of the runs, and tables, document and pages made again from the runs. Nothing
 * in the folder is trusted but the runs and inputs, and those only together. Throws StoreError where there is no finished result at all.
 */
export async function checkResult(reader: ResultReader): Promise<Checked> {
  const start = reader.start();
  const manifest = reader.listing();
  const notes: string[] = [];
  const extras = listedExtras(reader);
  const faults: Fault[] = reader
    .audit(extras)
    .filter(({ file }) => file !== PACK || extras.length === 0)
    .map(({ file, what }) => ({ file, fault: what }));
  for (const [key, value] of Object.entries(start)) {
    if (!isDeepStrictEqual(value, manifest[key as keyof typeof manifest]))
      faults.push({ file: 'start.json', fault: `"${key}" differs from manifest.json` });
  }
  const computed = hashOfRuns(reader, manifest.runs, faults, notes);
  if (computed !== null && computed !== manifest.hash)
    faults.push({ file: 'manifest.json', fault: `states the hash ${manifest.hash}; the runs give ${computed}` });
  const document = reader.documentAsFound();
  if (document === null) faults.push({ file: 'study.json', fault: 'is not a valid study document' });
  else if (computed !== null && document.hash !== computed)
    faults.push({ file: 'study.json', fault: `states the hash ${document.hash}; the runs give ${computed}` });
  checkRows(reader, document, faults);
  if (start.engine !== engineHash()) notes.push('made by another build of the engine than this one');
  const ready = readInputs(reader, notes);
  if (ready !== null) {
    const plan = ready.prepared.plan.runs.map(({ id }) => id);
    if (start.engine === engineHash() && !isDeepStrictEqual(plan, manifest.runs)) {
      faults.push({ file: 'manifest.json', fault: 'lists other runs than the inputs ask for' });
    } else if (plan.length !== manifest.runs.length)
      faults.push({ file: 'manifest.json', fault: `lists ${manifest.runs.length} runs; the inputs ask for ${plan.length}` });
    else if (computed !== null && document !== null) faults.push(...(await contents(reader, ready, document, manifest.runs)));
  } else if (faults.length === 0)
    faults.push({ file: 'inputs', fault: 'cannot be read by this build, so that nothing could be made again from the runs' });
  if (document?.shipped && document.shipped.length > 0)
    notes.push('the claims of other studies that the page shows are not part of this result and were not checked');
  const answers = document === null ? null : answersHash(document);
  return { stated: manifest.hash, computed, answers, runs: manifest.runs.length, faults: once(faults), notes };
}

async function contents(reader: ResultReader, ready: ReadyStudy, document: StudyDocument, runs: readonly string[]): Promise<Fault[]> {
  try {
    return await compareContents(reader, ready, document, runs);
  } catch (error) {
    if (error instanceof StoreError && error.problem !== 'damaged') throw error;
    return [{ file: 'runs', fault: `do not fit the inputs (${error instanceof Error ? error.message.split('\n')[0] : String(error)})` }];
  }
}

/** One fault a file, the first found, which says most plainly what was done to it. */
function once(faults: readonly Fault[]): Fault[] {
  const seen = new Map<string, Fault>();
  for (const one of faults) {
    const before = seen.get(one.file);
    seen.set(
      one.file,
      before === undefined || before.fault === one.fault ? one : { file: one.file, fault: `${before.fault}; ${one.fault}` },
    );
  }
  return [...seen.values()];
}
