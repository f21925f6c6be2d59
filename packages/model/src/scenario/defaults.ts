import { z } from 'zod';
import { canonicalJson } from '../format/canonical.js';
import { suggestion } from '../format/nearest.js';
import { InputError, keysOf, problemAt } from '../format/problem.js';
import type { Path, Spot } from '../format/problem.js';
import { bare } from '../format/schema-walk.js';
import { plain } from '../format/tree.js';
import type { TreeEntry, TreeNode } from '../format/tree.js';
import { scenarioSchema } from './schema.js';
import type { Scenario } from './schema.js';

export const DEFAULTS_KEY = 'defaults';

type MapNode = TreeNode & { kind: 'map' };

/** Sections whose entries have free ids. */
export const TABLES: readonly string[] = Object.entries(scenarioSchema.shape)
  .filter(([key, schema]) => key !== DEFAULTS_KEY && bare(schema as z.ZodType) instanceof z.ZodRecord)
  .map(([key]) => key);

function fail(spot: Spot, path: Path, found: string, allowed: string, todo: string): never {
  throw new InputError([problemAt(spot, path, { found, allowed, todo })]);
}

const mapOf = (node: TreeNode, path: Path): MapNode =>
  node.kind === 'map'
    ? node
    : fail(node.at, path, 'something that is not a map', 'keys and what entries have under them', 'Write key: value.');

/** An entry with the defaults that it lacks. `taken` gets the keys of those, and of those that it states itself, as a scenario that was read does. */
function filled(entry: TreeEntry, defaults: MapNode, taken: Set<string>): TreeEntry {
  if (entry.node.kind !== 'map') return entry;
  const entries = new Map(entry.node.entries);
  for (const [key, value] of defaults.entries) {
    const own = entries.get(key);
    if (own === undefined || canonicalJson(plain(own.node)) === canonicalJson(plain(value.node))) taken.add(key);
    if (own !== undefined) continue;
    entries.set(key, value);
  }
  return { ...entry, node: { ...entry.node, entries } };
}

/** A table whose entries have the defaults that they lack. */
function filledTable(table: TreeEntry | undefined, defaults: MapNode, taken: Set<string>): TreeEntry | undefined {
  if (table?.node.kind !== 'map') return table;
  const rows = [...table.node.entries].map(([id, entry]) => [id, filled(entry, defaults, taken)] as const);
  return { ...table, node: { ...table.node, entries: new Map(rows) } };
}

/** Dated changes in which whole entries of a section have the defaults that they lack. */
function filledChanges(timeline: TreeNode, section: string, defaults: MapNode, taken: Set<string>): TreeNode {
  if (timeline.kind !== 'list') return timeline;
  const items = timeline.items.map((change): TreeNode => {
    const set = change.kind === 'map' ? change.entries.get('set') : undefined;
    if (change.kind !== 'map' || set?.node.kind !== 'map') return change;
    const values = [...set.node.entries].map(
      ([path, value]) => [path, isEntryOf(keysOf(path), section) ? filled(value, defaults, taken) : value] as const,
    );
    return { ...change, entries: new Map(change.entries).set('set', { ...set, node: { ...set.node, entries: new Map(values) } }) };
  });
  return { ...timeline, items };
}

const isEntryOf = (keys: readonly string[], section: string): boolean => keys.length === 2 && keys[0] === section;

/**
 * A merged scenario whose entries have the `defaults` that they lack, also those that the timeline sets whole. What comes out is checked like any scenario; a
 * finding in a default names the line of the default. Throws InputError for a section that has no entries of free ids, and for a default that no entry takes or states.
 * Cost: one pass over the entries of the sections named.
 */
export function withDefaults(tree: MapNode): MapNode {
  const written = tree.entries.get(DEFAULTS_KEY);
  if (!written) return tree;
  const entries = new Map(tree.entries);
  for (const [section, { keyAt, node }] of mapOf(written.node, [DEFAULTS_KEY]).entries) {
    const path: Path = [DEFAULTS_KEY, section];
    if (!TABLES.includes(section))
      fail(keyAt, path, `"${section}"`, `a section of entries: ${TABLES.join(', ')}`, suggestion(section, TABLES, 'Name such a section.'));
    const defaults = mapOf(node, path);
    const taken = new Set<string>();
    const table = filledTable(entries.get(section), defaults, taken);
    if (table !== undefined) entries.set(section, table);
    const timeline = entries.get('timeline');
    if (timeline !== undefined) entries.set('timeline', { ...timeline, node: filledChanges(timeline.node, section, defaults, taken) });
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

/** A value that a patch sets at a path, with the defaults of the scenario where it is a whole entry. */
export function withDefaultsAt(scenario: Pick<Scenario, 'defaults'>, path: readonly string[], value: unknown): unknown {
  const defaults = scenario.defaults?.[path[0] ?? ''];
  const isEntry = path.length === 2 && value !== null && typeof value === 'object' && !Array.isArray(value);
  return defaults !== undefined && isEntry ? { ...defaults, ...value } : value;
}
