import { loadStudy } from '@glasshouse/scenario';
import type { ResultStore } from '@glasshouse/store';
import { openResult } from '../io/places.js';
import { shippedAmong } from '../io/shipped.js';
import { keptSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { EXIT } from '../failure.js';
import { pagesOf } from '../pages.js';

/** Ids of the studies whose stored results a finished study shows, from the inputs it was made with. */
function shippedIds(store: ResultStore): string[] {
  const sources = keptSources(store.manifest().study, store.inputs());
  return loadStudy(sources.path, sources.files, sources.register).study.shipped;
}

/** Writes the page of a finished study again from its document, with the stored results of other studies as they are now. */
export function report(terminal: Terminal, folder: string, options: { force?: boolean; json?: boolean }): number {
  const store = openResult(folder);
  const document = store.document();
  const shipped = shippedAmong(shippedIds(store));
  const pages = pagesOf(store.place, shipped.length > 0 ? { ...document, shipped } : document);
  const [path] = store.writePages(pages, { force: options.force });
  terminal.out(options.json ? json({ report: path, hash: document.hash }) : path);
  return EXIT.done;
}
