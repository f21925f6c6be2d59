import { Alias, isAlias, isCollection, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { z } from 'zod';
import { QUANTITY_KEYS } from '../format/quantity.js';
import { schemasAt } from '../format/schema-walk.js';
import { scenarioSchema } from '../scenario/schema.js';

export const nameOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

/** Whether a map states one number with its unit. */
export const isQuantity = (map: YAMLMap): boolean => map.has('value') && map.has('unit');

/** Keys of a map in the order of the form that knows most of them; empty where keys are free. */
function keyOrder(map: YAMLMap, schemas: readonly z.ZodType[]): readonly string[] {
  const names = map.items.map(nameOf);
  let best: string[] = [];
  let most = 0;
  for (const schema of schemas) {
    const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : [];
    const known = names.filter((name) => keys.includes(name)).length;
    if (known > most) [best, most] = [keys, known];
  }
  return most === 0 && isQuantity(map) ? QUANTITY_KEYS : best;
}

/** What may stand below a key. A value under a path (`set`, `patch`) has the form of what stands at that path of a scenario. */
const below = (schemas: readonly z.ZodType[], name: string): z.ZodType[] =>
  schemas
    .flatMap((schema) => schemasAt(schema, [name]))
    .flatMap((schema) => (schema instanceof z.ZodUnknown ? schemasAt(scenarioSchema, name.split('.')) : [schema]));

/** Whether a key of several words has no value, as where a comma in a text without quotes has cut it in two. */
const isCut = (pair: Pair): boolean =>
  nameOf(pair).includes(' ') && (pair.value === null || (isScalar(pair.value) && pair.value.value === null));

/**
 * Puts the keys of every map into the order of the schema; unknown keys and free ids keep theirs, the latter where they stand, the former last.
 * The comment above a first key goes with that key. `schemas`: forms that the node may have.
 */
export function orderKeys(node: Node | null, schemas: readonly z.ZodType[]): void {
  if (isSeq(node)) {
    const inner = schemas.flatMap((schema) => schemasAt(schema, [0]));
    for (const item of node.items) orderKeys(item as Node, inner);
  }
  if (!isMap(node)) return;
  const order = keyOrder(node, schemas);
  for (const pair of node.items) orderKeys(pair.value as Node | null, below(schemas, nameOf(pair)));
  const rank = (pair: Pair): number => {
    const at = order.indexOf(nameOf(pair));
    return at === -1 ? order.length : at;
  };
  // The halves of a text that was cut stay together, so that a reader sees what happened.
  if (order.length > 0 && node.items.some((pair) => isCut(pair) && rank(pair) === order.length)) return;
  node.items.sort((a, b) => rank(a) - rank(b));
}

/**
 * Gives an anchor back to the first place that uses it, where sorting has put an alias above it: the alias takes the value with its anchor, and
 * the place that had it becomes an alias.
 */
export function anchorsFirst(document: Document): void {
  const homes = new Map<string, { node: Node; put: (node: Node) => void }>();
  const collect = (node: unknown, put: (node: Node) => void): void => {
    if (isPair(node)) collect(node.value, (next) => (node.value = next));
    else if (isCollection(node) || isScalar(node)) {
      if (node.anchor !== undefined) homes.set(node.anchor, { node, put });
      if (isCollection(node)) node.items.forEach((item, index) => collect(item, (next) => (node.items[index] = next)));
    }
  };
  collect(document.contents, () => undefined);

  const met = new Set<string>();
  const visit = (node: unknown, put: (node: Node) => void): void => {
    if (isPair(node)) return visit(node.value, (next) => (node.value = next));
    if (isAlias(node)) {
      const home = homes.get(node.source);
      if (met.has(node.source) || home === undefined) return;
      const left = new Alias(node.source);
      // What is said beside a place stays there.
      const here = { before: node.commentBefore, after: node.comment };
      left.commentBefore = home.node.commentBefore;
      if (!isCollection(home.node) || home.node.flow) left.comment = home.node.comment;
      home.put(left);
      home.node.commentBefore = here.before;
      if (!isCollection(home.node) || home.node.flow) home.node.comment = here.after;
      put(home.node);
      return visit(home.node, put);
    }
    if (!isCollection(node) && !isScalar(node)) return;
    if (node.anchor !== undefined) met.add(node.anchor);
    if (isCollection(node)) node.items.forEach((item, index) => visit(item, (next) => (node.items[index] = next)));
  };
  visit(document.contents, () => undefined);
}
