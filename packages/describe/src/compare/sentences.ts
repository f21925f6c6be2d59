import type { Register, Scenario } from '@glasshouse/model';
import { nounOf, wordsOfKeys } from '../words/keys.js';
import { isMap, isQuantity, papersOf, sourceWords, unstopped } from '../words/quantity.js';
import { leavesOf, pathOf, valueWords } from '../words/values.js';
import { differencesOf } from './differences.js';
import type { Difference } from './differences.js';

/** Whether only what a number rests on differs, not the number. */
export const isSamePapersApart = ({ a, b }: Difference): boolean =>
  isQuantity(a) && isQuantity(b) && a.value === b.value && a.unit === b.unit;

/** Keys that say in a line what an entry is. */
const TELLING: readonly string[] = [
  'kind',
  'context',
  'on',
  'of',
  'sees',
  'from',
  'to',
  'trigger',
  'points',
  'set_grade',
  'term',
  'rate',
  'size',
  'number',
  'start',
];

const byKey = (value: Record<string, unknown>): [string, unknown][] => Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));

/** An entry in a line: what tells it from others, and how many parts it has. */
function entryWords(value: Record<string, unknown>, register: Register): string {
  const told = leavesOf(value)
    .filter(({ keys }) => TELLING.includes(keys[0]) && (keys.length === 1 || keys[0] === 'trigger') && !(keys.length > 2))
    .sort((one, other) => TELLING.indexOf(one.keys[0]) - TELLING.indexOf(other.keys[0]))
    .map(({ keys, value: one }) => `${keys[0]} ${withPapers(one, register)}`);
  const tables = byKey(value).flatMap(([key, inner]) => {
    const count = isMap(inner) ? Object.keys(inner).length : 0;
    return nounOf(key) !== null && count > 0 && !('value' in (inner as object)) ? [`${key} ${count}`] : [];
  });
  return [...told, ...tables].join('; ');
}

function withPapers(value: unknown, register: Register): string {
  if (isQuantity(value)) return `${valueWords(value, register)} (${papersOf(value, register)})`;
  if (isMap(value) && typeof value.by === 'string' && isMap(value.values)) {
    const parts = byKey(value.values).map(([key, one]) => `${key} ${withPapers(one, register)}`);
    return `by ${value.by}: ${parts.join(', ')}`;
  }
  if (Array.isArray(value) && value.some(isMap)) return value.map((one) => withPapers(one, register)).join('; ');
  if (isMap(value)) {
    const inner = leavesOf(value).sort((one, other) => (pathOf(one.keys) < pathOf(other.keys) ? -1 : 1));
    const isOpen = inner.some(({ value: one }) => isQuantity(one)) && !('ledger' in value);
    if (isOpen) return inner.map(({ keys, value: one }) => `${pathOf(keys)} ${withPapers(one, register)}`).join('; ');
  }
  return valueWords(value, register);
}

const isSet = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

/** One difference as a sentence. `rest`: the keys below the entry that the sentence stands under; none where the entry itself is missing. */
export function sentenceOf({ a, b }: Difference, rest: readonly string[], register: Register): string {
  if (rest.length === 0 && (a === undefined || b === undefined)) {
    const [has, lacks, value] = a === undefined ? ['B', 'A', b] : ['A', 'B', a];
    const words = isMap(value) && !isQuantity(value) ? entryWords(value, register) : withPapers(value, register);
    return `Only ${has} has it${words === '' ? '' : ` (${words})`}; ${lacks} has not.`;
  }
  const meaning = wordsOfKeys(rest);
  const what = rest.length === 0 ? 'It' : meaning === pathOf(rest) ? meaning : `${pathOf(rest)} (${meaning})`;
  if (a === undefined || b === undefined) {
    const [has, lacks, value] = a === undefined ? ['B', 'A', b] : ['A', 'B', a];
    return `${what} is stated in ${has}, ${withPapers(value, register)}, and not in ${lacks}.`;
  }
  if (isSet(a) && isSet(b)) {
    const only = (one: string[], other: string[]): string =>
      one
        .filter((item) => !other.includes(item))
        .sort()
        .join(', ');
    const [inA, inB] = [only(a, b), only(b, a)];
    return `${what} differs: ${[...(inA ? [`only A has ${inA}`] : []), ...(inB ? [`only B has ${inB}`] : [])].join('; ')}.`;
  }
  if (isQuantity(a) && isQuantity(b) && a.value === b.value && a.unit === b.unit)
    return `${what} is ${valueWords(a, register)} in both; in A: ${papersOf(a, register)}; in B: ${papersOf(b, register)}.`;
  return `${what} is ${withPapers(a, register)} in A and ${withPapers(b, register)} in B.`;
}

type Change = Scenario['timeline'][number];

const paperOf = ({ title, source, assumed }: Change, register: Register): string =>
  `${unstopped(title)}; ${source === undefined ? `assumed: ${unstopped(assumed ?? '')}` : sourceWords(source, register)}`;

/** Dated changes of one scenario only, and those of both that set another value, in order of date and path. */
export function timelineSentences(a: Scenario, b: Scenario, register: Register): string[] {
  const changesOf = ({ timeline }: Scenario): Map<string, { change: Change; path: string; value: unknown }> =>
    new Map(
      timeline.flatMap((change) => Object.entries(change.set).map(([path, value]) => [`${change.date} ${path}`, { change, path, value }])),
    );
  const [inA, inB] = [changesOf(a), changesOf(b)];
  return [...new Set([...inA.keys(), ...inB.keys()])].sort().flatMap((key): string[] => {
    const [one, other] = [inA.get(key), inB.get(key)];
    const either = (one ?? other)!;
    const at = `On ${either.change.date} ${either.path}`;
    const words = (item: typeof either): string => `${withPapers(item.value, register)} (${paperOf(item.change, register)})`;
    if (one && other)
      return differencesOf(one.value, other.value, ['set']).length > 0 || one.change.source !== other.change.source
        ? [`${at} becomes ${words(one)} in A and ${words(other)} in B.`]
        : [];
    return [`${at} becomes ${words(either)} in ${one ? 'A' : 'B'} only.`];
  });
}
