/** What went wrong with a result folder. */
export type StoreProblem = 'space' | 'permission' | 'damaged' | 'busy' | 'missing' | 'foreign' | 'other';

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

/** Turns an error of the file system or of DuckDB into a StoreError that names the place; a StoreError passes unchanged. */
export function asStoreError(error: unknown, place: string): StoreError {
  if (error instanceof StoreError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (SPACE.has(code) || /no space left|disk quota|out of disk|file too large/i.test(text)) {
    return new StoreError('space', `no space left to write ${place}: free some space, then resume`, { cause: error });
  }
  if (PERMISSION.has(code) || /permission denied|read-only file system/i.test(text)) {
    return new StoreError('permission', `no permission to write ${place}: choose another folder with --out, or change its permissions`, {
      cause: error,
    });
  }
  if (code === 'ENOENT') return new StoreError('missing', `${place} does not exist`, { cause: error });
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR') {
    return new StoreError('foreign', `${place} cannot be used: a file stands where a folder is needed, or the other way round`, {
      cause: error,
    });
  }
  return new StoreError('other', `${place}: ${text.split('\n')[0]}`, { cause: error });
}
