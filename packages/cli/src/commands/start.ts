import { join } from 'node:path';
import { openSources } from '../io/sources.js';
import { ROOT } from '../io/repository.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { performStudy, readyStudy } from '../run-study.js';
import { summary } from '../summary.js';
import { EXIT } from '../failure.js';
import { begin, defaultFolder } from './run.js';

export interface StartOptions {
  out?: string;
  threads: number;
  seed: number;
  full?: boolean;
  json?: boolean;
}

/** Runs the main study and prints what it says in about a dozen lines. */
export async function start(terminal: Terminal, options: StartOptions): Promise<number> {
  const { seed, threads } = options;
  const size = options.full ? 'full' : 'reduced';
  const ready = readyStudy(openSources(join(ROOT, 'studies', 'the-article.yaml')), { size, seed });
  const store = begin(terminal, ready, options.out ?? defaultFolder(ready.start.id));
  try {
    const flags = [options.full ? '--full' : '', seed === 1 ? '' : `--seed ${seed}`].filter((flag) => flag !== '').join(' ');
    const command = flags === '' ? 'npm start' : `npm start -- ${flags}`;
    const { outcome, document } = await performStudy(terminal, store, ready, { size, seed, threads, quiet: false, command });
    terminal.out(options.json ? json(outcome) : summary(document, outcome.report, terminal.width));
    return EXIT.done;
  } finally {
    store.release();
  }
}
