/**
 * The few acts on files that a result needs. Names are relative, with `/` between parts.
 * A file is there whole or not at all: `write` never leaves a part behind under its final name.
 */
export interface Folder {
  /** How people know it: a path, or `memory`. */
  readonly place: string;
  /** Path of the folder for DuckDB; null when it has none. */
  readonly path: string | null;
  /** Bytes of a file, or null when it is not there. */
  read(name: string): Uint8Array | null;
  /** Writes a whole file, replacing what was there. Throws StoreError (space, permission). */
  write(name: string, bytes: Uint8Array): void;
  /** Gives a file that something else wrote under a draft name its final name. */
  adopt(draft: string, name: string): void;
  /** Adds one line to a file that may end torn, such as a log. */
  append(name: string, line: string): void;
  /** Names below a prefix, sorted; unfinished files are left out. */
  list(prefix: string): string[];
  /** Removes a file or a folder; nothing happens when it is not there. */
  remove(name: string): void;
  /** Makes this process the only writer until `release`. Throws StoreError (busy) while another one lives. */
  acquire(): void;
  release(): void;
}

/** Ending of the name of a file that is not whole yet. */
export const UNFINISHED = '.unfinished';
