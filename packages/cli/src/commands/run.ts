import { diskFolder, ResultStore } from '@glasshouse/store';
import { grouped } from '../io/numbers.js';
import { shippedAmong } from '../io/shipped.js';
import { openSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { performStudy, readyStudy } from '../run-study.js';
import type { Outcome, ReadyStudy, Wish } from '../run-study.js';
import { EXIT } from '../failure.js';

export interface RunOptions {
  out?: string;
  threads: number;
  seed: number;
  size: 'reduced' | 'full';
  json?: boolean;
}

/** Where the result of a study goes when nothing is said. */
export const defaultFolder = (id: string): string => `results/${id}`;

/** Makes the folder ready and says what is kept. */
export function begin(terminal: Terminal, ready: ReadyStudy, folder: string): ResultStore {
  const store = new ResultStore(diskFolder(folder));
  const kept = store.begin(ready.start, ready.sources.read);
  if (kept > 0) terminal.err(`${folder} holds ${kept} runs of this study already: going on from there`);
  return store;
}

/** What stands on standard output when a study is done and no JSON is asked for. */
export function told({ hash, folder, report, counts, timings }: Outcome): string {
  return [
    `hash    ${hash}`,
    `folder  ${folder}`,
    `report  ${report}`,
    `runs    ${counts.runs} (${counts.runsKept} kept), ${grouped(counts.persons)} synthetic people, ${timings.seconds} s on ${timings.threads} ${timings.threads === 1 ? 'thread' : 'threads'}`,
  ].join('\n');
}

/** Runs a study into a folder. */
export async function run(terminal: Terminal, study: string, options: RunOptions): Promise<number> {
  const { size, seed, threads } = options;
  const sources = openSources(study);
  const ready = readyStudy(sources, options);
  const folder = options.out ?? defaultFolder(ready.start.id);
  const command = `./glasshouse run ${sources.path} --size ${size} --seed ${seed}`;
  const store = begin(terminal, ready, folder);
  try {
    const shipped = shippedAmong(ready.loaded.study.shipped);
    const wish: Wish = { size, seed, threads, quiet: false, command, shipped };
    const { outcome } = await performStudy(terminal, store, ready, wish);
    terminal.out(options.json ? json(outcome) : told(outcome));
    return EXIT.done;
  } finally {
    store.release();
  }
}
