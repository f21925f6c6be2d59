import { writeFileSync } from 'node:fs';
import { diskFolder, ResultStore } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { shippedOf } from '../io/shipped.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';

/** Writes the claims of a finished study with their numbers, sources and hash to one file. */
export function exportClaims(terminal: Terminal, folder: string, options: { out?: string; json?: boolean }): number {
  const store = new ResultStore(diskFolder(folder));
  const kept = shippedOf(store.document(), store.manifest());
  const file = options.out ?? `${store.place}/claims.json`;
  writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`);
  terminal.out(options.json ? json({ file, claims: kept.claims.length, hash: kept.hash }) : file);
  return EXIT.done;
}
