import type { z } from 'zod';
import { readBy } from './issues.js';
import { dotted } from './problem.js';
import type { Finding, Path } from './problem.js';
import { plain } from './tree.js';
import type { TreeNode } from './tree.js';

const UNKNOWN = /^the unknown key "/;
const MEANT = /^Did you mean "(.+)"\?$/;

/** A tree in which unknown keys have the name that was meant, where that is not taken, and are left out elsewhere. Texts keep their places. */
function mended(tree: TreeNode, meant: ReadonlyMap<string, string | null>, path: Path = []): TreeNode {
  if (tree.kind === 'scalar') return tree;
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item, i) => mended(item, meant, [...path, i])) };
  const entries = new Map<string, { keyAt: TreeNode['at']; node: TreeNode }>();
  for (const [key, entry] of tree.entries) {
    const name = meant.get(dotted([...path, key]));
    if (name === null || (name !== undefined && tree.entries.has(name))) continue;
    entries.set(name ?? key, { ...entry, node: mended(entry.node, meant, [...path, key]) });
  }
  return { ...tree, entries };
}

/**
 * A file as a schema reads it, and what is wrong with its form. Where keys alone are wrong, the rest is read as if they were written as meant or left out,
 * so that what the file means can be checked in the same go: `value` is then not null although there are findings, and `meant` is the tree that was read.
 * `made`: what is read of a file as written, and so of one whose keys are mended.
 */
export function readDespite<T>(
  schema: z.ZodType<T>,
  written: TreeNode,
  made: (tree: TreeNode) => TreeNode = (tree) => tree,
): { value: T | null; meant: TreeNode; findings: Finding[] } {
  const tree = made(written);
  const { value, findings } = readBy(schema, plain(tree));
  if (value !== null || !findings.every(({ found }) => UNKNOWN.test(found))) return { value, meant: tree, findings };
  const meant = made(mended(written, new Map(findings.map(({ path, todo }) => [dotted(path), MEANT.exec(todo)?.[1] ?? null]))));
  return { value: readBy(schema, plain(meant)).value, meant, findings };
}
