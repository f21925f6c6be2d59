import { conditionWords } from '@glasshouse/model';
import type { Condition, Register } from '@glasshouse/model';
import { whoWords } from '../rights/persons.js';
import { isMap, isQuantity, numberWords, sourceWords, unstopped } from './quantity.js';

/** Keys whose maps are said in one phrase and not key by key. */
const PHRASES: Readonly<Record<string, true>> = {
  on: true,
  who: true,
  if: true,
  basis: true,
  in_force: true,
  reaches: true,
  favours: true,
  trigger: true,
};

/** Keys that join conditions. */
const JOINTS: ReadonlySet<string> = new Set(['all', 'any', 'not']);

/** Keys that distinguish a condition from the older forms of `on` and `trigger`, which have phrases of their own. */
const CONDITIONS = ['all', 'any', 'not', 'records', 'measure', 'entry', 'state'] as const;

/** Something that a scenario says at one place: a number, a word, or a map that makes one phrase. */
export interface Leaf {
  /** Keys from the part looked at down to here; an entry of a list stands under its id, date or place. */
  keys: string[];
  value: unknown;
}

/** How an item of a list is called: its id, its date, else its place in the list. */
export const nameOf = (item: unknown, index: number): string => {
  if (isMap(item)) for (const key of ['id', 'from', 'date']) if (typeof item[key] === 'string') return item[key];
  return String(index + 1);
};

/** Everything stated below a value, in the order written. Undefined values are left out. */
export function leavesOf(value: unknown, keys: string[] = []): Leaf[] {
  if (value === undefined) return [];
  const key = keys[keys.length - 1] ?? '';
  if (isQuantity(value) || (!isMap(value) && !Array.isArray(value))) return [{ keys, value }];
  if (Array.isArray(value)) {
    if (value.every((item) => !isMap(item))) return [{ keys, value }];
    return value.flatMap((item, i) => leavesOf(item, PHRASES[key] ? [...keys, String(i + 1), ''] : [...keys, nameOf(item, i)]));
  }
  if (isPhrase(key, keys, value)) return [{ keys: keys.filter((one) => one !== ''), value }, ...numbersBelow(value, keys)];
  return Object.entries(value).flatMap(([inner, one]) => (inner === 'id' && one === key ? [] : leavesOf(one, [...keys, inner])));
}

const isPhrase = (key: string, keys: readonly string[], value: Record<string, unknown>): boolean =>
  (key === '' && keys.length > 0) || (PHRASES[key] === true && !('by' in value));

/** Whether a map at these keys is said in one phrase. */
export const isPhraseAt = (keys: readonly string[], value: Record<string, unknown>): boolean =>
  isPhrase(keys[keys.length - 1] ?? '', keys, value);

function numbersBelow(value: Record<string, unknown>, keys: string[]): Leaf[] {
  const base = keys.filter((one) => one !== '');
  return Object.entries(value).flatMap(([key, one]): Leaf[] => {
    if (isQuantity(one)) return [{ keys: [...base, key], value: one }];
    if (JOINTS.has(key) && Array.isArray(one))
      return one.flatMap((each, i) => (isMap(each) ? numbersBelow(each, [...base, key, String(i + 1)]) : []));
    return JOINTS.has(key) && isMap(one) ? numbersBelow(one, [...base, key]) : [];
  });
}

/** `lists.x.entries.y`, with the entries of lists in square brackets where they have no key of their own. */
export const pathOf = (keys: readonly string[]): string =>
  keys.reduce((path, key) => (/^[a-z_][a-z0-9_]*$/.test(key) ? `${path}${path === '' ? '' : '.'}${key}` : `${path}[${key}]`), '');

function mapWords(value: Record<string, unknown>, register: Register): string {
  if ('claimed' in value) return `claimed: ${String(value.claimed)}`;
  if (CONDITIONS.some((key) => Object.hasOwn(value, key))) return conditionWords(value as Condition, numberWords);
  if (typeof value.list === 'string') return `being on the list ${value.list}`;
  if (typeof value.ledger === 'string') {
    const { ledger, at_most, at_least, score_at_most, score_at_least } = value;
    if (typeof at_most === 'string') return `the grade ${at_most} of ${ledger} or a worse one`;
    if (typeof at_least === 'string') return `the grade ${at_least} of ${ledger} or a better one`;
    const [score, side] = isQuantity(score_at_most) ? [score_at_most, 'at most'] : [score_at_least, 'at least'];
    return `a score of ${ledger} of ${side} ${isQuantity(score) ? numberWords(score) : ''}`;
  }
  if (isMap(value.who)) return `everybody of whom this holds: ${whoWords(value.who as Record<string, string[]>)}`;
  if (Object.keys(value).length === 1 && typeof value.source === 'string') return sourceWords(value.source, register);
  if (Object.values(value).every((one) => Array.isArray(one)) && Object.keys(value).length > 0 && !('in' in value))
    return whoWords(value as Record<string, string[]>);
  return forceWords(value, register);
}

function forceWords(value: Record<string, unknown>, register: Register): string {
  const {
    from,
    to,
    in: places,
    adopted,
    source,
    assumed,
  } = value as Record<string, string | undefined> & {
    in?: string[];
    adopted?: Record<string, string>;
  };
  const parts = [
    ...(from ? [`from ${from}`] : []),
    ...(to ? [`to ${to}`] : []),
    ...(Array.isArray(places) ? [`in ${[...(places as string[])].sort().join(', ')}`] : []),
    ...(isMap(adopted)
      ? Object.entries(adopted as Record<string, string>)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([place, date]) => `in ${place} from ${date}`)
      : []),
    ...(source ? [`(${sourceWords(source, register)})`] : []),
    ...(assumed ? [`(assumed: ${unstopped(assumed)})`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : 'always';
}

/** What a leaf says, without the papers of a number. */
export function valueWords(value: unknown, register: Register): string {
  if (isQuantity(value)) return numberWords(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((one) => valueWords(one, register)).join(', ');
  if (isMap(value)) return mapWords(value, register);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' && /\s/.test(value) ? `"${value}"` : String(value as string | number);
}
