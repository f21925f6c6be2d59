import { EXIT } from '../failure.js';
import { commandLine } from '../io/launcher.js';
import { openResult } from '../io/places.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';

/** Stops all who work on a study, wherever they are: each leaves within seconds. What is done is kept. */
export function cancel(terminal: Terminal, folder: string, options: { json?: boolean }): number {
  const store = openResult(folder);
  store.start();
  const finished = store.intact();
  if (!finished) store.cancel();
  const living = finished ? 0 : store.workers().filter((worker) => worker.living).length;
  if (options.json) terminal.out(json({ ok: true, folder, finished, workers: living }));
  else if (finished) terminal.out(inLines(`${folder} is finished: there is nothing to cancel`));
  else {
    const who = living === 0 ? 'nobody works on it' : `${living} ${living === 1 ? 'process stops' : 'processes stop'} within seconds`;
    terminal.out(inLines(`${folder} is cancelled: ${who}; ${commandLine('resume', folder)} finishes the study`));
  }
  return EXIT.done;
}

export const cancelCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('cancel')
    .description('stop all processes that work on a study, on any machine; complete runs are kept')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: { json?: boolean }) => cancel(terminal, folder, options)));
};
