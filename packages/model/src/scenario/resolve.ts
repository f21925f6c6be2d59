import { folderOf, homeOf, namedPath, normalPath, readText } from '../format/files.js';
import type { SourceFiles } from '../format/files.js';
import { suggestion } from '../format/nearest.js';
import { namedRegister, REGISTER_KEY } from '../format/own-register.js';
import type { OwnRegister } from '../format/own-register.js';
import { InputError, describe, problemAt } from '../format/problem.js';
import type { Path, Spot } from '../format/problem.js';
import { readYaml } from '../format/read-yaml.js';
import { mergeTrees } from '../format/tree.js';
import type { TreeNode } from '../format/tree.js';
import { withDefaults } from './defaults.js';
import { withSteps } from './rises.js';
import { FORMAT } from './schema.js';

const MOST_LEVELS = 8;

const MOST_FILES = 32;

function fail(spot: Spot, path: Path, found: string, allowed: string, todo: string): never {
  throw new InputError([problemAt(spot, path, { found, allowed, todo })]);
}

/** Refuses a file that lacks a key. A key that looks like it is named in its place. */
function lacks(tree: TreeNode & { kind: 'map' }, key: string, allowed: string, todo = `Add ${key}.`): never {
  for (const [word, { keyAt }] of tree.entries) {
    const meant = suggestion(word, [key], '');
    if (meant) fail(keyAt, [word], `the unknown key "${word}"`, key, meant);
  }
  fail(tree.at, [key], 'nothing', allowed, todo);
}

/**
 * Whether a file is a study or a scenario, by the value of its key `kind`, in whatever way YAML or JSON writes it. What
 * has no kind counts as a scenario, so that reading it says what is missing. `parse`: reads the text of a file. Throws InputError for a file that is no YAML or has another kind.
 */
export function kindOf(path: string, files: SourceFiles, parse: Parse = readYaml): 'scenario' | 'study' {
  const tree = parse(path, readText(files, path, null));
  const kind = tree.kind === 'map' ? tree.entries.get('kind')?.node : undefined;
  if (kind?.kind !== 'scalar') return 'scenario';
  const { value, at } = kind;
  if (value === 'study' || value === 'scenario') return value;
  const todo = suggestion(String(value), ['scenario', 'study'], 'Write kind: scenario or kind: study.');
  fail(at, ['kind'], describe(value), 'scenario, study', todo);
}

/** Reads the text of a file as a tree. */
export type Parse = (file: string, text: string) => TreeNode;

/** Reads each file once. Trees are never changed, so they can be shared. */
export function parseOnce(): Parse {
  const trees = new Map<string, TreeNode>();
  return (file, text) => {
    const tree = trees.get(file) ?? readYaml(file, text);
    trees.set(file, tree);
    return tree;
  };
}

/** The tree of one file whose `glasshouse` and `kind` are right. `whole`: both must be there. */
export function readHeaded(
  file: string,
  text: string,
  kind: 'scenario' | 'study',
  whole: boolean,
  parse: Parse = readYaml,
): TreeNode & { kind: 'map' } {
  const tree = parse(file, text);
  if (tree.kind !== 'map')
    fail(
      tree.at,
      [],
      'a file that is not a map',
      `a ${kind}: a map with glasshouse, kind, id, title`,
      `Start from a file in ${kind === 'study' ? 'studies' : 'scenarios'}/.`,
    );
  const version = tree.entries.get('glasshouse');
  const value = version?.node.kind === 'scalar' ? version.node.value : undefined;
  if (version ? value !== FORMAT : whole) {
    const newer = typeof value === 'number' && value > FORMAT;
    const todo = newer ? 'The file was written for a newer Glasshouse: use that one.' : `Write glasshouse: ${FORMAT} at the top.`;
    if (!version) lacks(tree, 'glasshouse', String(FORMAT), todo);
    fail(version.node.at, ['glasshouse'], `version ${describe(value)}`, String(FORMAT), todo);
  }
  const named = tree.entries.get('kind');
  const given = named?.node.kind === 'scalar' ? named.node.value : undefined;
  if (named ? given !== kind : whole) {
    if (!named) lacks(tree, 'kind', kind);
    const other = given === 'scenario' || given === 'study';
    const todo = other ? `This is a ${given}; a ${kind} is needed here.` : suggestion(String(given), [kind], `Write kind: ${kind}.`);
    fail(named.node.at, ['kind'], describe(given), kind, todo);
  }
  return tree;
}

/**
 * A scenario file merged with all it extends, without its `extends` key. Parents are merged from left to right, then
 * the file itself. Throws InputError for a cycle, a missing file, a path out of the scenarios folder, too many files.
 */
export const resolveScenario = (path: string, files: SourceFiles): TreeNode => withSteps(resolveWhole(path, files).tree);

/**
 * As `resolveScenario`, but with `rises` as written, and with the registers that the files name, each once; their key is taken out of the tree too.
 * `parse`: reads the text of a file.
 */
export function resolveWhole(
  path: string,
  files: SourceFiles,
  parse: Parse = readYaml,
): { tree: TreeNode & { kind: 'map' }; registers: OwnRegister[] } {
  const registers = new Map<string, OwnRegister>();
  const home = homeOf(path);
  const trees = new Map<string, TreeNode & { kind: 'map' }>();
  let opened = 0;
  let first: (TreeNode & { kind: 'map' }) | null = null;

  const resolve = (file: string, from: Spot | null, named: Path, stack: readonly string[]): TreeNode & { kind: 'map' } => {
    const done = trees.get(file);
    if (done) return done;
    opened += 1;
    if (opened > MOST_FILES) fail(from!, ['extends'], `more than ${MOST_FILES} files`, `at most ${MOST_FILES} files`, 'Join some of them.');
    const own = readHeaded(file, readText(files, file, from, named), 'scenario', from === null, parse);
    if (from === null) first = own;
    let merged: TreeNode | null = null;
    const parents = own.entries.get('extends');
    if (parents) {
      const list = parents.node;
      if (list.kind !== 'list')
        fail(
          list.at,
          ['extends'],
          list.kind === 'map' ? 'a map' : describe(list.value),
          'a list of file names',
          'Write extends: [_population.yaml].',
        );
      list.items.forEach((item, index) => {
        const at: Path = ['extends', index];
        const name = item.kind === 'scalar' ? item.value : null;
        if (typeof name !== 'string')
          fail(item.at, at, 'something that is not a file name', 'a file name', 'Write the name of a scenario file.');
        const target = normalPath(folderOf(file), name);
        if (target === null || !(home === '' || target.startsWith(`${home}/`))) {
          fail(
            item.at,
            at,
            namedPath(name),
            `a file in ${home === '' ? 'this folder' : `${home}/`}`,
            'A scenario reads only scenario files of its own folder.',
          );
        }
        if (!/\.ya?ml$/.test(target)) fail(item.at, at, describe(name), 'a name that ends in .yaml', 'Name a scenario file.');
        if (target === file || stack.includes(target)) {
          const loop = target === file ? [file, file] : [...stack.slice(stack.indexOf(target)), file, target];
          fail(item.at, at, `a cycle: ${loop.join(' -> ')}`, 'files that do not extend each other in a circle', 'Remove one of the links.');
        }
        if (stack.length + 1 >= MOST_LEVELS)
          fail(item.at, at, `more than ${MOST_LEVELS} levels`, `at most ${MOST_LEVELS} levels`, 'Join some of the files.');
        const parent = resolve(target, item.at, at, [...stack, file]);
        merged = merged === null ? parent : mergeTrees(merged, parent);
      });
    }
    const entries = new Map(own.entries);
    entries.delete('extends');
    const register = namedRegister(file, own);
    if (register !== null && !registers.has(register.file)) registers.set(register.file, register);
    entries.delete(REGISTER_KEY);
    const bare: TreeNode & { kind: 'map' } = { kind: 'map', at: own.at, entries };
    const result = merged === null ? bare : (mergeTrees(merged, bare) as TreeNode & { kind: 'map' });
    trees.set(file, result);
    return result;
  };

  const start = normalPath('', path);
  const here: Spot = { file: path, line: 0, column: 0 };
  if (start === null)
    fail(
      here,
      [],
      namedPath(path),
      'a path in the folder around scenarios and studies',
      'Rename the file, or give the path from that folder, without "..".',
    );
  if ((start.split('/').pop() ?? '').startsWith('_')) {
    fail(here, [], 'a fragment (its name starts with _)', 'a whole scenario', 'Name a scenario that extends it.');
  }
  const tree = resolve(start, null, [], []);
  for (const key of ['id', 'title']) {
    if (!first!.entries.has(key)) lacks(first!, key, `its own ${key}, in this file`);
  }
  return { tree: withDefaults(tree), registers: [...registers.values()] };
}
