import { diskFolder, ResultStore, StoreError } from '@glasshouse/store';
import type { Manifest } from '@glasshouse/store';
import { shippedAmong } from '../io/shipped.js';
import { keptSources } from '../io/sources.js';
import type { Terminal } from '../io/terminal.js';
import { json } from '../io/terminal.js';
import { engineHash } from '../io/repository.js';
import { outcomeOf, performStudy, readyStudy } from '../run-study.js';
import type { Outcome } from '../run-study.js';
import { EXIT } from '../failure.js';
import { told } from './run.js';

export interface ResumeOptions {
  threads: number;
  json?: boolean;
}

async function finish(terminal: Terminal, store: ResultStore, threads: number): Promise<Outcome> {
  const { study, size, seed, engine, inputs } = store.start();
  if (engine !== engineHash()) {
    throw new StoreError('foreign', `the study in ${store.place} was begun with another build of the engine: run it again`);
  }
  const sources = keptSources(study, new Map(inputs.map(({ file }) => [file, store.input(file)])));
  const ready = readyStudy(sources, { size, seed });
  store.reopen();
  try {
    const command = `./glasshouse run ${study} --size ${size} --seed ${seed}`;
    const shipped = shippedAmong(ready.loaded.study.shipped);
    return (await performStudy(terminal, store, ready, { size, seed, threads, quiet: false, command, shipped })).outcome;
  } finally {
    store.release();
  }
}

const finished = (store: ResultStore, manifest: Manifest, threads: number): Outcome =>
  outcomeOf(store, manifest, manifest.counts.runs, { seconds: 0, simulating: 0, writing: 0, threads });

/** Finishes a study that was stopped, from the inputs it began with. One that is complete and intact is left as it is. */
export async function resume(terminal: Terminal, folder: string, { threads, json: asJson }: ResumeOptions): Promise<number> {
  const store = new ResultStore(diskFolder(folder));
  const outcome = store.intact() ? finished(store, store.manifest(), threads) : await finish(terminal, store, threads);
  terminal.out(asJson ? json(outcome) : told(outcome));
  return EXIT.done;
}
