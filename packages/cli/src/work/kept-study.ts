import * as engine from '@glasshouse/model';
import { loadStudy, shellWord } from '@glasshouse/model';
import type { KeptRun, LoadedStudy } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import type { ResultStore } from '@glasshouse/store';
import { planStudy, prepareStudy, reduceRun, summarise } from '@glasshouse/study';
import type { DoneRun, Frame, RunTask, StudyPlan } from '@glasshouse/study';
import { engineHash, VERSION } from '../io/repository.js';
import { keptSources } from '../io/sources.js';

/** The engine that does runs here. */
export const ENGINE = engine;

/** Refuses a folder whose study was begun with another build: its runs have other ids, and its numbers may differ. */
export function refuseOtherBuild(store: ResultStore): void {
  const { engine: theirs, version } = store.start();
  const mine = engineHash();
  if (theirs === mine) return;
  throw new StoreError(
    'foreign',
    `${store.place} was begun with build ${theirs.slice(0, 12)} (version ${version}), and this is build ${mine.slice(0, 12)} (version ${VERSION}): use the same build everywhere, or run the study again into another folder`,
  );
}

/** A study that a folder holds. `keep`: what it keeps of a run. */
export interface KeptStudy {
  loaded: LoadedStudy;
  plan: StudyPlan;
  runs: RunTask[];
  keep(done: DoneRun): KeptRun;
}

/** The study that a folder holds, with the runs that its `plan.csv` lists. Plans nothing: ids are checked as runs are done. */
export function keptStudy(store: ResultStore): KeptStudy {
  refuseOtherBuild(store);
  const { study, size, seed } = store.start();
  const sources = keptSources(study, store.inputs());
  const known = store.plan();
  if (known === null) {
    throw new StoreError(
      'damaged',
      `${store.place}/plan.csv is missing or damaged: ./glasshouse resume ${shellWord(store.place)} writes it again`,
    );
  }
  const loaded = loadStudy(sources.path, sources.files, sources.register);
  const options = { size, seed, engineHash: engineHash(), known };
  if (loaded.study.keep === 'all') {
    const plan = planStudy(loaded, options);
    return { loaded, plan, runs: plan.runs, keep: ({ result }) => result };
  }
  const { plan, frames } = prepareStudy(loaded, { ...options, register: loaded.register });
  const frameOf = new Map(frames.map((frame) => [frame.planned.experiment.id, frame]));
  return { loaded, plan, runs: plan.runs, keep: (done) => numbersOf(frameOf.get(done.run.experiment)!, done) };
}

function numbersOf(frame: Frame, { run: { experiment, point, replicate }, result, digest }: DoneRun): KeptRun {
  return reduceRun(summarise(frame, { ...result, experiment, point, replicate }, digest), result);
}
