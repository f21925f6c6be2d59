import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { isReduced } from '@glasshouse/model';
import type { KeptRun, ReducedRun, RunResult } from '@glasshouse/model';
import { z } from 'zod';
import { StoreError } from '../errors.js';

/** First word of every run file. */
export const RUN_MARK = 'glasshouse-run ';
const FORMAT = `${RUN_MARK}2`;

/** Most bytes that a run takes unpacked: some ten times the largest run of the shipped studies. A small file cannot claim more. */
export const MOST_UNPACKED = 256 * 1024 * 1024;

type Numbers = Float64Array | Int32Array;

type Kind = 'f64' | 'i32';

/** Takes the typed arrays out of a value, in the order in which they are met, and leaves their kinds and lengths. */
function lift(value: unknown, arrays: Numbers[]): unknown {
  if (value instanceof Float64Array || value instanceof Int32Array) {
    arrays.push(value);
    return value instanceof Int32Array ? { i32: value.length } : { f64: value.length };
  }
  if (Array.isArray(value)) return value.map((one) => lift(one, arrays));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, lift(one, arrays)]));
}

/** Puts typed arrays back where `lift` took them from. */
function lower(value: unknown, take: (kind: Kind, length: number) => Numbers): unknown {
  if (Array.isArray(value)) return value.map((one) => lower(one, take));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[key, length] = ['', null]] = entries as [string, unknown][];
  if (entries.length === 1 && (key === 'f64' || key === 'i32') && typeof length === 'number') return take(key, length);
  return Object.fromEntries(entries.map(([name, one]) => [name, lower(one, take)]));
}

const BIG_END_FIRST = endianness() === 'BE';

/** The numbers of all arrays, eight bytes each, lowest byte first whatever the machine. */
function numbersOf(arrays: Numbers[]): Buffer {
  const numbers = new Float64Array(arrays.reduce((sum, array) => sum + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    numbers.set(array, at);
    at += array.length;
  }
  const bytes = Buffer.from(numbers.buffer);
  return BIG_END_FIRST ? bytes.swap64() : bytes;
}

const sumOf = (textLength: number, body: Uint8Array): string => createHash('sha256').update(`${textLength}\n`).update(body).digest('hex');

/** Bytes of a run: a line with format, checksum, length of the text part; then, deflated, that text and the numbers. */
export function encodeRun(run: KeptRun): Uint8Array {
  const arrays: Numbers[] = [];
  const text = Buffer.from(JSON.stringify(lift(run, arrays)));
  const content = Buffer.concat([text, numbersOf(arrays)]);
  if (content.length > MOST_UNPACKED) {
    throw new StoreError('other', `a run of ${content.length} bytes is too large to keep: give the study fewer arms, places or groups`);
  }
  const body = deflateRawSync(content, { level: 3 });
  return Buffer.concat([Buffer.from(`${FORMAT} ${sumOf(text.length, body)} ${text.length}\n`), body]);
}

const floats = z.instanceof(Float64Array);
const texts = z.array(z.string());
const runForm = z.looseObject({
  experiment: z.string(),
  point: z.int().min(0),
  replicate: z.int().min(0),
  runId: z.string(),
  arms: texts.min(1),
  persons: z.int().min(0),
  weight: z.number(),
  counts: z.object({
    ids: texts,
    byRound: z.array(z.array(floats)),
    byYear: z.array(z.array(z.array(floats))),
    byCell: z.array(z.array(floats)),
    byYearCell: z.array(z.array(z.array(floats))).optional(),
  }),
  communities: z.object({ sizes: floats, byArm: z.array(floats) }).optional(),
  effects: z.array(z.object({ arm: z.string(), more: floats, fewer: floats, same: floats, daysAdded: floats, daysTaken: floats })),
  firstDifference: z.array(z.object({ arm: z.string(), day: z.string().nullable(), person: z.string().nullable() })),
  checks: z.array(z.object({ name: z.string(), comparisons: z.number() })),
  work: z.object({ candidates: z.number(), events: z.number(), bytesPerPersonArm: z.number() }),
});

const ints = z.instanceof(Int32Array);
const sparse = z.object({ index: ints, value: floats }).refine(({ index, value }) => index.length === value.length);
const count = z.int().min(0);
const reducedForm = z.object({
  kept: z.literal('numbers'),
  experiment: z.string(),
  point: count,
  replicate: count,
  runId: z.string(),
  arms: texts.min(1),
  persons: count,
  weight: z.number(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  indicators: floats,
  groups: floats,
  harm: z.object({ days: sparse, money: sparse.nullable(), exposure: floats }),
  gross: z.array(
    z.object({ arm: z.string(), more: z.number(), fewer: z.number(), same: z.number(), daysAdded: z.number(), daysTaken: z.number() }),
  ),
  firstDifference: runForm.shape.firstDifference,
  checks: runForm.shape.checks,
  work: runForm.shape.work,
  years: z.array(z.array(floats)).nullable(),
});

const isReducedRun = (value: unknown): value is ReducedRun => {
  const { success, data } = reducedForm.safeParse(value);
  return success && data.harm.exposure.length % data.arms.length === 0;
};

const isRun = (value: unknown): value is RunResult => {
  const { success, data } = runForm.safeParse(value);
  if (!success) return false;
  const { ids, byRound, byYear, byCell, byYearCell } = data.counts;
  const rows = [...byRound.flat(), ...byYear.flat(2), ...byCell.flat(), ...(byYearCell ?? []).flat(2)];
  const kept = data.communities;
  if (kept && (kept.byArm.length !== data.arms.length || kept.byArm.some((one) => one.length % kept.sizes.length !== 0))) return false;
  return (
    [byRound, byYear, byCell, byYearCell ?? byCell].every((counts) => counts.length === data.arms.length) &&
    rows.every((row) => row.length === ids.length)
  );
};

/**
 * The run in these bytes, or null when they are torn, corrupt, not of the form of a run, or hold another run than the one asked for.
 * At most `MOST_UNPACKED` bytes are unpacked, whatever the file claims.
 */
export function decodeRun(bytes: Uint8Array, runId: string): RunResult | null {
  const run = decodeKept(bytes, runId);
  return run === null || isReduced(run) ? null : run;
}

/** As `decodeRun`, and also a run that keeps its numbers only. */
export function decodeKept(bytes: Uint8Array, runId: string): KeptRun | null {
  try {
    const run = unpack(bytes);
    return (isReducedRun(run) || isRun(run)) && run.runId === runId ? run : null;
  } catch {
    return null;
  }
}

/** The parts of a run's bytes, or null where they are torn or changed. */
function partsOf(bytes: Uint8Array): { textLength: number; body: Uint8Array } | null {
  const end = bytes.indexOf(10);
  if (end < 0 || end > 200) return null;
  const head = Buffer.from(bytes.subarray(0, end)).toString('latin1').split(' ');
  const body = bytes.subarray(end + 1);
  const textLength = Number(head[3]);
  return `${head[0]} ${head[1]}` === FORMAT && sumOf(textLength, body) === head[2] ? { textLength, body } : null;
}

/** Whether these bytes are what was written of some run, by their checksum. */
export const isWholeRun = (bytes: Uint8Array): boolean => partsOf(bytes) !== null;

function unpack(bytes: Uint8Array): unknown {
  const parts = partsOf(bytes);
  if (parts === null) return null;
  const { textLength, body } = parts;
  const content = inflateRawSync(body, { maxOutputLength: MOST_UNPACKED });
  if (!Number.isSafeInteger(textLength) || textLength < 0 || textLength > content.length) return null;
  const bytes64 = Buffer.from(new Uint8Array(content.subarray(textLength)).buffer);
  const numbers = new Float64Array((BIG_END_FIRST ? bytes64.swap64() : bytes64).buffer);
  let at = 0;
  const take = (kind: Kind, length: number): Numbers => {
    const from = at;
    if (!Number.isSafeInteger(length) || length < 0 || length > numbers.length - from) throw new RangeError('more numbers than there are');
    at += length;
    return kind === 'f64' ? numbers.slice(from, at) : Int32Array.from(numbers.subarray(from, at));
  };
  const run = lower(JSON.parse(content.toString('utf8', 0, textLength)), take);
  return at === numbers.length ? run : null;
}
