/** What went wrong with a result folder. */
export type StoreProblem = 'space' | 'permission' | 'damaged' | 'busy' | 'missing' | 'foreign' | 'lost' | 'other';

/** A fault of storage, told in one message. Everything written before it is whole and can be resumed from. */
export class StoreError extends Error {
  constructor(
    readonly problem: StoreProblem,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

const SPACE = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const PERMISSION = new Set(['EACCES', 'EPERM', 'EROFS']);

/** What to do where a folder may not be written, when nothing better is known. */
const ELSEWHERE = 'change its permissions, or choose another place';

/** Whether a place was to be read or written. */
export type Deed = 'read' | 'write';

/**
 * Turns an error of the file system or of DuckDB into a StoreError that names the place; a StoreError passes unchanged.
 * `elsewhere`: what a person can do where the place may not be written.
 */
export function asStoreError(error: unknown, place: string, elsewhere: string = ELSEWHERE, deed: Deed = 'write'): StoreError {
  if (error instanceof StoreError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const options = { cause: error };
  if (SPACE.has(code) || /no space left|disk quota|out of disk|file too large/i.test(text)) {
    return new StoreError('space', `no space left to write ${place}: free some space, then resume`, options);
  }
  if (PERMISSION.has(code) || /permission denied|read-only file system/i.test(text)) {
    const todo = deed === 'read' ? 'change its permissions, or those of the folders above it' : elsewhere;
    return new StoreError('permission', `no permission to ${deed} ${place}: ${todo}`, options);
  }
  if (code === 'ENOENT') return new StoreError('missing', `${place} does not exist and cannot be made there`, options);
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR') {
    return new StoreError(
      'foreign',
      `${place} cannot be used: there is a file where a folder is needed, or a folder where a file is`,
      options,
    );
  }
  if (code === 'ENAMETOOLONG') return new StoreError('foreign', `${place} cannot be used: the name is too long`, options);
  if (code === 'ELOOP')
    return new StoreError('foreign', `${place} cannot be used: its links lead in a circle, or it is a link itself`, options);
  return new StoreError('other', `${place}: ${text.split('\n')[0]}`, options);
}
