import { createHash } from 'node:crypto';
import { StoreError } from '../errors.js';
import { draftName, draftOf } from './names.js';
import type { Folder } from './folder.js';

/** A folder that lives in memory, for tests and for programs that keep nothing. */
export function memoryFolder(): Folder {
  const files = new Map<string, Uint8Array>();
  let owned = false;
  const put = (name: string, bytes: Uint8Array): void => void files.set(name, bytes.slice());
  const folder: Folder = {
    place: 'memory',
    path: null,
    kind: () => 'folder',
    check: () => undefined,
    read(name, most = Number.MAX_SAFE_INTEGER) {
      const bytes = files.get(name) ?? null;
      if (bytes && bytes.length > most) throw new StoreError('damaged', `${name} has ${bytes.length} bytes; at most ${most} are allowed`);
      return bytes?.slice() ?? null;
    },
    head: (name, length) => files.get(name)?.slice(0, length) ?? null,
    mark(name) {
      const bytes = files.get(name);
      return bytes ? { file: name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } : null;
    },
    write: put,
    writeSoon: put,
    settle: () => undefined,
    draft: draftName,
    adopt(draft, name) {
      const bytes = files.get(draft);
      if (!bytes) throw new StoreError('missing', `${draft} does not exist`);
      files.set(name, bytes);
      files.delete(draft);
    },
    top: () => [...new Set([...files.keys()].map((name) => name.split('/')[0]))].filter((name) => !draftOf(name)).sort(),
    entries: () => [...files.keys()].sort().map((name) => ({ name, kind: 'file' })),
    remove(name) {
      files.delete(name);
    },
    sweep(isOurs) {
      for (const name of files.keys()) if (isOurs(draftOf(name)?.of ?? '')) files.delete(name);
    },
    acquire() {
      if (owned) throw new StoreError('busy', 'memory is being written by another study');
      owned = true;
    },
    release() {
      owned = false;
    },
    abandon() {
      owned = false;
    },
  };
  return folder;
}
