import { z } from 'zod';
import { suggestion } from '../format/nearest.js';
import { InputError, problemAt } from '../format/problem.js';
import type { Path, Spot } from '../format/problem.js';
import { bare } from '../format/schema-walk.js';
import type { TreeEntry, TreeNode } from '../format/tree.js';
import { scenarioSchema } from './schema.js';

export const DEFAULTS_KEY = 'defaults';

type MapNode = TreeNode & { kind: 'map' };

/** Sections whose entries have free ids. */
const TABLES = Object.entries(scenarioSchema.shape)
  .filter(([key, schema]) => key !== DEFAULTS_KEY && bare(schema as z.ZodType) instanceof z.ZodRecord)
  .map(([key]) => key);

function fail(spot: Spot, path: Path, found: string, allowed: string, todo: string): never {
  throw new InputError([problemAt(spot, path, { found, allowed, todo })]);
}

const mapOf = (node: TreeNode, path: Path): MapNode =>
  node.kind === 'map'
    ? node
    : fail(node.at, path, 'something that is not a map', 'keys and what entries have under them', 'Write key: value.');

/** An entry with the defaults that it lacks. `taken` gets the keys of those. */
function filled(entry: TreeEntry, defaults: MapNode, taken: Set<string>): TreeEntry {
  if (entry.node.kind !== 'map') return entry;
  const entries = new Map(entry.node.entries);
  for (const [key, value] of defaults.entries) {
    if (entries.has(key)) continue;
    taken.add(key);
    entries.set(key, value);
  }
  return { ...entry, node: { ...entry.node, entries } };
}

/**
 * A merged scenario with its `defaults` given to the entries that lack them, and without that key. What comes out is checked like any scenario; a finding
 * in a default names the line of the default. Throws InputError for a section that has no entries of free ids, and for a default that no entry takes.
 * Cost: one pass over the entries of the sections named.
 */
export function withDefaults(tree: MapNode): MapNode {
  const written = tree.entries.get(DEFAULTS_KEY);
  if (!written) return tree;
  const entries = new Map(tree.entries);
  entries.delete(DEFAULTS_KEY);
  for (const [section, { keyAt, node }] of mapOf(written.node, [DEFAULTS_KEY]).entries) {
    const path: Path = [DEFAULTS_KEY, section];
    if (!TABLES.includes(section))
      fail(keyAt, path, `"${section}"`, `a section of entries: ${TABLES.join(', ')}`, suggestion(section, TABLES, 'Name such a section.'));
    const defaults = mapOf(node, path);
    const table = entries.get(section);
    const taken = new Set<string>();
    if (table?.node.kind === 'map') {
      const rows = [...table.node.entries].map(([id, entry]) => [id, filled(entry, defaults, taken)] as const);
      entries.set(section, { ...table, node: { ...table.node, entries: new Map(rows) } });
    }
    for (const [key, value] of defaults.entries)
      if (!taken.has(key))
        fail(
          value.keyAt,
          [...path, key],
          `a default that no entry of ${section} takes`,
          'what some entry has',
          'Remove it, or the key of an entry.',
        );
  }
  return { ...tree, entries };
}
