import { renderReport } from '@glasshouse/report';
import { loadStudy } from '@glasshouse/scenario';
import { diskFolder, ResultStore } from '@glasshouse/store';
import { shippedAmong } from '../io/shipped.js';
import { keptSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { EXIT } from '../failure.js';

/** Ids of the studies whose stored results a finished study shows, from the inputs it was made with. */
function shippedIds(store: ResultStore): string[] {
  const { study, inputs } = store.manifest();
  const sources = keptSources(study, new Map(inputs.map(({ file }) => [file, store.input(file)])));
  return loadStudy(sources.path, sources.files, sources.register).study.shipped;
}

/** Writes the page of a finished study again from its document, with the stored results of other studies as they are now. */
export function report(terminal: Terminal, folder: string, options: { json?: boolean }): number {
  const store = new ResultStore(diskFolder(folder));
  const document = store.document();
  const shipped = shippedAmong(shippedIds(store));
  const path = store.writeReport(renderReport(shipped.length > 0 ? { ...document, shipped } : document));
  terminal.out(options.json ? json({ report: path, hash: document.hash }) : path);
  return EXIT.done;
}
