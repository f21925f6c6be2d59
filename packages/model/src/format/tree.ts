import type { Path, Spot } from './problem.js';

/** A value with the place in a file from which each of its parts comes. */
export type TreeNode =
  | { kind: 'map'; at: Spot; entries: Map<string, TreeEntry> }
  | { kind: 'list'; at: Spot; items: TreeNode[] }
  | { kind: 'scalar'; at: Spot; value: string | number | boolean | null };

export interface TreeEntry {
  keyAt: Spot;
  node: TreeNode;
}

/** The plain value of a tree. */
export function plain(node: TreeNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  const value: Record<string, unknown> = {};
  for (const [key, entry] of node.entries) value[key] = plain(entry.node);
  return value;
}

/** Maps that name one thing among several forms. They are replaced whole, or two forms would be mixed. */
export const REPLACED_WHOLE: ReadonlySet<string> = new Set(['basis', 'on', 'term', 'effect']);

function replacesWhole(key: string, node: TreeNode): boolean {
  if (REPLACED_WHOLE.has(key)) return true;
  return node.kind === 'map' && (node.entries.has('by') || (node.entries.has('value') && node.entries.has('unit')));
}

/**
 * `over` on top of `under`: maps merge key by key, everything else replaces. A quantity (a map with `value` and
 * `unit`, or with `by`), a `basis`, `on`, `term` or `effect` replaces as a whole. Neither argument is changed.
 */
export function mergeTrees(under: TreeNode, over: TreeNode): TreeNode {
  if (under.kind !== 'map' || over.kind !== 'map') return over;
  const entries = new Map(under.entries);
  for (const [key, entry] of over.entries) {
    const known = entries.get(key);
    const merged = known && !replacesWhole(key, entry.node) ? mergeTrees(known.node, entry.node) : entry.node;
    entries.set(key, { keyAt: entry.keyAt, node: merged });
  }
  return { kind: 'map', at: over.at, entries };
}

/**
 * Where a path stands: the value there, or its key with `onKey`. Where the path leads nowhere, the key of the nearest
 * part above that exists.
 */
export function spotOf(root: TreeNode, path: Path, onKey = false): Spot {
  let node: TreeNode = root;
  let key: Spot = root.at;
  for (const step of path) {
    if (node.kind === 'map') {
      const entry = node.entries.get(String(step));
      if (!entry) return key;
      key = entry.keyAt;
      node = entry.node;
    } else if (node.kind === 'list') {
      const item = node.items[Number(step)];
      if (!item) return key;
      key = item.at;
      node = item;
    } else return node.at;
  }
  return onKey ? key : node.at;
}
