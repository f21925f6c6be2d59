import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  opendirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { asStoreError, StoreError } from '../errors.js';
import type { Deed } from '../errors.js';
import type { Entry, Folder } from './folder.js';
import { isLockName, takeLock } from './lock.js';
import type { Lock } from './lock.js';
import { draftName, draftOf, hostPart, isLitter } from './names.js';
import { checkPlace, isBelow, kindOf, makeFolders, removeEmpty } from './place.js';
import { alive } from './process.js';

/** Writes every byte to an open file. Tests put a faulty one in its place. */
export type Writer = (file: number, bytes: Uint8Array) => void;

export interface DiskOptions {
  writer?: Writer;
  /** What a person can do where the folder may not be written. */
  elsewhere?: string;
}

const writeAll: Writer = (file, bytes) => {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at);
};

const MOST_ENTRIES = 200_000;
const DAY = 86_400_000;
const PIECE = 1 << 20;
const READ = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * A folder on disk. A file is written under another name, flushed, then renamed, so that a killed process or a
 * full disk leaves the old file or none. Once acquired, every write first makes sure that the lock is still held.
 */
export function diskFolder(path: string, { writer = writeAll, elsewhere }: DiskOptions = {}): Folder {
  if (path === '' || path.includes('\0')) throw new StoreError('foreign', 'an empty name is not a folder: name one, such as results/smoke');
  const root = resolve(path);
  let lock: Lock | null = null;
  let made: string[] = [];

  const full = (name: string): string => {
    const file = resolve(root, name);
    if (name.includes('\0') || name.includes('\\') || !isBelow(root, file)) throw new StoreError('foreign', `${name} lies outside ${root}`);
    return file;
  };
  const guard = <T>(name: string, act: () => T, deed: Deed = 'write'): T => {
    try {
      return act();
    } catch (error) {
      throw asStoreError(error, join(path, name), elsewhere, deed);
    }
  };
  const noLink = (name: string): string => {
    const parts = name.split('/');
    for (let i = 1; i <= parts.length; i += 1) {
      const part = parts.slice(0, i).join('/');
      if (kindOf(full(part)) === 'link') {
        throw new StoreError('foreign', `${join(path, part)} is a link: a result folder holds no links, and none is followed`);
      }
    }
    return full(name);
  };
  const opened = <T>(name: string, act: (file: number, size: number) => T): T | null =>
    guard(
      name,
      () => {
        let file: number;
        try {
          file = openSync(noLink(name), READ);
        } catch (error) {
          if (codeOf(error) === 'ENOENT') return null;
          throw error;
        }
        try {
          const facts = fstatSync(file);
          if (!facts.isFile()) throw new StoreError('foreign', `${join(path, name)} is not a file`);
          return act(file, facts.size);
        } finally {
          closeSync(file);
        }
      },
      'read',
    );
  const owned = (): void => {
    if (lock !== null && !lock.held()) {
      throw new StoreError(
        'lost',
        `${path} was removed, replaced or taken by another process while it was being written: run the study again`,
      );
    }
  };
  const checkTarget = (name: string): void => {
    const kind = kindOf(noLink(name));
    if (kind !== null && kind !== 'file') throw new StoreError('foreign', `${join(path, name)} is not a file`);
  };
  const walk = (below: string, into: Entry[]): Entry[] => {
    for (const entry of readdirSync(below === '' ? root : full(below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other';
      if (into.push({ name, kind }) > MOST_ENTRIES)
        throw new StoreError('foreign', `${path} holds more than ${MOST_ENTRIES} files: choose another folder`);
      if (kind === 'folder') walk(name, into);
    }
    return into;
  };
  const put = (name: string, bytes: Uint8Array, settle: (file: number) => void): void => {
    const draft = draftName(name);
    guard(name, () => {
      owned();
      checkTarget(name);
      const folders = makeFolders(dirname(full(name)));
      try {
        const file = openSync(full(draft), 'wx');
        try {
          writer(file, bytes);
          settle(file);
        } finally {
          closeSync(file);
        }
        renameSync(full(draft), full(name));
      } catch (error) {
        rmSync(full(draft), { force: true });
        removeEmpty(folders);
        throw error;
      }
    });
  };
  const folder: Folder = {
    place: path,
    path: root,
    kind: () => guard('', () => kindOf(root), 'read'),
    check: () => guard('', () => checkPlace(path)),
    read: (name, most = Number.MAX_SAFE_INTEGER) =>
      opened(name, (file, size) => {
        if (size > most) throw new StoreError('damaged', `${join(path, name)} has ${size} bytes; at most ${most} are allowed`);
        return bytesOf(file, size);
      }),
    head: (name, length) => opened(name, (file, size) => bytesOf(file, Math.min(size, length))),
    mark: (name) =>
      opened(name, (file, size) => {
        const hash = createHash('sha256');
        const piece = Buffer.allocUnsafe(Math.max(1, Math.min(size, PIECE)));
        let bytes = 0;
        for (let got = readSync(file, piece, 0, piece.length, 0); got > 0; got = readSync(file, piece, 0, piece.length, bytes)) {
          hash.update(piece.subarray(0, got));
          bytes += got;
        }
        return { file: name, bytes, sha256: hash.digest('hex') };
      }),
    write: (name, bytes) => put(name, bytes, fsyncSync),
    writeSoon: (name, bytes) => put(name, bytes, () => undefined),
    settle: (name) => void opened(name, fsyncSync),
    draft(name) {
      guard(name, () => {
        owned();
        checkTarget(name);
        makeFolders(dirname(full(name)));
      });
      return draftName(name);
    },
    adopt: (draft, name) =>
      guard(name, () => {
        owned();
        checkTarget(name);
        const file = openSync(noLink(draft), 'r+');
        fsyncSync(file);
        closeSync(file);
        renameSync(full(draft), full(name));
      }),
    top: () =>
      guard(
        '',
        () => {
          const found: string[] = [];
          const open = opendirSync(root);
          try {
            for (let entry = open.readSync(); entry !== null && found.length < 10; entry = open.readSync()) {
              if (!isLitter(entry.name) && !isLockName(entry.name) && !draftOf(entry.name)) found.push(entry.name);
            }
          } finally {
            open.closeSync();
          }
          return found.sort();
        },
        'read',
      ),
    entries: () => guard('', () => (kindOf(root) === 'folder' ? walk('', []).sort((a, b) => (a.name < b.name ? -1 : 1)) : []), 'read'),
    remove: (name) =>
      guard(name, () => {
        owned();
        rmSync(noLink(name), { force: true });
        for (let above = dirname(full(name)); isBelow(root, above); above = dirname(above)) {
          try {
            rmdirSync(above);
          } catch {
            break;
          }
        }
      }),
    sweep(isOurs) {
      for (const { name, kind } of folder.entries()) {
        const draft = draftOf(name);
        if (!draft || (kind === 'file' && !isOurs(draft.of) && !isLockName(draft.of))) continue;
        const here = draft.host === null || draft.host === hostPart();
        const gone = here && (draft.pid === null || draft.pid === process.pid || !alive(draft.pid));
        if (!gone && Date.now() - (lstatSync(full(name), { throwIfNoEntry: false })?.mtimeMs ?? 0) < DAY) continue;
        if (kind === 'file') guard(name, () => rmSync(full(name), { force: true }));
        else if (kind === 'folder' && draft.of === 'spill') guard(name, () => clearSpill(full(name)));
      }
    },
    acquire() {
      guard('', () => {
        checkPlace(path);
        made = makeFolders(root);
        try {
          lock = takeLock(root);
        } catch (error) {
          removeEmpty(made);
          throw error;
        }
      });
    },
    release() {
      const held = lock;
      lock = null;
      try {
        held?.release();
      } catch {
        // A lock that cannot be removed is stale once this process ends.
      }
    },
    abandon() {
      folder.release();
      removeEmpty(made);
    },
  };
  return folder;
}

function bytesOf(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (let got = 1; at < size && got > 0; at += got) got = readSync(file, bytes, at, size - at, at);
  return bytes.subarray(0, at);
}

/** Removes what DuckDB spilled before its process was killed, file by file. */
function clearSpill(path: string): void {
  for (const name of readdirSync(path)) if (name.startsWith('duckdb_temp')) rmSync(join(path, name), { force: true });
  removeEmpty([path]);
}
