import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { main } from '@glasshouse/cli';
import { ROOT } from '../structure/sources.js';

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-places-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const replaced = (text: string, changes: readonly (readonly [string, string])[]): string =>
  changes.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`nothing to replace: ${from}`);
    return now.replaceAll(from, to);
  }, text);

/** Writes the smoke study, cut to three months, 1,000 people and four runs, below a folder. Returns its path. */
export function tinyStudy(folder: string, id = 'tiny'): string {
  const study = replaced(readFileSync(join(ROOT, 'studies/smoke.yaml'), 'utf8'), [
    ['\nid: smoke\n', `\nid: ${id}\n`],
    ['points: { reduced: 2, full: 4 }', 'points: { reduced: 1, full: 1 }'],
    ['persons: { reduced: 3000, full: 3000 }', 'persons: { reduced: 1000, full: 1000 }'],
    ['replicates: { reduced: 10, full: 10 }', 'replicates: { reduced: 4, full: 4 }'],
  ]);
  const scenario = replaced(readFileSync(join(ROOT, 'scenarios/smoke.yaml'), 'utf8'), [
    ['end: 2021-12-31', 'end: 2020-03-31'],
    ['date: 2021-03-01', 'date: 2020-02-01'],
    ['date: 2021-05-01', 'date: 2020-03-01'],
  ]);
  for (const name of ['studies', 'scenarios']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'studies', `${id}.yaml`), study);
  writeFileSync(join(folder, 'scenarios', 'smoke.yaml'), scenario);
  return join(folder, 'studies', `${id}.yaml`);
}

export interface Said {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line in this process, without a terminal. */
export async function say(...args: string[]): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text), bar: null, now: () => 0 });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Files are read into it, part by part: a buffer for each costs as much as its hash. */
const PART = Buffer.allocUnsafe(2 ** 20);

/** Hash of the bytes of a file. */
function hashOf(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, PART); read > 0; read = readSync(file, PART)) hash.update(PART.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Everything below a folder: for each name its kind and the hash of its bytes, or where a link leads. Links are not followed. */
export function treeOf(folder: string, below = ''): Record<string, string> {
  const found: Record<string, string> = {};
  const names = readdirSync(join(folder, below), { withFileTypes: true });
  for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const full = join(folder, path);
    if (entry.isSymbolicLink()) found[path] = `link to ${readlinkSync(full)}`;
    else if (entry.isDirectory()) Object.assign(found, { [path]: 'folder' }, treeOf(folder, path));
    else found[path] = entry.isFile() ? hashOf(full) : 'special';
  }
  return found;
}
