import { z } from 'zod';
import { isPageFile, isPlainPath, isTableFile, RUN_ID, runIdOf } from './names.js';

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const mark = (isName: (name: string) => boolean) => z.object({ file: z.string().refine(isName), bytes: count, sha256 });

const startForm = z.object({
  format: z.literal(1),
  /** Path of the study among the inputs, such as `studies/smoke.yaml`. */
  study: z.string().refine(isPlainPath),
  id: z.string().min(1).max(100),
  title: z.string(),
  size: z.enum(['reduced', 'full']),
  seed: z.int().min(0).max(0xffffffff),
  /** SHA-256 of the built engine. */
  engine: sha256,
  version: z.string(),
  inputs: z.array(mark(isPlainPath)).min(1).max(10_000),
  synthetic: z.literal(true),
});

/** What a study was begun with. Written before anything else, as `start.json`; a resumed study begins from it. */
export type StudyStart = z.infer<typeof startForm>;

/** A file with its length in bytes and its SHA-256. */
export interface FileMark {
  file: string;
  bytes: number;
  sha256: string;
}

const isListed = (name: string): boolean =>
  name === 'study.json' || runIdOf(name) !== null || isTableFile(name) || isPageFile(name) || /^[a-z_]+\.rows$/.test(name);

const manifestForm = startForm.extend({
  complete: z.literal(true),
  /** Result hash of the study. */
  hash: sha256,
  /** Ids of the runs, in the order in which the tables list them. */
  runs: z.array(z.string().regex(RUN_ID)).max(1_000_000),
  counts: z.object({ experiments: count, runs: count, persons: count, rows: z.record(z.string().max(100), count) }),
  /** The document, the tables, the pages and the runs. */
  files: z
    .array(mark(isListed))
    .min(1)
    .max(1_001_000)
    .refine((files) => files.some(({ file }) => file === 'study.json')),
});

/** Written last, as `manifest.json`. A folder without it is not complete. */
export type Manifest = z.infer<typeof manifestForm>;

/** One line of `log/timings.jsonl`: when, on what machine, how long. Never part of a hash. */
export interface TimingEntry {
  event: string;
  at: string;
  seconds?: number;
  [fact: string]: string | number | boolean | undefined;
}

/** What a parsed file turned out to be: of the form, of another version of the format, or something else. */
export type Read<T> = { is: 'ours'; value: T } | { is: 'another version' } | { is: 'something else' };

function readForm<T>(form: z.ZodType<T>, value: unknown): Read<T> {
  const parsed = form.safeParse(value);
  if (parsed.success) return { is: 'ours', value: parsed.data };
  const version = z.object({ format: z.number(), synthetic: z.literal(true) }).safeParse(value);
  return { is: version.success && version.data.format !== 1 ? 'another version' : 'something else' };
}

/** Checks a parsed `start.json`. */
export const readStart = (value: unknown): Read<StudyStart> => readForm(startForm, value);
/** Checks a parsed `manifest.json`. */
export const readManifest = (value: unknown): Read<Manifest> => readForm(manifestForm, value);
