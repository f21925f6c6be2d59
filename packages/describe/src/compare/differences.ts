import { canonicalJson } from '@glasshouse/model';
import { isMap, isQuantity } from '../words/quantity.js';
import { isPhraseAt, nameOf } from '../words/values.js';

/** One place at which two scenarios differ. Absent `a` or `b`: nothing is stated there. */
export interface Difference {
  keys: string[];
  a?: unknown;
  b?: unknown;
}

const sameValue = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);

/** Lists of words whose order says nothing. */
const isSet = (value: unknown): value is string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** A list of maps as a map by id, date or place in the list. */
const asMap = (value: unknown): unknown =>
  Array.isArray(value) && value.length > 0 && value.every(isMap)
    ? Object.fromEntries(value.map((item, i) => [nameOf(item, i), item]))
    : value;

const isOpen = (keys: readonly string[], value: unknown): value is Record<string, unknown> =>
  isMap(value) && !isQuantity(value) && !isPhraseAt(keys, value);

/** Everything in which two values differ, by keys in code-unit order. */
export function differencesOf(a: unknown, b: unknown, keys: string[] = []): Difference[] {
  if (a === undefined && b === undefined) return [];
  if (a === undefined) return [{ keys, b }];
  if (b === undefined) return [{ keys, a }];
  if (isSet(a) && isSet(b)) return sameValue([...a].sort(), [...b].sort()) ? [] : [{ keys, a, b }];
  if (keys[keys.length - 1] === 'trigger') return sameValue(a, b) ? [] : [{ keys, a, b }];
  const [inA, inB] = [asMap(a), asMap(b)];
  if (!isOpen(keys, inA) || !isOpen(keys, inB) || 'by' in inA !== 'by' in inB) return sameValue(a, b) ? [] : [{ keys, a, b }];
  const all = [...new Set([...Object.keys(inA), ...Object.keys(inB)])].sort();
  return all.flatMap((key) => differencesOf(inA[key], inB[key], [...keys, key]));
}
