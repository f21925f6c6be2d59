import * as engine from '@glasshouse/model';
import { loadStudy, shellWord } from '@glasshouse/model';
import type { LoadedStudy } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import type { ResultStore } from '@glasshouse/store';
import { planStudy } from '@glasshouse/study';
import type { RunTask, StudyPlan } from '@glasshouse/study';
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

/** The study that a folder holds, with the runs that its `plan.csv` lists. Plans nothing: ids are checked as runs are done. */
export function keptStudy(store: ResultStore): { loaded: LoadedStudy; plan: StudyPlan; runs: RunTask[] } {
  refuseOtherBuild(store);
  const { study, size, seed } = store.start();
  const sources = keptSources(study, store.inputs());
  const known = store.plan();
  if (known === null) {
    throw new StoreError(
      'damaged',
      `${store.place}/plan.csv is missing or torn: ./glasshouse resume ${shellWord(store.place)} writes it again`,
    );
  }
  const loaded = loadStudy(sources.path, sources.files, sources.register);
  const plan = planStudy(loaded, { size, seed, engineHash: engineHash(), known });
  return { loaded, plan, runs: plan.runs };
}
