import { resolveScenario } from '../scenario/resolve.js';
import type { SourceFiles } from './files.js';
import type { Path, Spot } from './problem.js';
import { spotOf } from './tree.js';

/**
 * Where each part of a scenario is written, over all files that it extends. `path` is relative to the root of `files`. The function
 * returned takes the keys of a part and gives the file, line and column of its key; where the keys lead nowhere, those of the nearest
 * part above that exists. Throws InputError for a file that cannot be read.
 */
export function linesOf(path: string, files: SourceFiles): (keys: Path) => Spot {
  const tree = resolveScenario(path, files);
  return (keys) => spotOf(tree, keys, true);
}
