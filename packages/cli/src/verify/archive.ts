import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { asStoreError, isPlainPath, StoreError } from '@glasshouse/store';
import { formFault, nameShown } from './archive-form.js';

/** Most bytes of an archive, and of what it holds, unpacked. */
const MOST_PACKED = 1024 ** 3;
const MOST_UNPACKED = 2 * 1024 ** 3;
const MOST_FILES = 200_000;
/** Most bytes of a list of files in an archive. */
const MOST_LIST = 128 * 1024 ** 2;
/** The oldest date that the form of the archive can hold: the same in every archive, so that equal results give equal bytes. */
const NO_DATE = new Date(1980, 0, 1);
/** Compressed already. */
const PACKED = /\.(run|parquet)$/;

/** A ZIP of files below one folder, in the order of their names. The same files give the same bytes. */
export function zip(folder: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    entries[`${folder}/${name}`] = [bytes, { level: PACKED.test(name) ? 0 : 6, mtime: NO_DATE, os: 0, attrs: 0 }];
  }
  return zipSync(entries);
}

/** Names of the files of a ZIP, and what reads one of them. Unpacks nothing but what is read. Throws where it is none, or where a file is too large. */
export function listed(bytes: Uint8Array): { names: string[]; read: (name: string) => Uint8Array } {
  const sizes = new Map<string, number>();
  unzipSync(bytes, {
    filter({ name, originalSize }) {
      sizes.set(name, originalSize);
      return false;
    },
  });
  const read = (name: string): Uint8Array => {
    if (!((sizes.get(name) ?? Infinity) <= MOST_LIST)) throw new RangeError(`${name} is not in it, or is too large`);
    return unzipSync(bytes, { filter: (file) => file.name === name })[name]!;
  };
  return { names: [...sizes.keys()], read };
}

const isSafe = (name: string): boolean =>
  isPlainPath(name) && !/[:*?"<>|]/.test(name) && !name.split('/').some((part) => part.startsWith('__'));

function readArchive(file: string): Uint8Array {
  const open = openSync(file, 'r');
  try {
    const facts = fstatSync(open);
    if (!facts.isFile()) throw new StoreError('foreign', `${file} is neither a result folder nor an archive`);
    if (facts.size > MOST_PACKED) throw new StoreError('foreign', `${file} has ${facts.size} bytes; an archive has at most ${MOST_PACKED}`);
    const bytes = new Uint8Array(facts.size);
    for (let at = 0, got = 1; at < bytes.length && got > 0; at += got) got = readSync(open, bytes, at, bytes.length - at, at);
    return bytes;
  } finally {
    closeSync(open);
  }
}

/**
 * Unpacks an archive into an empty folder and returns the folder in it that holds the result. Archives that another program would
 * unpack differently, names that lead elsewhere, names that come twice, and contents that are larger than stated or than allowed are refused before anything is written. Throws StoreError.
 */
export function unzip(file: string, into: string): string {
  try {
    const bytes = readArchive(file);
    const bad = (why: string): StoreError => new StoreError('foreign', `${file} is not an archive of Glasshouse: ${why}`);
    const fault = formFault(bytes);
    if (fault !== null) throw bad(fault);
    const sizes = new Map<string, number>();
    let total = 0;
    let entries: Record<string, Uint8Array>;
    try {
      entries = unzipSync(bytes, {
        filter({ name, originalSize }) {
          if (!isSafe(name)) throw bad(`${nameShown(name)} is not a plain file name`);
          if (sizes.has(name)) throw bad(`${name} is in it twice`);
          sizes.set(name, originalSize);
          total += originalSize;
          if (total > MOST_UNPACKED || sizes.size > MOST_FILES) throw bad('it unpacks to more than a result can hold');
          return true;
        },
      });
    } catch (error) {
      throw error instanceof StoreError ? error : bad(error instanceof Error ? error.message : String(error));
    }
    const [top] = new Set([...sizes.keys()].map((name) => name.split('/')[0]));
    for (const [name, size] of sizes) {
      if (!name.startsWith(`${top}/`)) throw bad('its files are not in one folder');
      if (entries[name]?.length !== size) throw bad(`${name} has another length than stated`);
    }
    if (top === undefined) throw bad('it is empty');
    for (const name of sizes.keys()) {
      mkdirSync(dirname(join(into, name)), { recursive: true });
      writeFileSync(join(into, name), entries[name], { flag: 'wx' });
    }
    return join(into, top);
  } catch (error) {
    throw asStoreError(error, file, undefined, 'read');
  }
}
