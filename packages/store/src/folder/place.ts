import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { StoreError } from '../errors.js';
import { readStart } from '../results/manifest.js';
import type { EntryKind } from './folder.js';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** What lies at a path, links not followed; null where nothing does. */
export function kindOf(path: string): EntryKind | null {
  try {
    const facts = lstatSync(path);
    return facts.isFile() ? 'file' : facts.isDirectory() ? 'folder' : facts.isSymbolicLink() ? 'link' : 'other';
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** Whether a file lies below a folder; both absolute. */
export function isBelow(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === file;
}

/**
 * Makes a folder and those above it, one by one. Returns those that were made, the topmost first.
 * (The recursive call of Node never ends below `/proc`.)
 */
export function makeFolders(path: string): string[] {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) {
    if (kindOf(at) !== null) break;
    missing.unshift(at);
  }
  const made: string[] = [];
  try {
    for (const folder of missing) {
      try {
        mkdirSync(folder);
        made.push(folder);
      } catch (error) {
        // Another process may have made it meanwhile.
        if (codeOf(error) !== 'EEXIST' || kindOf(folder) !== 'folder') throw error;
      }
    }
  } catch (error) {
    removeEmpty(made);
    throw error;
  }
  return made;
}

/** Removes folders that are empty, the last first. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/** Whether a folder has a start file as a result has one, of this or of another version. */
function holdsResult(folder: string): boolean {
  const file = join(folder, 'start.json');
  try {
    return kindOf(file) === 'file' && readStart(JSON.parse(readFileSync(file, 'utf8'))).is !== 'something else';
  } catch {
    return false;
  }
}

/** Refuses a place where no result may be written: a file, a link, a place inside another result. */
export function checkPlace(place: string): void {
  const path = resolve(place);
  const kind = kindOf(path);
  if (kind === 'link') {
    throw new StoreError(
      'foreign',
      `${place} is a link to ${readlinkSync(path)}: name the folder itself, so that nothing is written elsewhere by mistake`,
    );
  }
  if (kind !== null && kind !== 'folder') throw new StoreError('foreign', `${place} is a file, not a folder: choose another name`);
  const result = resultAbove(path);
  if (result !== null) throw new StoreError('foreign', `${place} lies inside ${result}, which holds a result: choose a folder outside it`);
}

/** The nearest folder above a path that holds a result, or null. */
export function resultAbove(path: string): string | null {
  for (let above = dirname(path); ; above = dirname(above)) {
    if (holdsResult(above)) return above;
    if (above === dirname(above)) return null;
  }
}
