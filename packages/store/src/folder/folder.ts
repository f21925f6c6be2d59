import type { FileMark } from '../results/manifest.js';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** Something in a folder. */
export interface Entry {
  name: string;
  kind: EntryKind;
}

/**
 * The few acts on files that a result needs. Names are relative, with `/` between parts. No link inside the folder is ever followed.
 * A file is there whole or not at all: `write` never leaves a part behind under its final name.
 */
export interface Folder {
  /** How people know it: a path, or `memory`. */
  readonly place: string;
  /** Path of the folder for DuckDB; null when it has none. */
  readonly path: string | null;
  /** What lies at the place of the folder: `folder`, another kind, or null where there is nothing. */
  kind(): EntryKind | null;
  /** Throws StoreError (foreign) at a place where no result may be written: a file, a link, a place inside another result. */
  check(): void;
  /** Bytes of a file, or null when it is not there. Throws StoreError (damaged) when it is longer than `most` bytes. */
  read(name: string, most?: number): Uint8Array | null;
  /** The first bytes of a file, at most so many, or null when it is not there. */
  head(name: string, length: number): Uint8Array | null;
  /** Length and SHA-256 of a file of any length, or null when it is not there. */
  mark(name: string): FileMark | null;
  /** Writes a whole file, replacing what was there. Throws StoreError (space, permission; lost where the folder is no longer ours). */
  write(name: string, bytes: Uint8Array): void;
  /**
   * As `write`, but the system may keep the bytes in memory for a while, which spares each file a wait for the disk. A file torn by a power
   * failure must be known by its own checksum. `settle` sees to it that they are on the disk.
   */
  writeSoon(name: string, bytes: Uint8Array): void;
  /** Waits until a file is on the disk. Nothing happens when it is not there. */
  settle(name: string): void;
  /** A new name for something else to write what will be called `name`. */
  draft(name: string): string;
  /** Gives a file that something else wrote under a draft name its final name. */
  adopt(draft: string, name: string): void;
  /** Names at the top, without drafts, locks and what desktops leave; at most a few of them. */
  top(): string[];
  /** Everything below, links not followed, drafts and lock included, sorted. Throws StoreError (foreign) where there are too many. */
  entries(): Entry[];
  /** Removes a file; a folder that this empties goes too. Nothing happens when the file is not there. */
  remove(name: string): void;
  /** Removes drafts of files that `isOurs` knows, where their writer is gone. */
  sweep(isOurs: (name: string) => boolean): void;
  /** Makes the folder where there is none, and this process its only writer until `release`. Throws StoreError (busy) while another one lives. */
  acquire(): void;
  release(): void;
  /** Releases, and removes the folders that `acquire` made and that are still empty. */
  abandon(): void;
}
