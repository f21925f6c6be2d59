import type { Begun, ResultStore } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { againLine, defaultFolder } from '../io/launcher.js';
import { counted, grouped } from '../io/numbers.js';
import { newResult } from '../io/places.js';
import { shippedAmong } from '../io/shipped.js';
import { openSources } from '../io/sources.js';
import { json, inLines } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { spreadOf } from '../parts/spread.js';
import type { SpreadOptions } from '../parts/spread.js';
import { performStudy, readyStudy } from '../run-study.js';
import type { Outcome, Performed, ReadyStudy, Wish } from '../run-study.js';
import { numbersOf } from '../summary.js';

export interface RunOptions extends SpreadOptions {
  out?: string;
  threads: number;
  /** Whether each thread is a process of its own. */
  processes?: boolean;
  seed: number;
  size: 'reduced' | 'full';
  force?: boolean;
  json?: boolean;
  /** Address of a queue. */
  queue?: string;
  /** A link of the laboratory, instead of a study. */
  link?: string;
}

/** Runs a study into a folder, goes on with it, or gives what is finished there. */
export async function runInto(terminal: Terminal, folder: string, ready: ReadyStudy, wish: Wish, force = false): Promise<Performed> {
  const store: ResultStore = newResult(folder);
  const begin = (): Begun => {
    const begun = store.begin(ready.start, ready.sources.read, { force, plan: ready.prepared.plan.runs });
    if (begun.finished) terminal.err(`${folder} already holds this study, finished: nothing was run (--force runs it again)`);
    else if (begun.kept > 0) terminal.err(`${folder} holds ${begun.kept} runs of this study already: continuing from there`);
    return begun;
  };
  return performStudy(terminal, store, ready, { ...wish, force }, begin);
}

function whereDone({ threads, parts }: Outcome['timings']): string {
  if (parts !== undefined) return `in ${counted(parts, 'part')}`;
  return threads === null ? 'by the workers of a queue' : `on ${counted(threads, 'thread')}`;
}

/** The text printed when a study is done, without `--json`. */
export function told({ hash, folder, report, counts, timings }: Outcome): string {
  return inLines(
    `hash    ${hash}`,
    `folder  ${folder}`,
    `report  ${report}`,
    `runs    ${counts.runs} (${counts.runsKept} reused), ${grouped(counts.persons)} synthetic people, ${timings.seconds} s ${whereDone(timings)}`,
  );
}

/** Runs a study into a folder. */
export async function run(terminal: Terminal, study: string, options: RunOptions): Promise<number> {
  const { size, seed, threads, processes, queue } = options;
  const spread = spreadOf(options);
  if (options.out !== undefined) newResult(options.out).refusePlace();
  const sources = openSources(study);
  const ready = readyStudy(sources, options);
  const folder = options.out ?? defaultFolder(ready.start);
  const command = againLine(ready.start, sources.read.get(sources.path), folder);
  const shipped = shippedAmong(ready.loaded.study.shipped);
  const wish: Wish = { size, seed, threads, processes, queue, spread, quiet: false, json: options.json, command, shipped };
  const { outcome, document } = await runInto(terminal, folder, ready, wish, options.force);
  terminal.out(options.json ? json(outcome) : [...numbersOf(document, terminal.width), told(outcome)].join('\n'));
  return EXIT.done;
}
