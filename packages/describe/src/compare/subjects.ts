import type { Scenario } from '@glasshouse/model';
import { nounOf } from '../words/keys.js';
import { isMap } from '../words/quantity.js';
import { nameOf, pathOf } from '../words/values.js';
import type { Difference } from './differences.js';

function stepInto(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.find((item, i) => nameOf(item, i) === key);
  return isMap(value) ? value[key] : undefined;
}

const titleOf = (value: unknown): string | null => {
  const title = isMap(value) ? (value.title ?? value.ground) : undefined;
  return typeof title === 'string' ? title : null;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * What a difference is about: the innermost entry of a table at or above it, with its title where both sides give it the same, and the keys that
 * are left below that entry.
 */
export function subjectOf({ keys }: Difference, a: Scenario, b: Scenario): { subject: string; path: string; rest: string[] } {
  let [inA, inB]: [unknown, unknown] = [a, b];
  const named: { words: string; depth: number }[] = [];
  keys.forEach((key, i) => {
    [inA, inB] = [stepInto(inA, key), stepInto(inB, key)];
    const noun = i > 0 ? nounOf(keys[i - 1]) : null;
    if (noun === null || keys[i - 2] === 'sees') return;
    const [one, other] = [titleOf(inA), titleOf(inB)];
    const title = one === null || other === null ? (one ?? other) : one === other ? one : null;
    named.push({ words: title === null ? `${noun} ${key}` : `${noun} "${title}"`, depth: i + 1 });
  });
  const last = named[named.length - 1];
  if (!last) return { subject: capital(keys[0].replaceAll('_', ' ')), path: keys[0], rest: keys.slice(1) };
  const above = named.slice(0, -1).reverse();
  return {
    subject: capital([last, ...above].map(({ words }) => words).join(' of ')),
    path: pathOf(keys.slice(0, last.depth)),
    rest: keys.slice(last.depth),
  };
}
