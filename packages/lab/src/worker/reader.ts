/** A place in a file, as the loader keeps it. */
interface Spot {
  file: string;
  line: number;
  column: number;
}
/** A value with the place from which each of its parts comes, as the loader keeps it. */
type Tree =
  | { kind: 'map'; at: Spot; entries: Map<string, { keyAt: Spot; node: Tree }> }
  | { kind: 'list'; at: Spot; items: Tree[] }
  | { kind: 'scalar'; at: Spot; value: string | number | boolean | null };
export type Read = (file: string, text: string) => Tree;

const values = new Map<string, unknown>();
let inFull: Read | null = null;

/** A text that stands for the value of a file which the build has read already. */
export function standIn(file: string, value: unknown): string {
  const text = `the value of ${file}`;
  values.set(text, value);
  return text;
}

/** From now on every text is read as YAML, with the lines of its problems. */
export function useReader(read: Read): void {
  inFull = read;
}
export const readsInFull = (): boolean => inFull !== null;

/**
 * Stands in the worker for the loader's reader of YAML, a tenth of its code, until that is needed: for what a reader writes, and to say where a problem
 * stands. What the build has read has no lines here.
 */
export function readYaml(file: string, text: string): Tree {
  if (inFull !== null) return inFull(file, text);
  if (!values.has(text)) throw new Error(`${file} cannot be read before the reader of YAML is there`);
  return treeOf(values.get(text), { file, line: 1, column: 1 });
}

function treeOf(value: unknown, at: Spot): Tree {
  if (Array.isArray(value)) return { kind: 'list', at, items: value.map((item) => treeOf(item, at)) };
  if (value === null || typeof value !== 'object') return { kind: 'scalar', at, value: value as string | number | boolean | null };
  const entries = Object.entries(value).map(([key, part]) => [key, { keyAt: at, node: treeOf(part, at) }] as const);
  return { kind: 'map', at, entries: new Map(entries) };
}
