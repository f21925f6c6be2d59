import { canonicalJson } from '@glasshouse/model';
import { z } from 'zod';
import { MOST_WORLDS } from '../run/most-worlds.js';
import { MOST_PERSONS } from '../run/sizes.js';
import { MOST_OWN_BYTES, OWN_PATH } from '../worker/own-file-name.js';
import { LinkRefused } from './link-refused.js';

/** Packs and unpacks bytes. Unpacking stops with an error at `most` bytes: a short link may unpack to gigabytes. */
export interface Packing {
  pack(bytes: Uint8Array): Promise<Uint8Array>;
  unpack(bytes: Uint8Array, most: number): Promise<Uint8Array>;
}

/** Links to shipped scenarios; and those that hold a scenario of the reader's own, which earlier versions refuse in words. */
const START = 'g1=';
const START_OWN = 'g2=';
const MOST_LETTERS = 8192;
const MOST_BYTES = 64 * 1024;
/** Levels of lists and mappings; a change of a whole rule has about ten. */
const MOST_LEVELS = 40;

const change = z.strictObject({ path: z.string().min(1).max(200), value: z.unknown() });
const world = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  title: z.string().min(1).max(100),
  changes: z.array(change).max(60),
});

/** What a link holds: the worlds with only what was changed, and what they came to where it was made. */
const shared = z.strictObject({
  /** Id of the lesson or claim whose experiment was run, or `study.experiment.arm`, where it was one: what is computed is then what its study computes. */
  experiment: z
    .string()
    .regex(/^([A-E]\d{1,2}|[a-z][a-z0-9-]{0,39}|[a-z][a-z0-9-]{0,59}(\.[a-z][a-z0-9_]{0,39}){2})$/)
    .optional(),
  /** The text of a scenario that the reader wrote, at `OWN_PATH`; it is untrusted until the loader has passed it. */
  own: z.string().min(1).max(MOST_OWN_BYTES).optional(),
  scenario: z.string().regex(/^scenarios\/[a-z][a-z0-9-]{0,59}\.yaml$/),
  /** SHA-256 of the scenario with all that it extends. */
  content: z.string().regex(/^[0-9a-f]{64}$/),
  worlds: z.array(world).min(2).max(MOST_WORLDS),
  persons: z.int().min(1000).max(MOST_PERSONS),
  points: z.int().min(1).max(40),
  seed: z.int().min(0).max(0xffff_ffff),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Shared = z.infer<typeof shared>;

/** The part of a link after `#`. Throws LinkRefused where a scenario of the reader's own makes it longer than a link that is read. */
export async function linkOf(content: Shared, packing: Packing): Promise<string> {
  const packed = await packing.pack(new TextEncoder().encode(canonicalJson(content)));
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const link = (content.own === undefined ? START : START_OWN) + text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (link.length <= MOST_LETTERS) return link;
  throw new LinkRefused(`These worlds need a link of ${link.length} letters; at most ${MOST_LETTERS} are read. Pass them on as files.`);
}

/** Reads the part of a link after `#`. Throws LinkRefused where it is no link of this version, too long, damaged, or not valid. */
export async function readLink(fragment: string, packing: Packing): Promise<Shared> {
  const text = fragment.replace(/^#/, '');
  if (!/^g[1-9]\d*=/.test(text)) throw new LinkRefused('This is not a link of the laboratory: such a link begins with #g1= or #g2=.');
  if (!text.startsWith(START) && !text.startsWith(START_OWN))
    throw new LinkRefused('This link was made by a later version. Open it with that version.');
  if (text.length > MOST_LETTERS) throw new LinkRefused(`This link has ${text.length} letters; at most ${MOST_LETTERS} are read.`);
  if (text.length === START.length) throw new LinkRefused('This link is damaged: it ends where what it holds should begin.');
  const bytes = await unpacked(text.slice(START.length), packing);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new LinkRefused('This link is damaged: what it holds cannot be read.');
  }
  if (isDeeper(value, MOST_LEVELS)) throw new LinkRefused(`This link is nested deeper than ${MOST_LEVELS} levels; no link is.`);
  const read = shared.safeParse(value);
  if (read.success) {
    const { own, scenario, experiment } = read.data;
    if ((own !== undefined) !== text.startsWith(START_OWN) || (own !== undefined) !== (scenario === OWN_PATH))
      throw new LinkRefused('This link is damaged: it does not say whose scenario it holds.');
    if (own !== undefined && experiment !== undefined)
      throw new LinkRefused('This link is not valid (experiment: a scenario of your own has none).');
    return read.data;
  }
  const { path, message } = read.error.issues[0]!;
  throw new LinkRefused(`This link is not valid (${path.join('.') || 'the whole'}: ${message}).`);
}

/** Whether lists and mappings stand in each other deeper than so many levels; level by level, so that no depth ends the stack. */
function isDeeper(value: unknown, levels: number): boolean {
  let level = [value];
  for (let deep = 0; level.length > 0; deep++) {
    if (deep > levels) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one as Record<string, unknown>) : []));
  }
  return false;
}

async function unpacked(text: string, packing: Packing): Promise<Uint8Array> {
  let packed: Uint8Array;
  try {
    if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new Error('letters');
    packed = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    throw new LinkRefused('This link is damaged: it contains characters that no link has.');
  }
  try {
    return await packing.unpack(packed, MOST_BYTES);
  } catch (error) {
    if (error instanceof LinkRefused) throw error;
    throw new LinkRefused('This link is damaged: it cannot be unpacked.');
  }
}

/** Packing by the surroundings: a browser, or Node. */
export const streamPacking: Packing = {
  pack: (bytes) => through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY),
  unpack: (bytes, most) => through(bytes, new DecompressionStream('deflate-raw'), most),
};

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array> {
  const writer = stream.writable.getWriter();
  const written = writer.write(bytes as Uint8Array<ArrayBuffer>).then(() => writer.close());
  written.catch(() => undefined);
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new LinkRefused(`This link unpacks to more than ${most} bytes; no link does.`);
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
