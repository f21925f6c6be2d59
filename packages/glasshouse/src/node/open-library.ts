import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { REGISTER_FILE } from '@glasshouse/model';
import { isBelow } from '@glasshouse/store';
import { libraryFrom } from '../library.js';
import type { Library } from '../library.js';

const MOST_BYTES = 4 * 1024 * 1024;
const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

/**
 * A library of files on disk.
 *
 * `folder`: the folder that holds `scenarios` and `studies`; default: those that come with Glasshouse. The evidence register is the
 * one that comes with Glasshouse, whatever the folder holds; a scenario or study adds rows of its own under `register`. Nothing outside the folder is read, not even through links. `loadScenario` and `loadStudy`
 * throw InputError for a file that cannot be read.
 */
export function openLibrary(folder: string = SHIPPED): Library {
  return libraryFrom({
    read(path) {
      return readBelow(path === REGISTER_FILE ? SHIPPED : folder, path) ?? missing(path);
    },
  });
}

function missing(path: string): never {
  throw new Error(`there is no file ${path}`);
}

function readBelow(folder: string, path: string): string | null {
  let file: string;
  try {
    file = realpathSync(join(folder, path));
  } catch {
    return null;
  }
  if (!isBelow(realpathSync(folder), file)) return null;
  const facts = statSync(file);
  return facts.isFile() && facts.size <= MOST_BYTES ? readFileSync(file, 'utf8') : null;
}
