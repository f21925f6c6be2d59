import type { Begun, PlanRow, ResultStore } from '@glasshouse/store';
import { PlanDiffers } from '@glasshouse/study';
import { EXIT } from '../failure.js';
import { againLine } from '../io/launcher.js';
import { openResult } from '../io/places.js';
import { shippedAmong } from '../io/shipped.js';
import { keptSources } from '../io/sources.js';
import type { Sources } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { JSON_FLAG, PROCESSES, queue, spreading, threads } from '../options.js';
import type { AddCommand } from '../options.js';
import { spreadOf } from '../parts/spread.js';
import type { SpreadOptions } from '../parts/spread.js';
import { finishedOutcome, performStudy, readyStudy } from '../run-study.js';
import type { Performed, ReadyStudy, Wish } from '../run-study.js';
import { numbersOf } from '../summary.js';
import { refuseOtherBuild } from '../work/kept-study.js';
import { told } from './run.js';

interface ResumeOptions extends SpreadOptions {
  threads: number;
  processes?: boolean;
  /** Address of a queue. */
  queue?: string;
  json?: boolean;
}

/** The study with the plan that it began with; where that is absent or another's, with a new one to be written. */
function planned(store: ResultStore, sources: Sources, wish: Pick<Wish, 'size' | 'seed'>): { ready: ReadyStudy; plan?: PlanRow[] } {
  const known = store.plan();
  if (known !== null) {
    try {
      return { ready: readyStudy(sources, wish, known) };
    } catch (error) {
      if (!(error instanceof PlanDiffers)) throw error;
    }
  }
  const ready = readyStudy(sources, wish);
  return { ready, plan: ready.prepared.plan.runs };
}

async function finish(terminal: Terminal, store: ResultStore, options: ResumeOptions): Promise<Performed> {
  const { threads, processes, queue } = options;
  const spread = spreadOf(options);
  refuseOtherBuild(store);
  const { study, size, seed } = store.start();
  const sources = keptSources(study, store.inputs());
  const { ready, plan } = planned(store, sources, { size, seed });
  const command = againLine(ready.start, sources.read.get(study), store.place);
  const shipped = shippedAmong(ready.loaded.study.shipped);
  const begin = (): Begun => {
    store.reopen(plan);
    return { finished: false, kept: store.runIds().length };
  };
  return performStudy(
    terminal,
    store,
    ready,
    { size, seed, threads, processes, queue, spread, quiet: false, json: options.json, command, shipped },
    begin,
  );
}

/** What is said of a study that is finished already. Throws StoreError where an input is not what it began with. */
function complete(store: ResultStore, threads: number): Performed {
  store.inputs();
  store.tidy();
  return { outcome: finishedOutcome(store, store.manifest(), threads), document: store.document() };
}

/**
 * Finishes a study that was stopped, from the inputs it began with. One that is complete and intact is left as it is, but for what a killed
 * writer left unfinished. Ends with the lines that `run` ends with.
 */
export async function resume(terminal: Terminal, folder: string, options: ResumeOptions): Promise<number> {
  const store = openResult(folder);
  const { outcome, document } = store.intact() ? complete(store, options.threads) : await finish(terminal, store, options);
  terminal.out(options.json ? json(outcome) : [...numbersOf(document, terminal.width), told(outcome)].join('\n'));
  return EXIT.done;
}

export const resumeCommand: AddCommand = (to, { terminal, ends }) => {
  const command = to
    .command('resume')
    .description('finish a study that was stopped; complete runs are kept, and the others are run')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .addOption(queue())
    .addOption(threads())
    .option(...PROCESSES)
    .option(...JSON_FLAG)
    .action(ends((folder: string, options: ResumeOptions) => resume(terminal, folder, options)));
  for (const option of spreading()) command.addOption(option);
};
