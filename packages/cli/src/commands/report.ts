import { renderReport } from '@glasshouse/report';
import { diskFolder, ResultStore } from '@glasshouse/store';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { EXIT } from '../failure.js';

/** Writes the page of a finished study again from its document. */
export function report(terminal: Terminal, folder: string, options: { json?: boolean }): number {
  const store = new ResultStore(diskFolder(folder));
  const document = store.document();
  const path = store.writeReport(renderReport(document));
  terminal.out(options.json ? json({ report: path, hash: document.hash }) : path);
  return EXIT.done;
}
