import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { asStoreError, StoreError } from '../errors.js';
import { draftName } from './names.js';
import { checkPlace, kindOf, makeFolders, removeEmpty, resultAbove } from './place.js';

export interface OutputOptions {
  /** Replaces a file that is there and that `isOurs` recognises. */
  force?: boolean;
  /** Files that this one was made from: never replaced. */
  inputs?: readonly string[];
  /** Whether bytes are a file that the command wrote: by what only it writes, never by a word that a text of a person may have too. */
  isOurs: (bytes: Buffer) => boolean;
}

const MOST_COMPARED = 256 * 1024 * 1024;

function writeWhole(file: string, bytes: Uint8Array | string): void {
  const open = openSync(file, 'wx');
  try {
    writeFileSync(open, bytes);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** Letters of a name that its draft has too: with what a draft adds, a file system takes the longest name that it takes for the file. */
const MOST_OF_NAME = 40;

/** A draft beside the file that it becomes. */
const draftBeside = (path: string): string => join(dirname(path), draftName(Array.from(basename(path)).slice(0, MOST_OF_NAME).join('')));

/** Removes a draft, if there is one. The error reported is that it could not be made, not that it cannot be removed. */
function dropDraft(draft: string, recursive = false): void {
  try {
    rmSync(draft, { force: true, recursive });
  } catch {
    // Nothing is there that could be removed: the way to it leads nowhere.
  }
}

/** Puts a draft in its place where nothing is. Two commands cannot both succeed. */
function place(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    renameSync(draft, file);
    return;
  }
  rmSync(draft, { force: true });
}

const sameFile = (a: string, b: string): boolean => {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return resolve(a) === resolve(b);
  }
};

/** Whether a file may be written there. False where it is there already with this content. Throws StoreError where it may not. */
function mayWrite(file: string, bytes: Uint8Array, { force = false, inputs = [], isOurs }: OutputOptions): boolean {
  const there = kindOf(resolve(file));
  if (there === null) return true;
  if (inputs.some((input) => sameFile(input, file))) {
    throw new StoreError('foreign', `${file} is what this is made from: name another file with --out`);
  }
  if (there === 'link') throw new StoreError('foreign', `${file} is a link: name the file itself, or another one`);
  if (there !== 'file') throw new StoreError('foreign', `${file} is not a file that can be replaced: name another one with --out`);
  const found = readFileSync(resolve(file));
  if (found.length <= MOST_COMPARED && found.equals(bytes)) return false;
  if (!force)
    throw new StoreError(
      'foreign',
      `${file} is there already: name another file with --out, or replace it with --force where this command made it`,
    );
  if (!isOurs(found))
    throw new StoreError('foreign', `${file} was not made by this command and is not replaced: name another file with --out`);
  return true;
}

/**
 * Writes a file that a person named, whole or not at all. Folders above it are made. A file that is there stays unless it is the same, or
 * `force` is given and the command made it. Links are not followed, and nothing is written into a result folder. Throws StoreError.
 */
export function writeOutput(file: string, content: Uint8Array | string, options: OutputOptions): void {
  const path = resolve(file);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  let made: string[] = [];
  const draft = draftBeside(path);
  try {
    checkAbove(file);
    if (!mayWrite(file, bytes, options)) return;
    made = makeFolders(dirname(path));
    writeWhole(draft, bytes);
    if (kindOf(path) === null) place(draft, path);
    else renameSync(draft, path);
  } catch (error) {
    dropDraft(draft);
    removeEmpty(made);
    throw outputError(error, file);
  }
}

/**
 * Puts other text into a file that a person named, whole or not at all; its permissions stay. `before`: what it has to hold still. Refuses links, a
 * file with a second name, a file in a result folder, and one that may not be written. Throws StoreError.
 */
export function rewriteFile(file: string, before: string, after: string): void {
  const path = resolve(file);
  const draft = draftBeside(path);
  try {
    const facts = checkRewritable(file);
    accessSync(path, constants.W_OK);
    writeWhole(draft, after);
    chmodSync(draft, facts.mode & 0o7777);
    const made = lstatSync(draft);
    if (made.uid !== facts.uid || made.gid !== facts.gid) chownSync(draft, facts.uid, facts.gid);
    if (!readFileSync(path).equals(Buffer.from(before))) {
      throw new StoreError('foreign', `${file} was changed by something else meanwhile: nothing was written to it; try again`);
    }
    renameSync(draft, path);
  } catch (error) {
    dropDraft(draft);
    throw outputError(error, file);
  }
}

/** Facts of a file that `rewriteFile` may replace. Throws StoreError for anything else. */
export function checkRewritable(file: string): Stats {
  try {
    return rewritable(file);
  } catch (error) {
    throw asStoreError(error, file, undefined, 'read');
  }
}

function rewritable(file: string): Stats {
  const path = resolve(file);
  const kind = kindOf(path);
  if (kind === null) throw new StoreError('missing', `${file} does not exist`);
  if (kind === 'link') throw new StoreError('foreign', `${file} is a link: name the file itself`);
  if (kind !== 'file') throw new StoreError('foreign', `${file} is not a file: name a file`);
  const result = resultAbove(path) ?? resultAbove(realpathSync(path));
  if (result !== null) throw new StoreError('foreign', `${file} lies inside ${result}, which holds a result: its files stay as they are`);
  const facts = lstatSync(path);
  if (facts.nlink > 1) {
    throw new StoreError(
      'foreign',
      `${file} has another name (a hard link), which would keep the old text: copy it to a file of its own first`,
    );
  }
  return facts;
}

/** Refuses a place where `writeTree` would write nothing, whatever the files: anything but an empty folder outside a result. Throws StoreError. */
export function checkTree(folder: string): void {
  try {
    mayHoldTree(folder);
  } catch (error) {
    throw outputError(error, folder);
  }
}

function mayHoldTree(folder: string): void {
  const path = resolve(folder);
  checkPlace(folder);
  if (kindOf(path) === 'folder' && readdirSync(path).length > 0)
    throw new StoreError('foreign', `${folder} is not empty: choose another name`);
}

/** Writes the files of a new folder, all of them or none. What is there may be an empty folder only. Throws StoreError. */
export function writeTree(folder: string, files: ReadonlyMap<string, string>): void {
  const path = resolve(folder);
  let made: string[] = [];
  const draft = draftBeside(path);
  let begun = false;
  try {
    mayHoldTree(folder);
    made = makeFolders(dirname(path));
    for (const [name, text] of files) {
      makeFolders(dirname(join(draft, name)));
      begun = true;
      writeWhole(join(draft, name), text);
    }
    renameSync(draft, path);
  } catch (error) {
    // Everything below a draft was made here, a moment ago.
    if (begun) dropDraft(draft, true);
    removeEmpty(made);
    throw outputError(error, folder);
  }
}

const outputError = (error: unknown, name: string): StoreError => {
  const told = asStoreError(error, name);
  return told.problem === 'space'
    ? new StoreError('space', told.message.replace(/, then resume$/, ', then try again'), { cause: error })
    : told;
};

/** What holds for a folder at this place holds for a file: it must not lie in a result, whether it is there already or not. */
function checkAbove(file: string): void {
  const path = resolve(file);
  if (kindOf(path) === null) return checkPlace(file);
  const result = resultAbove(path);
  if (result !== null) throw new StoreError('foreign', `${file} lies inside ${result}, which holds a result: name a file outside it`);
}
