import { loadStudy } from '@glasshouse/model';
import { writeOutput } from '@glasshouse/store';
import type { ResultStore } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { openResult } from '../io/places.js';
import { shippedAmong } from '../io/shipped.js';
import { badInput, keptSources } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG, outFile } from '../options.js';
import type { AddCommand } from '../options.js';
import { pagesOf, singlePageOf } from '../pages.js';
import { isReportPage } from '../io/own-files.js';

/** Ids of the studies whose stored results a finished study shows, from the inputs it was made with. */
function shippedIds(store: ResultStore): string[] {
  const sources = keptSources(store.manifest().study, store.inputs());
  return loadStudy(sources.path, sources.files, sources.register).study.shipped;
}

/** `--single` without `--out`, or the reverse. */
const unpaired = (single: boolean): Error =>
  single
    ? badInput('report', '--single without --out', '--single --out <file>', 'Name the file to write.')
    : badInput('report', '--out without --single', '--single --out <file>', 'Add --single to write everything on one page.');

interface ReportOptions {
  single?: boolean;
  out?: string;
  force?: boolean;
  json?: boolean;
}

/**
 * Writes the pages of a finished study again from its document, with the stored results of other studies as they are now; with `single`, the
 * whole report as one self-contained page to the file `out`, and nothing in the folder.
 */
export function report(terminal: Terminal, folder: string, options: ReportOptions): number {
  const { single = false, out, force, json: asJson } = options;
  if (single !== (out !== undefined)) throw unpaired(single);
  const store = openResult(folder);
  const own = store.document();
  const shipped = shippedAmong(shippedIds(store));
  const document = shipped.length > 0 ? { ...own, shipped } : own;
  let path = out;
  if (path === undefined) [path] = store.writePages(pagesOf(store.place, document), { force });
  else writeOutput(path, singlePageOf(store.place, document), { force, isOurs: isReportPage });
  terminal.out(asJson ? json({ report: path, hash: document.hash }) : inLines(path));
  return EXIT.done;
}

export const reportCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('report')
    .description('write the pages of a finished study again, or the whole report as one self-contained file')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option('--single', 'write everything on one page, for mailing; needs --out')
    .addOption(outFile('with --single: the file to write', '.html'))
    .option('--force', 'replace a page that was changed since it was written, or a file that this command made')
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: ReportOptions) => report(terminal, folder, options)));
};
