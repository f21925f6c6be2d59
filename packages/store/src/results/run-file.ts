import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RunResult } from '@glasshouse/scenario';

const FORMAT = 'glasshouse-run 1';

/** Replaces typed arrays by plain ones under a mark, so that counts come back in the type they had. */
const pack = (_: string, value: unknown): unknown => (value instanceof Float64Array ? { f64: [...value] } : value);

const isPacked = (value: unknown): value is { f64: number[] } =>
  typeof value === 'object' && value !== null && 'f64' in value && Array.isArray(value.f64) && Object.keys(value).length === 1;

const unpack = (_: string, value: unknown): unknown => (isPacked(value) ? Float64Array.from(value.f64) : value);

/** Bytes of a run: a first line with the format, the checksum and the length, then the deflated content. */
export function encodeRun(run: RunResult): Uint8Array {
  const body = deflateRawSync(JSON.stringify(run, pack), { level: 4 });
  const sum = createHash('sha256').update(body).digest('hex');
  return Buffer.concat([Buffer.from(`${FORMAT} ${sum} ${body.length}\n`), body]);
}

/** The run in these bytes, or null when they are torn, corrupt, or hold another run than the one asked for. */
export function decodeRun(bytes: Uint8Array, runId: string): RunResult | null {
  const end = bytes.indexOf(10);
  if (end < 0 || end > 200) return null;
  const head = Buffer.from(bytes.subarray(0, end)).toString('latin1').split(' ');
  const body = bytes.subarray(end + 1);
  if (`${head[0]} ${head[1]}` !== FORMAT || Number(head[3]) !== body.length) return null;
  if (createHash('sha256').update(body).digest('hex') !== head[2]) return null;
  try {
    const run = JSON.parse(inflateRawSync(body).toString('utf8'), unpack) as RunResult;
    return run.runId === runId ? run : null;
  } catch {
    return null;
  }
}
