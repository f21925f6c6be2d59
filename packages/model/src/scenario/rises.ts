import type { z } from 'zod';
import type { Spot } from '../format/problem.js';
import { plain } from '../format/tree.js';
import type { TreeEntry, TreeNode } from '../format/tree.js';
import { entry as entrySchema } from '../mechanisms/lists/schema.js';
import { measure as measureSchema } from '../mechanisms/measures/schema.js';

type MapNode = TreeNode & { kind: 'map' };

/** An entry that rises: the ids of its steps, and whether their terms follow one another. */
interface Rising {
  ids: string[];
  consecutive: boolean;
}

/** Why the count in the condition of a step is what it is. */
export const STEP = 'The number of the step';

const isText = (node: TreeNode | undefined): node is TreeNode & { kind: 'scalar'; value: string } =>
  node?.kind === 'scalar' && typeof node.value === 'string';

const at = (node: TreeNode | undefined, key: string): TreeNode | undefined =>
  node?.kind === 'map' ? node.entries.get(key)?.node : undefined;

/** A tree that stands in the place of what it is made from. */
function made(spot: Spot, value: unknown): TreeNode {
  if (Array.isArray(value)) return { kind: 'list', at: spot, items: value.map((item) => made(spot, item)) };
  if (value === null || typeof value !== 'object') return { kind: 'scalar', at: spot, value: value as string | number | boolean | null };
  if ('kind' in value && 'at' in value) return value as TreeNode;
  const entries = Object.entries(value).map(([key, item]): [string, TreeEntry] => [key, { keyAt: spot, node: made(spot, item) }]);
  return { kind: 'map', at: spot, entries: new Map(entries) };
}

/** Whether a quantity has a range over which it could be varied: what holds of each step would then no longer fit together. */
function isVaried(quantity: TreeNode | undefined): boolean {
  const range = at(quantity, 'range');
  return range !== undefined && new Set(range.kind === 'list' ? range.items.map(plain) : []).size !== 1;
}

/**
 * Ids of the steps of an entry or a measure: its own, then the same with the number of the step. Null where one of them is taken, or where what is said of
 * the steps has not its form: the keys of it that are not taken over into a step are then read, and named where they are wrong.
 */
function idsOf(id: string, node: TreeNode, among: MapNode, form: z.ZodType): string[] | null {
  const rises = at(node, 'rises');
  const to = at(rises, 'to');
  if (!rises || to?.kind !== 'list' || isVaried(at(rises, 'within')) || !form.safeParse(plain(rises)).success) return null;
  const ids = [id, ...to.items.map((_, i) => `${id}_${i + 2}`)];
  return ids.some((each, i) => i > 0 && among.entries.has(each)) ? null : ids;
}

/** A map with other values and without `rises`. */
function changed(node: MapNode, spot: Spot, values: Record<string, TreeNode>): MapNode {
  const entries = new Map(node.entries);
  entries.delete('rises');
  for (const [key, value] of Object.entries(values)) entries.set(key, { keyAt: entries.get(key)?.keyAt ?? spot, node: value });
  return { ...node, entries };
}

const named = (node: TreeNode | undefined, key: string, step: number): Record<string, TreeNode> =>
  isText(node) ? { [key]: { ...node, value: `${node.value} (step ${step})` } } : {};

/** What an entry says of one step: its term, and that as many records stand before this one as steps do. */
function stepOfEntry(node: MapNode, on: string, step: number, last: number): MapNode {
  const rises = node.entries.get('rises')!;
  const spot = rises.node.at;
  const [within, since] = [at(rises.node, 'within'), at(rises.node, 'since')];
  const atLeast = (count: number): object => ({
    records: on,
    ...(within ? { within } : {}),
    ...(since ? { since } : {}),
    at_least: { value: count, unit: 'count', assumed: STEP, range: [count, count] },
  });
  const own = at(node, 'if');
  const parts = [...(own ? [own] : []), ...(step > 1 ? [atLeast(step - 1)] : []), ...(step < last ? [{ not: atLeast(step) }] : [])];
  const to = at(rises.node, 'to') as TreeNode & { kind: 'list' };
  return changed(node, spot, {
    ...named(at(node, 'ground'), 'ground', step),
    ...(step > 1 ? { term: to.items[step - 2]! } : {}),
    if: made(spot, parts.length === 1 ? parts[0] : { all: parts }),
  });
}

/** The entries of a list, with one entry for each step of those with `rises`. */
function apartEntries(list: string, node: MapNode, rising: Map<string, Rising>): MapNode {
  const entries = new Map<string, TreeEntry>();
  for (const [id, entry] of node.entries) {
    const on = at(entry.node, 'on');
    const ids = idsOf(id, entry.node, node, entrySchema.shape.rises);
    if (ids === null || !isText(on) || at(entry.node, 'term')?.kind !== 'map' || entry.node.kind !== 'map') {
      entries.set(id, entry);
      continue;
    }
    const consecutive = at(entry.node, 'consecutive');
    rising.set(`${list}.${id}`, { ids, consecutive: consecutive?.kind === 'scalar' && consecutive.value === true });
    ids.forEach((each, i) => entries.set(each, { ...entry, node: stepOfEntry(entry.node as MapNode, on.value, i + 1, ids.length) }));
  }
  return { ...node, entries };
}

/** Whether a size is only an amount at once. It is due when its step begins: were the step to give way to another, it would begin again after it. */
const isAtOnce = (size: TreeNode): boolean => size.kind === 'map' && [...size.entries.keys()].every((key) => key.startsWith('once'));

/** The steps whose entries a step gives way to. */
function firstOf({ ids, consecutive }: Rising, step: number, sizes: readonly TreeNode[]): string[] {
  if (sizes.every(isAtOnce)) return [];
  return consecutive ? ids.slice(0, step - 1) : ids.slice(step);
}

/** A trigger in which the entry that rises is the one of a step, and no entry of another step that goes before it; adds to `found` each entry that it names, and `not` where it denies one. */
function triggerOf(node: TreeNode, step: number, sizes: readonly TreeNode[], rising: Map<string, Rising>, found: Set<string>): TreeNode {
  const each = (inner: TreeNode, into = found): TreeNode => triggerOf(inner, step, sizes, rising, into);
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => each(item)) };
  const [list, entry] = [at(node, 'list'), at(node, 'entry')];
  const id = isText(list) && isText(entry) ? `${list.value}.${entry.value}` : '';
  const known = rising.get(id);
  if (known?.ids.length !== sizes.length) {
    const denied = new Set<string>();
    const below = [...node.entries].map(([key, inner]): [string, TreeEntry] => [
      key,
      { ...inner, node: each(inner.node, key === 'not' ? denied : found) },
    ]);
    if (denied.size > 0) found.add('not');
    return { ...node, entries: new Map(below) };
  }
  found.add(id);
  const by = (own: string): TreeNode => changed(node, node.at, { entry: made(entry!.at, own) });
  const parts = [by(known.ids[step - 1]!), ...firstOf(known, step, sizes).map((other) => ({ not: by(other) }))];
  return parts.length === 1 ? (parts[0] as TreeNode) : made(node.at, { all: parts });
}

/** The measures, with one measure for each step of those with `rises`. */
function apartMeasures(node: MapNode, rising: Map<string, Rising>): MapNode {
  const entries = new Map<string, TreeEntry>();
  for (const [id, entry] of node.entries) {
    const { node: measure } = entry;
    const ids = idsOf(id, measure, node, measureSchema.shape.rises);
    const trigger = at(measure, 'trigger');
    const side = at(measure, 'takes') ? 'takes' : 'gives';
    const [first, to] = [at(measure, side), at(at(measure, 'rises'), 'to')];
    const sizes = ids !== null && first && to?.kind === 'list' ? [first, ...to.items] : [];
    const found = new Set<string>();
    if (sizes.length > 0 && trigger) triggerOf(trigger, 1, sizes, rising, found);
    if (ids === null || found.size !== 1 || found.has('not') || measure.kind !== 'map') {
      entries.set(id, entry);
      continue;
    }
    ids.forEach((each, i) =>
      entries.set(each, {
        ...entry,
        node: changed(measure, to!.at, {
          ...named(at(measure, 'title'), 'title', i + 1),
          trigger: triggerOf(trigger!, i + 1, sizes, rising, found),
          [side]: sizes[i]!,
        }),
      }),
    );
  }
  return { ...node, entries };
}

/**
 * A merged scenario in which each entry of a list that `rises` is one entry for each step, and each measure that rises with it one measure for each. The first step
 * keeps the id; the others add the number of the step. What cannot be split stays as it is, for the checks to refuse.
 * Cost: one pass over lists and measures.
 */
export function withSteps(tree: TreeNode): TreeNode {
  if (tree.kind !== 'map') return tree;
  const rising = new Map<string, Rising>();
  const [lists, measures] = [tree.entries.get('lists'), tree.entries.get('measures')];
  if (lists?.node.kind !== 'map') return tree;
  const apart = [...lists.node.entries].map(([id, list]): [string, TreeEntry] => {
    const inner = at(list.node, 'entries');
    if (list.node.kind !== 'map' || inner?.kind !== 'map') return [id, list];
    return [id, { ...list, node: changed(list.node, inner.at, { entries: apartEntries(id, inner, rising) }) }];
  });
  if (rising.size === 0) return tree;
  const entries = new Map(tree.entries);
  entries.set('lists', { ...lists, node: { ...lists.node, entries: new Map(apart) } });
  if (measures?.node.kind === 'map') entries.set('measures', { ...measures, node: apartMeasures(measures.node, rising) });
  return { ...tree, entries };
}
