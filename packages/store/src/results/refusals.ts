import { StoreError } from '../errors.js';
import type { Folder } from '../folder/folder.js';

const MOST_HEADER = 64 * 1024;

/** First line of a table of comma-separated values. */
export const headerOf = (folder: Folder, file: string): string =>
  Buffer.from(folder.head(file, MOST_HEADER) ?? [])
    .toString('utf8')
    .split(/\r?\n/, 1)[0]!;

/** A folder that holds something else. */
export const foreign = (place: string, name: string): StoreError =>
  new StoreError('foreign', `${place} contains files that are not part of a result (${name}): choose an empty folder with --out`);

/** A file beside a result that differs from what would be written. */
export const changedExport = (place: string, name: string): StoreError =>
  new StoreError('foreign', `${place}/${name} is there already and differs: move it away, or replace it with --force`);

/** A page of a result that is no longer what was written. */
export const changedPage = (place: string, name: string): StoreError =>
  new StoreError('foreign', `${place}/${name} was changed since it was written: move it away, or replace it with --force`);

/** A file of a person at the place of one of ours. */
export const notOurs = (place: string, name: string): StoreError =>
  new StoreError('foreign', `${place}/${name} was not made by this command and is not replaced: move it away`);

/** Before a study has begun nothing can be resumed: the command has to be given again. */
export function beforeStart(error: unknown): unknown {
  if (!(error instanceof StoreError) || error.problem !== 'space') return error;
  return new StoreError('space', error.message.replace(/, then resume$/, ', then give the same command again'), { cause: error });
}
