import { loadStudy as load } from '@glasshouse/model';
import type { LoadedStudy, Problem } from '@glasshouse/model';
import type { Library } from './library.js';

/** A study that was read, with every scenario that it names, and passed every check of its files. */
export interface Study {
  readonly id: string;
  readonly title: string;
  /** Path in the library. */
  readonly path: string;
  readonly library: Library;
  /** Doubts that do not stop a run. */
  readonly warnings: readonly Problem[];
  /** Ids of its experiments, in order. */
  readonly experiments: readonly string[];
  readonly content: LoadedStudy;
}

/**
 * Reads a study and every scenario that it names, and checks them.
 *
 * `path`: its path in the library, such as `studies/smoke.yaml`. Throws InputError with every problem found. Takes some hundred milliseconds to a
 * second, by the number of experiments.
 */
export function loadStudy(path: string, library: Library): Study {
  const content = load(path, library.files, library.register);
  const { study, warnings } = content;
  return { id: study.id, title: study.title, path, library, warnings, experiments: study.experiments.map(({ id }) => id), content };
}
