import { StoreError } from '../errors.js';
import type { Folder } from './folder.js';

/** A folder that lives in memory, for tests and for programs that keep nothing. */
export function memoryFolder(): Folder {
  const files = new Map<string, Uint8Array>();
  let owned = false;
  return {
    place: 'memory',
    path: null,
    read: (name) => files.get(name)?.slice() ?? null,
    write: (name, bytes) => void files.set(name, bytes.slice()),
    adopt(draft, name) {
      const bytes = files.get(draft);
      if (!bytes) throw new StoreError('missing', `${draft} does not exist`);
      files.set(name, bytes);
      files.delete(draft);
    },
    append(name, line) {
      const before = files.get(name) ?? new Uint8Array();
      files.set(name, Buffer.concat([before, Buffer.from(`${line}\n`)]));
    },
    list: (prefix) => [...files.keys()].filter((name) => name.startsWith(prefix)).sort(),
    remove(name) {
      for (const file of files.keys()) if (file === name || file.startsWith(`${name}/`)) files.delete(file);
    },
    acquire() {
      if (owned) throw new StoreError('busy', 'memory is being written by another study');
      owned = true;
    },
    release() {
      owned = false;
    },
  };
}
