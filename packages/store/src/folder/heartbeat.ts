import { closeSync, constants, openSync, readSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { draftName } from './names.js';

/** Milliseconds between two signs of life of a process that holds a file. */
export const BEAT = 15_000;

/** Milliseconds of silence after which a process that cannot be asked counts as gone. */
export const SILENT = 5 * 60_000;

/**
 * Renews the time of a file by writing its first byte again, so that the time is that of whoever keeps the files. Does nothing where the
 * file is gone or holds something else; a failure is passed over, as the next beat may succeed.
 */
export function beat(file: string, content: string): void {
  try {
    const open = openSync(file, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
    try {
      const bytes = Buffer.from(content);
      const there = Buffer.alloc(bytes.length + 1);
      if (readSync(open, there, 0, there.length, 0) === bytes.length && there.subarray(0, bytes.length).equals(bytes)) {
        writeSync(open, bytes, 0, 1, 0);
      }
    } finally {
      closeSync(open);
    }
  } catch {
    // Tried again at the next beat.
  }
}

/** Milliseconds since a file of a folder was written, by the clock of whoever keeps the files; by this machine's where the folder cannot be written. */
export function ageIn(folder: string, file: string): number {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const probe = join(folder, draftName('clock'));
  try {
    writeFileSync(probe, '', { flag: 'wx' });
    return statSync(probe).mtimeMs - written;
  } catch {
    return Date.now() - written;
  } finally {
    rmSync(probe, { force: true });
  }
}
