import { openResult } from '../io/places.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { EXIT } from '../failure.js';

/** Writes the tables of a finished study as comma-separated values. */
export async function exportCsv(terminal: Terminal, folder: string, options: { force?: boolean; json?: boolean }): Promise<number> {
  const files = await openResult(folder).exportCsv({ force: options.force });
  terminal.out(options.json ? json({ files }) : files.join('\n'));
  return EXIT.done;
}
