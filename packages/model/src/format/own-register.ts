import { folderOf, namedPath, normalPath, readText } from './files.js';
import type { SourceFiles } from './files.js';
import { InputError, describe, problemAt } from './problem.js';
import type { Path, Spot } from './problem.js';
import { parseOwnRegister, REGISTER_FILE } from './register.js';
import type { Register, RegisterRow } from './register.js';
import type { TreeNode } from './tree.js';

/** A register that a study or scenario names: its path below the root, and where it is named. */
export interface OwnRegister {
  file: string;
  from: Spot;
  at: Path;
}

/** Key under which a study or scenario names its register. */
export const REGISTER_KEY = 'register';

const WANTED = 'the relative path of a CSV file in the folder around scenarios and studies';

/**
 * The register that a file names, or null where it names none. Throws InputError for a path that leads out of the root, is no CSV file, or is that of the
 * shipped register.
 */
export function namedRegister(file: string, tree: TreeNode & { kind: 'map' }): OwnRegister | null {
  const node = tree.entries.get(REGISTER_KEY)?.node;
  if (node === undefined) return null;
  const fail = (found: string, todo: string): never => {
    throw new InputError([problemAt(node.at, [REGISTER_KEY], { found, allowed: WANTED, todo })]);
  };
  const name = node.kind === 'scalar' ? node.value : null;
  if (typeof name !== 'string') return fail('something that is not a file name', 'Write register: register.csv.');
  const target = normalPath(folderOf(file), name);
  if (target === null || !target.endsWith('.csv')) return fail(namedPath(name), 'Name a file such as register.csv, beside this one.');
  if (target === REGISTER_FILE)
    return fail(
      `${describe(name)}, the path of the shipped register`,
      'Its rows are always known. Give a register of your own another name.',
    );
  return { file: target, from: node.at, at: [REGISTER_KEY] };
}

/**
 * The shipped register with the rows of the named ones added. A row never replaces another: own ids have a form of their own, and one id in two files is
 * refused. Without named registers: the shipped one itself. Throws InputError.
 */
export function withOwnRegisters(shipped: Register, named: readonly OwnRegister[], files: SourceFiles): Register {
  if (named.length === 0) return shipped;
  const rows = new Map<string, RegisterRow>(shipped.rows);
  const read = new Set<string>();
  for (const { file, from, at } of named) {
    if (read.has(file)) continue;
    read.add(file);
    for (const [id, row] of parseOwnRegister(readText(files, file, from, at), file)) {
      const other = rows.get(id);
      if (other !== undefined) {
        throw new InputError([
          problemAt(from, at, {
            found: `${id} of ${file}, which is also a row of ${other.file ?? REGISTER_FILE}`,
            allowed: 'an id in one register only',
            todo: 'Give the row another id, or keep one of the two files.',
          }),
        ]);
      }
      rows.set(id, row);
    }
  }
  return { rows };
}
