import { Document, Scalar, YAMLMap, YAMLSeq, isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Node, Pair } from 'yaml';
import { isQuantity, nameOf } from './order.js';

/** Characters that a line has at most, where words and what cannot be divided allow. */
export const WIDTH = 120;

export const STYLE = {
  lineWidth: WIDTH - 1,
  minContentWidth: 0,
  indentSeq: true,
  flowCollectionPadding: true,
  verifyAliasOrder: false,
} as const;

/** Adds a comment to those above a key or an item. */
function above(node: Node, comment: string | null | undefined): void {
  if (comment) node.commentBefore = joined(node.commentBefore, comment);
}

const tidy = (comment: string | null | undefined): string | undefined => comment?.replace(/^\n+|\n+$/g, '') || undefined;

const joined = (...parts: (string | null | undefined)[]): string | undefined => tidy(parts.filter((part) => part).join('\n'));

const firstOf = (node: YAMLMap | YAMLSeq): Node | null => {
  const first = node.items[0];
  return (first && isMap(node) ? (first as Pair).key : (first ?? null)) as Node | null;
};

/** Moves a comment above `from` to what stands above `to`, below what is there or above it. */
function move(from: Node, to: Node, below: boolean): void {
  to.commentBefore = below ? joined(to.commentBefore, from.commentBefore) : joined(from.commentBefore, to.commentBefore);
  from.commentBefore = undefined;
}

/**
 * Puts comments where the layout leaves them: above a key rather than between it and its value; above the first key of a map or item of a list
 * that has any; above an item rather than between its dash and its first key.
 */
export function settleComments(node: Node | null): void {
  if (node === null) return;
  node.commentBefore = tidy(node.commentBefore);
  node.comment = tidy(node.comment);
  if (isMap(node)) {
    for (const { key, value } of node.items as { key: Node; value: Node | null }[]) {
      settleComments(key);
      settleComments(value);
      const first = isCollection(value) ? firstOf(value as YAMLMap | YAMLSeq) : null;
      if (value) move(value, first ?? key, first === null);
    }
  }
  if (isSeq(node)) {
    for (const item of node.items as (Node | null)[]) {
      settleComments(item);
      hoist(item);
    }
  }
}

/** A comment above the first key of an item stands above the item: the reader of YAML takes it for that the next time. */
function hoist(item: Node | null): void {
  const first = isCollection(item) ? firstOf(item as YAMLMap | YAMLSeq) : null;
  if (item && first) move(first, item, true);
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

/** Column of a place in a text, from 0. */
const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** Keys of maps and items of lists with the column of the key or the dash, as they stand in the text. */
function ownersOf(node: Node | null, text: string): { node: Node; column: number }[] {
  if (!isCollection(node)) return [];
  return node.items.flatMap((item) => {
    const [owner, value] = (isMap(node) ? [(item as Pair).key, (item as Pair).value] : [item, item]) as (Node | null)[];
    const column = columnOf(text, startOf(isMap(node) && owner ? owner : node));
    return [...(owner ? [{ node: owner, column }] : []), ...ownersOf(value ?? null, text)];
  });
}

/**
 * Gives comments that stand further left than the map or list above them to what they stand beside: the end of an outer map or list, or the key or
 * item that follows. The parser hangs them on the innermost where another comment, further right, stands before them.
 */
export function releaseComments(document: Document, text: string): void {
  const owners = ownersOf(document.contents, text).sort((a, b) => startOf(a.node) - startOf(b.node));
  const visit = (node: Node | null, outer: readonly Node[]): void => {
    if (!isCollection(node)) return;
    const around = [...outer, node];
    for (const item of node.items) visit((isMap(node) ? (item as Pair).value : item) as Node | null, around);
    const range = node.range;
    if (node.flow || !node.comment || !range || node.items.length === 0) return;
    const lines = node.comment.split('\n');
    // The comment is what ends the node's own text.
    const written = text.slice(range[0], range[2]).trimEnd().split('\n').slice(-lines.length);
    if (written.length !== lines.length || written.some((line) => !/^ *(#|$)/.test(line))) return;
    const next = owners.find((owner) => startOf(owner.node) >= range[2]) ?? null;
    let level = around.length - 1;
    const parts: string[][] = around.map(() => []);
    const free: string[] = [];
    lines.forEach((line, index) => {
      const column = written[index]!.search(/#/);
      while (column !== -1 && level >= 0 && column < columnOf(text, startOf(around[level]!))) level -= 1;
      if (column !== -1 && next !== null && column <= next.column) level = -1;
      (parts[level] ?? free).push(line);
    });
    node.comment = undefined;
    around.forEach((each, index) => (each.comment = joined(parts[index]!.join('\n'), each.comment)));
    const rest = free.join('\n');
    if (next) next.node.commentBefore = joined(rest, next.node.commentBefore);
    else document.comment = joined(rest, document.comment) ?? null;
  };
  visit(document.contents, []);
}

const commented = (node: Node | null): boolean => node !== null && Boolean(node.commentBefore ?? node.comment);

/** Whether a value can stand on one line: no comment inside, no line break, no thing of its own with a title, at most a list of plain values inside. */
function isFlat(node: Node | null): boolean {
  if (node === null || isAlias(node)) return true;
  if (isScalar(node)) return typeof node.value !== 'string' || !node.value.includes('\n');
  if (!isCollection(node) || node.commentBefore || (node.comment && !node.flow)) return false;
  if (isSeq(node)) {
    const items = node.items as (Node | null)[];
    if (items.some(commented)) return false;
    return items.every((item) => !isCollection(item) && isFlat(item));
  }
  const pairs = (node as YAMLMap).items;
  const plain = (value: Node | null): boolean => isFlat(value) && (!isMap(value) || value.items.length === 0);
  const titled = pairs.some((pair) => nameOf(pair) === 'title') && !isQuantity(node as YAMLMap);
  return !titled && pairs.every((pair) => !commented(pair.key as Node) && !commented(pair.value as Node) && plain(pair.value as Node));
}

/** Indent of what stands inside a section; sections themselves have a line for each entry. */
const INSIDE = 4;

/** Whether a value that its author wrote on one line can stay so: no comment and no line break inside. */
function isWhole(node: Node | null): boolean {
  if (node === null || isAlias(node)) return true;
  if (isScalar(node)) return !commented(node) && (typeof node.value !== 'string' || !node.value.includes('\n'));
  if (!isCollection(node) || commented(node)) return false;
  const parts = node.items.flatMap((item) => (isMap(node) ? [(item as Pair).key, (item as Pair).value] : [item])) as (Node | null)[];
  return parts.every(isWhole);
}

/** Characters of a value on one line. */
function lengthOf(node: Node): number {
  const probe = new Document(null);
  probe.contents = node as typeof probe.contents;
  return probe.toString({ ...STYLE, lineWidth: 0 }).trimEnd().length;
}

type Draw = YAMLMap['toString'];

/** Lists have no blanks inside their brackets, maps have one. */
function pad(node: YAMLMap | YAMLSeq): void {
  const draw: Draw = isMap(node) ? YAMLMap.prototype.toString : YAMLSeq.prototype.toString;
  const inside = isMap(node) ? ' ' : '';
  node.toString = (context, ...rest) => draw.call(node, context && { ...context, flowCollectionPadding: inside }, ...rest);
}

/** Drops how a value was written: quotes, digits, case. */
function plainly(node: unknown): void {
  if (!isScalar(node)) return;
  delete node.source;
  delete node.type;
  delete node.format;
  delete node.minFractionDigits;
  delete node.tag;
  if (typeof node.value === 'string') node.type = Scalar.PLAIN;
}

function shapeScalar(node: Scalar, room: number, folded: boolean): void {
  plainly(node);
  if (typeof node.value !== 'string') return;
  const lines = node.value.split('\n');
  const fits = lengthOf(node) <= room;
  if (lines.length > 1) node.type = lines.every((line) => line.length <= WIDTH - 20) ? Scalar.BLOCK_LITERAL : Scalar.BLOCK_FOLDED;
  else if (!fits && /\S \S/.test(node.value)) node.type = Scalar.BLOCK_FOLDED;
  if (!folded && node.type !== Scalar.PLAIN) node.type = Scalar.QUOTE_DOUBLE;
}

/** Sets every part of a value on one line. */
function flatten(node: Node | null): void {
  plainly(node);
  if (!isCollection(node)) return;
  node.flow = true;
  node.spaceBefore = false;
  pad(node as YAMLMap | YAMLSeq);
  for (const item of node.items) {
    const parts = (isMap(node) ? [(item as Pair).key, (item as Pair).value] : [item]) as (Node | null)[];
    for (const part of parts) {
      if (part) part.spaceBefore = false;
      flatten(part);
    }
  }
}

/** Whether a value takes lines of its own. */
export const isBlock = (node: unknown): boolean => isCollection(node) && !node.flow;

/**
 * Chooses one line or block form for a value and everything inside: one line for a short form, and for what was written on one line and fits. `owner`: the key or item above which a comment goes that would otherwise
 * end up inside; `indent`: columns before its keys or items; `taken`: columns of the line that stand before the value; `folded`: whether long
 * texts may be folded (else quoted).
 */
export function shape(node: Node | null, owner: Node, indent: number, taken: number, folded: boolean): void {
  if (node === null || isAlias(node)) return;
  if (isScalar(node)) return shapeScalar(node, WIDTH - taken, folded);
  if (!isCollection(node)) return;
  const empty = node.items.length === 0;
  if (empty || isFlat(node) || (node.flow === true && indent >= INSIDE && isWhole(node))) {
    const was = node.flow;
    flatten(node);
    const after = node.comment;
    node.comment = undefined;
    const fits = lengthOf(node) + taken <= WIDTH;
    node.comment = after;
    if (empty || fits) return;
    node.flow = was;
  }
  if (node.flow) {
    above(owner, node.comment);
    node.comment = undefined;
  }
  node.flow = false;
  pad(node as YAMLMap | YAMLSeq);
  const first = firstOf(node as YAMLMap | YAMLSeq);
  if (first) first.spaceBefore = false;
  for (const item of node.items) {
    if (isMap(node)) shapePair(item as Pair, indent, folded);
    else {
      shape(item as Node | null, (item ?? node) as Node, indent + 2, indent + 2, folded);
      hoist(item as Node | null);
    }
  }
}

function shapePair(pair: Pair, indent: number, folded: boolean): void {
  const key = pair.key as Scalar;
  plainly(key);
  above(key, key.comment);
  key.comment = undefined;
  const value = pair.value as Node | null;
  if (value) value.spaceBefore = false;
  shape(value, key, indent + 2, indent + lengthOf(new Scalar(key.value)) + 2, folded);
}
