import { EXIT } from '../failure.js';
import { openResult } from '../io/places.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { FORCE_FILE, JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

/** Writes the tables of a finished study as comma-separated values. */
async function exportCsv(terminal: Terminal, folder: string, options: { force?: boolean; json?: boolean }): Promise<number> {
  const files = await openResult(folder).exportCsv({ force: options.force });
  terminal.out(options.json ? json({ files }) : inLines(...files));
  return EXIT.done;
}

export const exportCsvCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('csv')
    .description('write every table as comma-separated values to <folder>/csv')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option(...FORCE_FILE)
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: { force?: boolean; json?: boolean }) => exportCsv(terminal, folder, options)));
};
