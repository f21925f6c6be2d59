import { loadScenario as load } from '@glasshouse/model';
import type { Problem, Scenario } from '@glasshouse/model';
import type { Library } from './library.js';

/** A scenario that was read and passed every check. */
export interface LoadedScenario {
  readonly id: string;
  readonly title: string;
  /** Path in the library. */
  readonly path: string;
  readonly library: Library;
  /** Doubts that do not stop a run. */
  readonly warnings: readonly Problem[];
  /** The scenario with all it extends, its quantities as they are written. */
  readonly content: Readonly<Scenario>;
}

/**
 * Reads a scenario and all that it extends, and checks it.
 *
 * `path`: its path in the library, such as `scenarios/court-list.yaml`. Throws InputError with every problem found, each with file, line, what was
 * found, what is allowed and what to do. Takes some ten to a hundred milliseconds.
 */
export function loadScenario(path: string, library: Library): LoadedScenario {
  const { scenario, warnings } = load(path, library.files, library.register);
  return { id: scenario.id, title: scenario.title, path, library, warnings, content: scenario };
}
