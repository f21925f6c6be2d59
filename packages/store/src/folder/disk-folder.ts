import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { asStoreError, StoreError } from '../errors.js';
import { UNFINISHED } from './folder.js';
import type { Folder } from './folder.js';

const OWNER = 'owner.lock';

/** Writes every byte to an open file. Tests put a faulty one in its place. */
export type Writer = (file: number, bytes: Uint8Array) => void;

const writeAll: Writer = (file, bytes) => {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at);
};

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * A folder on disk. A file is written under another name, flushed, then renamed, so that a killed process or a
 * full disk leaves the old file or none.
 */
export function diskFolder(path: string, writer: Writer = writeAll): Folder {
  const root = resolve(path);
  const full = (name: string): string => {
    const file = resolve(root, name);
    if (!file.startsWith(root + sep)) throw new StoreError('foreign', `${name} lies outside ${root}`);
    return file;
  };
  const guard = <T>(name: string, act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw asStoreError(error, join(path, name));
    }
  };
  const readOwner = (): { pid: number; host: string } | null => {
    try {
      const [pid, host] = readFileSync(full(OWNER), 'utf8').split('\n');
      return { pid: Number(pid), host };
    } catch {
      return null;
    }
  };
  const put = (name: string, bytes: Uint8Array, flags: string): void => {
    mkdirSync(dirname(full(name)), { recursive: true });
    const file = openSync(full(name), flags);
    try {
      writer(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  };
  return {
    place: path,
    path: root,
    read: (name) => guard(name, () => (existsSync(full(name)) ? readFileSync(full(name)) : null)),
    write(name, bytes) {
      const draft = `${name}.${process.pid}${UNFINISHED}`;
      try {
        put(draft, bytes, 'w');
        renameSync(full(draft), full(name));
      } catch (error) {
        rmSync(full(draft), { force: true });
        throw asStoreError(error, join(path, name));
      }
    },
    adopt: (draft, name) =>
      guard(name, () => {
        const file = openSync(full(draft), 'r+');
        fsyncSync(file);
        closeSync(file);
        renameSync(full(draft), full(name));
      }),
    append: (name, line) => guard(name, () => put(name, Buffer.from(`${line}\n`), 'a')),
    list: (prefix) =>
      guard('', () =>
        existsSync(root)
          ? readdirSync(root, { recursive: true, withFileTypes: true })
              .filter((entry) => entry.isFile() && entry.name !== OWNER)
              .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
              .filter((name) => name.startsWith(prefix) && !name.includes(UNFINISHED))
              .sort()
          : [],
      ),
    remove: (name) => guard(name, () => rmSync(full(name), { force: true, recursive: true })),
    acquire() {
      const owner = readOwner();
      if (owner && owner.pid !== process.pid && (owner.host !== hostname() || alive(owner.pid))) {
        throw new StoreError(
          'busy',
          `${path} is being written by process ${owner.pid} on ${owner.host}: wait for it, or remove ${OWNER} if it is gone`,
        );
      }
      guard('', () => mkdirSync(root, { recursive: true }));
      for (const entry of guard('', () => readdirSync(root, { recursive: true, withFileTypes: true }))) {
        if (entry.name.endsWith(UNFINISHED)) rmSync(join(entry.parentPath, entry.name), { force: true, recursive: true });
      }
      guard('', () => put(OWNER, Buffer.from(`${process.pid}\n${hostname()}\n`), 'w'));
    },
    release() {
      if (readOwner()?.pid === process.pid) rmSync(full(OWNER), { force: true });
    },
  };
}
