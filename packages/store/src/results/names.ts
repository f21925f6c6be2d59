import { TABLES } from '@glasshouse/model';
import type { Manifest, StudyStart } from './manifest.js';

export const START = 'start.json';
export const MANIFEST = 'manifest.json';
export const DOCUMENT = 'study.json';
export const LOG = 'log/timings.jsonl';
export const CLAIMS = 'claims.json';
/** The runs of the study, listed before the first one starts. */
export const PLAN = 'plan.csv';
export const CANCELLED = 'cancelled.json';
/** The page that people open first. */
export const FIRST_PAGE = 'report.html';

/** Id of a run: a SHA-256. */
export const RUN_ID = /^[0-9a-f]{64}$/;
const RUN_FILE = /^runs\/([0-9a-f]{64})\.run$/;
const PAGE_FILE = /^(report\.html|pages\/[a-z]+(-[a-z]+)*\.html)$/;
const TABLE_FILE = /^[a-z]+(_[a-z]+)*\.parquet$/;

const WORK_FILE =
  /^(workers\/[A-Za-z0-9.-]+\.json|failed\/[0-9a-f]{64}\.json|log\/[A-Za-z0-9_.-]+\.txt|array\.sbatch|indexed-job\.yaml|cancelled\.json)$/;

const SCRIPT_FILE = /^(array\.sbatch|indexed-job\.yaml)$/;
const CSV_FILE = /^csv\/([a-z]+(?:_[a-z]+)*)\.csv$/;

/** Table that a file of comma-separated values of this name holds, or null. */
export const tableOfCsv = (name: string): string | null => CSV_FILE.exec(name)?.[1] ?? null;

/** Whether people open and change files of this name: pages, claims, tables for a spreadsheet, and scripts. */
export const isForPeople = (name: string): boolean =>
  name === CLAIMS || isPageFile(name) || SCRIPT_FILE.test(name) || tableOfCsv(name) !== null;

/** Names of files that are kept while several processes work on one study: who works, what failed, and the scripts that start them. */
export const isWorkFile = (name: string): boolean => WORK_FILE.test(name);
export const failureFile = (runId: string): string => `failed/${runId}.json`;

export const runFile = (runId: string): string => `runs/${runId}.run`;
/** Id of the run that a file of this name holds, or null. */
export const runIdOf = (name: string): string | null => RUN_FILE.exec(name)?.[1] ?? null;
export const isPageFile = (name: string): boolean => PAGE_FILE.test(name);
export const isTableFile = (name: string): boolean => TABLE_FILE.test(name);
export const csvFile = (table: string): string => `csv/${table}.csv`;

/** A relative path of plain parts with `/` between them, such as an input has. */
export const isPlainPath = (path: string): boolean =>
  path !== '' && !/[\\\p{Cc}]|^~/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Names of the files that a result may hold, other than runs: fixed ones, declared pages, and those that its start and manifest list. */
export function namesOf(start: StudyStart, manifest: Pick<Manifest, 'files'> | null, pages: readonly string[]): Set<string> {
  const listed = (manifest?.files ?? []).map(({ file }) => file);
  return new Set([
    ...[START, MANIFEST, DOCUMENT, LOG, CLAIMS, PLAN],
    ...pages,
    ...TABLES.flatMap((id) => [`${id}.parquet`, `${id}.rows`, csvFile(id)]),
    ...listed.flatMap((file) => (isTableFile(file) ? [file, csvFile(file.replace(/\.parquet$/, ''))] : [])),
    ...listed.filter(isPageFile),
    ...start.inputs.map(({ file }) => `inputs/${file}`),
  ]);
}
