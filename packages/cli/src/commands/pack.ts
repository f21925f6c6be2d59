import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { folderNameOf, oneLine, shellWord } from '@glasshouse/model';
import { markOf, StoreError, VIEWS, writeOutput } from '@glasshouse/store';
import type { FileMark, Manifest, ResultStore } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { openResult } from '../io/places.js';
import { ROOT } from '../io/repository.js';
import { badInput } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_FILE, JSON_FLAG, outFile } from '../options.js';
import type { AddCommand } from '../options.js';
import { listed, zip } from '../verify/archive.js';
import { EXTRAS, listedExtras, PACK, ROWS, usedRows } from '../verify/extras.js';
import { roCrate } from '../verify/ro-crate.js';

interface PackOptions {
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** Whether bytes are an archive that `pack` made: its files are those that its own manifest and list name, and no other. */
function isArchive(bytes: Uint8Array): boolean {
  try {
    const { names, read } = listed(bytes);
    const [top] = names[0]!.split('/');
    const told = (name: string): unknown => JSON.parse(Buffer.from(read(`${top}/${name}`)).toString('utf8'));
    const { files, inputs, hash } = told('manifest.json') as Manifest;
    const { files: extras } = told(PACK) as { files: FileMark[] };
    if (!/^[0-9a-f]{64}$/.test(hash) || !extras.every(({ file }) => EXTRAS.includes(file))) return false;
    const ours = ['start.json', 'manifest.json', PACK, ...[...files, ...extras].map(({ file }) => file)];
    for (const { file } of inputs) ours.push(`inputs/${file}`);
    return JSON.stringify([...names].sort()) === JSON.stringify([...new Set(ours)].map((name) => `${top}/${name}`).sort());
  } catch {
    return false;
  }
}

const readme = ({ title, id, hash, size, seed }: Manifest): string =>
  [
    `${title} (${id}, ${size} size, seed ${seed})`,
    '',
    'A result of Glasshouse, a laboratory that simulates score, list and sanction systems on synthetic people.',
    'Everyone in it is invented.',
    '',
    `Result hash  ${hash}`,
    '',
    'report.html          the report; open it in a browser (more pages are in pages/)',
    '*.parquet            the tables',
    'inputs/              the study, scenarios and register that the run read',
    'runs/                the counts of every run, or its numbers; the result hash is computed from them',
    `${ROWS}    the rows of the register that the study uses`,
    'views.sql            names for the tables: duckdb -init views.sql',
    'ro-crate-metadata.json  what each file is, for archives that read RO-Crate',
    'CITATION.cff         how to cite',
    '',
    'To check the hash: ./glasshouse verify FILE, where FILE is this archive or the unpacked folder.',
    'To run the study again and compare hashes: ./glasshouse verify FILE --rerun',
    '',
  ].join('\n');

/** Every file of an archive by name: those that the manifest lists, the inputs, and what helps a reader. */
function filesOf(store: ResultStore, manifest: Manifest): Map<string, Uint8Array> {
  const names = [
    'start.json',
    'manifest.json',
    ...manifest.files.map(({ file }) => file),
    ...manifest.inputs.map(({ file }) => `inputs/${file}`),
  ];
  const files = new Map(names.map((name) => [name, store.bytes(name) ?? new Uint8Array()]));
  const extras = new Map<string, Uint8Array>([
    [ROWS, Buffer.from(usedRows(store, store.document()))],
    ['CITATION.cff', readFileSync(join(ROOT, 'CITATION.cff'))],
    ['LICENSE', readFileSync(join(ROOT, 'LICENSE'))],
    ['README.txt', Buffer.from(readme(manifest))],
    ['views.sql', Buffer.from(VIEWS)],
  ]);
  extras.set('ro-crate-metadata.json', Buffer.from(roCrate(manifest, [...files.keys(), ...extras.keys()])));
  for (const [name, bytes] of extras) files.set(name, bytes);
  const list = { format: 1, files: [...extras].map(([name, bytes]) => markOf(name, bytes)) };
  return files.set(PACK, Buffer.from(`${JSON.stringify(list, null, 1)}\n`));
}

/** The archive beside a folder, named like it. A folder that is named by its place alone (`.`, `..`, `a/..`) is given the name that it has. */
const besideFolder = (folder: string): string =>
  `${/(^|[/\\])\.\.?[/\\]*$/.test(folder) ? resolve(folder) : folder.replace(/[/\\]+$/, '')}.zip`;

/** How somebody who receives an archive checks it: from another folder and copy of the program, so that no path of this one stands in it. */
const checkLine = (file: string): string => `the receiver checks it with: ./glasshouse verify ${shellWord(basename(file))}`;

/** Makes one archive of a finished result, with its inputs, the register rows that it uses, citation and licence. */
export function pack(terminal: Terminal, folder: string, { out, force, json: asJson }: PackOptions): number {
  const store = openResult(folder);
  const manifest = store.manifest();
  const [bad] = store.audit(listedExtras(store)).filter(({ file, what }) => what !== 'added' && file !== PACK);
  if (bad) throw new StoreError('damaged', `${folder}/${bad.file} is ${bad.what}: ./glasshouse resume ${shellWord(folder)} mends it`);
  const name = folderNameOf(manifest).replace(/[^A-Za-z0-9._-]/g, '-');
  const file = out ?? besideFolder(folder);
  if (out === undefined && oneLine(file) !== file)
    throw badInput('pack', file, 'a file name of characters that show, on one line', 'Name the archive with --out.');
  const bytes = zip(name, filesOf(store, manifest));
  writeOutput(file, bytes, { force, isOurs: isArchive });
  terminal.out(asJson ? json({ file, bytes: bytes.length, hash: manifest.hash }) : inLines(file));
  if (!asJson) terminal.err(checkLine(file));
  return EXIT.done;
}

export const packCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('pack')
    .description('make one archive of a finished result, with inputs, the register rows it uses, citation and licence')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .addOption(outFile('output file (default: <folder>.zip)', '.zip'))
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: PackOptions) => pack(terminal, folder, options)));
};
