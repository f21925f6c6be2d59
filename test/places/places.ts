import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place made for one case: where a command is to write, and the folder in which everything lies that it might harm. */
export interface Place {
  path: string;
  watched: string;
}

/** A name that is all letters to a person and something else to a shell, a pattern, a database or an option. */
export const ODD = `-a=b [1]*?{x} 'q" 汉字`;

const change = (file: string, act: (value: Record<string, unknown>) => unknown): void =>
  writeFileSync(file, JSON.stringify(act(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)));

/** Copies of one finished result, each in a state of its own. */
export const RESULTS = {
  finished: () => undefined,
  unfinished: (folder) => rmSync(join(folder, 'manifest.json')),
  'of an older format': (folder) => change(join(folder, 'start.json'), (start) => ({ ...start, format: 0 })),
  'of a newer format': (folder) => change(join(folder, 'start.json'), (start) => ({ ...start, format: 2, more: true })),
  'with an empty manifest': (folder) => writeFileSync(join(folder, 'manifest.json'), '{}'),
  'with a list for a manifest': (folder) => writeFileSync(join(folder, 'manifest.json'), '[]'),
  'with no files in the manifest': (folder) => change(join(folder, 'manifest.json'), (manifest) => ({ ...manifest, files: [] })),
  'with null for files': (folder) => change(join(folder, 'manifest.json'), (manifest) => ({ ...manifest, files: null })),
  'with a name in the manifest that leads out': (folder) =>
    change(join(folder, 'manifest.json'), (manifest) => ({
      ...manifest,
      files: [{ file: '../out.parquet', bytes: 1, sha256: '0'.repeat(64) }],
    })),
  'with an input that leads out': (folder) =>
    change(join(folder, 'start.json'), (start) => ({ ...start, inputs: [{ file: '../../out.yaml', bytes: 1, sha256: '0'.repeat(64) }] })),
  'with a broken start': (folder) => writeFileSync(join(folder, 'start.json'), '{"format": 1'),
  'with a link among its files': (folder) => {
    cpSync(join(folder, 'inputs'), `${folder}-outside`, { recursive: true });
    rmSync(join(folder, 'inputs'), { recursive: true });
    symlinkSync(`${folder}-outside`, join(folder, 'inputs'));
  },
} satisfies Record<string, (folder: string) => void>;
export type ResultState = keyof typeof RESULTS;

let next = 0;

/** A copy of a finished result in some state. */
export function resultIn(home: string, finished: string, state: ResultState): Place {
  const watched = join(home, `case-${(next += 1)}`);
  mkdirSync(watched);
  const path = join(watched, 'result');
  cpSync(finished, path, { recursive: true });
  RESULTS[state](path);
  return { path, watched };
}

/** Places that hold something of somebody else, or nothing. */
export const FOREIGN = {
  'a folder with a file': (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'mine');
  },
  'a folder with files where a result keeps its own': (path) => {
    for (const name of ['inputs', 'runs', 'csv', 'log', 'pages']) {
      mkdirSync(join(path, name), { recursive: true });
      writeFileSync(join(path, name, 'survey.csv'), 'mine');
    }
  },
  'a folder with a start file of something else': (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'start.json'), '{"scripts": {}}');
  },
  'a folder with a lock of something else': (path) => {
    mkdirSync(path);
    writeFileSync(join(path, 'owner.lock'), 'kept by my other program');
  },
  'a file': (path) => writeFileSync(path, 'mine'),
  'a link to a folder': (path) => {
    mkdirSync(`${path}-aim`);
    symlinkSync(`${path}-aim`, path);
  },
  'a link to a file': (path) => {
    writeFileSync(`${path}-aim`, 'mine');
    symlinkSync(`${path}-aim`, path);
  },
  'a link to nothing': (path) => symlinkSync(`${path}-aim`, path),
  'a link to itself': (path) => symlinkSync(path, path),
} satisfies Record<string, (path: string) => void>;
export type ForeignPlace = keyof typeof FOREIGN;

export function foreignIn(home: string, kind: ForeignPlace, name = 'place'): Place {
  const watched = join(home, `case-${(next += 1)}`);
  mkdirSync(watched);
  const path = join(watched, name);
  FOREIGN[kind](path);
  return { path, watched };
}

export function emptyIn(home: string, name = 'place'): Place {
  const watched = join(home, `case-${(next += 1)}`);
  mkdirSync(watched);
  return { path: join(watched, name), watched };
}

/** Small file systems of the machine's memory; `reason` says why there are none here. */
export class Mounts {
  readonly #mounted: string[] = [];
  readonly reason: string | null;

  constructor(home: string) {
    const probe = join(home, 'probe');
    mkdirSync(probe);
    const done = this.#mount(probe, ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs']);
    this.reason = done ? null : 'mounting a small file system needs rights that are missing here';
  }

  #mount(folder: string, args: string[]): boolean {
    const done = spawnSync('mount', [...args, folder], { stdio: 'ignore' }).status === 0;
    if (done && !this.#mounted.includes(folder)) this.#mounted.push(folder);
    return done;
  }

  /** A file system that holds `content`, if any, and has no room for more. */
  full(folder: string, content?: string): void {
    mkdirSync(folder);
    // No larger than it has to be: all of it is filled.
    if (!this.#mount(folder, ['-t', 'tmpfs', '-o', content === undefined ? 'size=1m' : 'size=64m', 'tmpfs'])) throw new Error('no mount');
    if (content !== undefined) cpSync(content, join(folder, 'result'), { recursive: true });
    const block = Buffer.alloc(1 << 16);
    for (let size = block.length; size >= 1; size = size >> 4) {
      try {
        for (;;) writeFileSync(join(folder, 'filling'), block.subarray(0, size), { flag: 'a' });
      } catch {
        // Full, for pieces of this size.
      }
    }
  }

  /** A file system that holds `content`, if any, and cannot be written. */
  readOnly(folder: string, content?: string): void {
    mkdirSync(folder);
    if (!this.#mount(folder, ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs'])) throw new Error('no mount');
    if (content !== undefined) cpSync(content, join(folder, 'result'), { recursive: true });
    if (!this.#mount(folder, ['-o', 'remount,ro'])) throw new Error('no remount');
  }

  close(): void {
    for (const folder of this.#mounted.reverse()) spawnSync('umount', [folder], { stdio: 'ignore' });
  }
}
