import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RunResult } from '@glasshouse/scenario';

const FORMAT = 'glasshouse-run 1';

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
export function encodeRun(run: RunResult): Uint8Array {
  const arrays: Numbers[] = [];
  const text = Buffer.from(JSON.stringify(lift(run, arrays)));
  const body = deflateRawSync(Buffer.concat([text, numbersOf(arrays)]), { level: 3 });
  return Buffer.concat([Buffer.from(`${FORMAT} ${sumOf(text.length, body)} ${text.length}\n`), body]);
}

/** The run in these bytes, or null when they are torn, corrupt, or hold another run than the one asked for. */
export function decodeRun(bytes: Uint8Array, runId: string): RunResult | null {
  const end = bytes.indexOf(10);
  if (end < 0 || end > 200) return null;
  const head = Buffer.from(bytes.subarray(0, end)).toString('latin1').split(' ');
  const body = bytes.subarray(end + 1);
  const textLength = Number(head[3]);
  if (`${head[0]} ${head[1]}` !== FORMAT || sumOf(textLength, body) !== head[2]) return null;
  const content = inflateRawSync(body);
  const bytes64 = Buffer.from(new Uint8Array(content.subarray(textLength)).buffer);
  const numbers = new Float64Array((BIG_END_FIRST ? bytes64.swap64() : bytes64).buffer);
  let at = 0;
  const take = (kind: Kind, length: number): Numbers => {
    const from = at;
    at += length;
    return kind === 'f64' ? numbers.slice(from, at) : Int32Array.from(numbers.subarray(from, at));
  };
  const run = lower(JSON.parse(content.toString('utf8', 0, textLength)), take) as RunResult;
  return run.runId === runId ? run : null;
}
