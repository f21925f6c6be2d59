import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asStoreError, StoreError } from '@glasshouse/store';

const OTHER = 'name another one with TMPDIR';

/** What is wrong with the folder for temporary files, which nobody named. Whatever else went wrong passes unchanged. */
function scratchError(error: unknown): unknown {
  if (!(error instanceof StoreError) || error.problem !== 'space') return error;
  return new StoreError(
    'space',
    `no space left in ${tmpdir()}, the folder for temporary files: free some space, or ${OTHER}, then try again`,
    {
      cause: error,
    },
  );
}

function newScratch(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'glasshouse-verify-'));
  } catch (error) {
    const told = asStoreError(error, tmpdir());
    if (told.problem === 'space') throw told;
    throw new StoreError('missing', `nothing can be written to ${tmpdir()}, the folder for temporary files: ${OTHER}`, { cause: error });
  }
}

/**
 * Does something with a new empty folder, which is removed afterwards, also where the process is ended by a signal. Nothing may be written elsewhere
 * meanwhile: a full disk is said to be that of the folder.
 */
export async function withScratch<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = newScratch();
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await act(folder);
  } catch (error) {
    throw scratchError(error);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
