import { InputError, loadScenario, loadStudy, parseRegister } from '@glasshouse/model';
import type { LoadedStudy, Problem, Register, Scenario } from '@glasshouse/model';
import { loadScenarioTree } from '../packages/model/src/scenario/load-scenario.js';
import type { TreeNode } from '../packages/model/src/format/tree.js';
import { textOf } from './structure/sources.js';

// What many files of tests read, read once in a process. Nobody may change what all share: it is frozen, and whoever changes it takes a copy.

const files = { read: textOf };

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.freeze(value);
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) frozen(inner);
  return value;
}

/** A function that works each answer out once. */
function once<T>(find: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    if (!known.has(name)) known.set(name, frozen(find(name)));
    return known.get(name)!;
  };
}

const registers = once((path) => parseRegister(textOf(path)));

/** The register as it ships. */
export const shippedRegister = (): Register => registers('evidence/register.csv');

const loaded = once((path) => loadScenario(path, files, shippedRegister()));

/** A scenario that ships, by its path, as loaded: frozen. */
export const shippedScenario = (path: string): Scenario => loaded(path).scenario;

/** What the loader doubts of a scenario that ships. */
export const shippedWarnings = (path: string): readonly Problem[] => loaded(path).warnings;

/** A study that ships, by its path, as loaded: frozen. */
export const shippedStudy: (path: string) => LoadedStudy = once((path) => loadStudy(path, files, shippedRegister()));

/** The tree of a value as JSON would hold it, as if each part stood on a line of its own. */
export function treeOf(value: unknown, file: string): TreeNode {
  let line = 0;
  const made = (inner: unknown): TreeNode => {
    const at = { file, line: (line += 1), column: 1 };
    if (Array.isArray(inner)) return { kind: 'list', at, items: inner.map(made) };
    if (typeof inner === 'number') return { kind: 'scalar', at, value: Number.isFinite(inner) ? inner : null };
    if (typeof inner !== 'object' || inner === null) return { kind: 'scalar', at, value: (inner ?? null) as string | boolean | null };
    const entries = Object.entries(inner).filter(([, each]) => each !== undefined);
    return {
      kind: 'map',
      at,
      entries: new Map(entries.map(([key, each]) => [key, { keyAt: { file, line: (line += 1), column: 1 }, node: made(each) }])),
    };
  };
  return made(value);
}

/**
 * A scenario that a test wrote as a value, loaded like every other. Its text is read only where something is wrong with it, for the places that messages
 * name: reading JSON as YAML costs more than all checks of a small scenario.
 */
export function loadValue(path: string, value: object, register: Register): Scenario {
  const text = JSON.stringify(value);
  try {
    return loadScenarioTree(path, { read: () => text }, register, (file) => treeOf(value, file)).scenario;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return loadScenario(path, { read: () => text }, register).scenario;
  }
}
