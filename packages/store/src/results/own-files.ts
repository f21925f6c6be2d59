import { TABLES } from '@glasshouse/model';
import type { Folder } from '../folder/folder.js';
import { columnsOf } from '../tables/index.js';
import type { Manifest } from './manifest.js';
import { isForPeople, tableOfCsv } from './names.js';
import { headerOf, notOurs } from './refusals.js';

/** Whether bytes under the name of a page, of the claims or of a script are what a command writes there. */
export type Recognise = (name: string, bytes: Uint8Array) => boolean;

/** Whether a file that people open is one that a command wrote, changed or not. */
export function isOurs(folder: Folder, name: string, recognises: Recognise): boolean {
  const table = tableOfCsv(name);
  if (table === null) return recognises(name, folder.read(name) ?? new Uint8Array());
  const header = headerOf(folder, name);
  const known = TABLES.find((id) => id === table);
  // What a table of another build is made of is not known, but each has this column first.
  return known === undefined ? header.startsWith('synthetic,') : header === columnsOf(known).join(',');
}

/** Refuses to clear these files where a person put one of their own in the place of one of ours. Throws StoreError. */
export function refuseForeign(
  folder: Folder,
  names: readonly string[],
  manifest: Pick<Manifest, 'files'> | null,
  recognises: Recognise,
): void {
  const written = new Map(manifest?.files.map(({ file, sha256 }) => [file, sha256]));
  for (const name of names.filter(isForPeople)) {
    const mark = folder.mark(name);
    if (mark !== null && mark.sha256 !== written.get(name) && !isOurs(folder, name, recognises)) throw notOurs(folder.place, name);
  }
}
