import { resolve } from 'node:path';
import { writeOutput } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { isClaims } from '../io/own-files.js';
import { openResult } from '../io/places.js';
import { shippedOf } from '../io/shipped.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_FILE, JSON_FLAG, outFile } from '../options.js';
import type { AddCommand } from '../options.js';

interface ClaimsOptions {
  out?: string;
  force?: boolean;
  json?: boolean;
}

const NAME = 'claims.json';

/** Writes the claims of a finished study with their numbers, sources and hash to one file: in its folder, or where `out` says. */
function exportClaims(terminal: Terminal, folder: string, { out, force, json: asJson }: ClaimsOptions): number {
  const store = openResult(folder);
  const kept = shippedOf(store.document(), store.inputs());
  const text = `${JSON.stringify(kept, null, 1)}\n`;
  const beside = out === undefined || resolve(out) === resolve(folder, NAME);
  if (beside) store.writeBeside(NAME, text, { force, isOurs: isClaims });
  else writeOutput(out, text, { force, isOurs: isClaims });
  const file = out ?? `${store.place}/${NAME}`;
  if (kept.claims.length === 0) terminal.err('note: the study has no claims, and the file none; export csv writes its numbers');
  terminal.out(asJson ? json({ file, claims: kept.claims.length, hash: kept.hash }) : inLines(file));
  return EXIT.done;
}

export const exportClaimsCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('claims')
    .description('write the claims of a finished study, with numbers, sources and hash, to one file')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .addOption(outFile('output file (default: claims.json in the folder)', '.json'))
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: ClaimsOptions) => exportClaims(terminal, folder, options)));
};
