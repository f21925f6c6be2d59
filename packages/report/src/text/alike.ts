import { html, joined } from './html.js';
import type { Part } from './html.js';

export interface Alike<T> {
  first: T;
  /** Others that look the same in print. */
  also: T[];
}

/** Things that look the same in print, in the order of the first of each. */
export function alike<T>(items: readonly T[], look: (item: T) => string): Alike<T>[] {
  const found = new Map<string, Alike<T>>();
  for (const item of items) {
    const key = look(item);
    const known = found.get(key);
    if (known) known.also.push(item);
    else found.set(key, { first: item, also: [] });
  }
  return [...found.values()];
}

/** The name of a group in a place too narrow for all: the first, and how many more. */
export const shortName = (first: string, also: number): string => (also === 0 ? first : `${first} (and ${String(also)} more)`);

/** Who stands behind the short names, as a sentence; null where nobody is hidden. */
export function whoIsAlike(groups: readonly Alike<string>[]): Part {
  const hidden = groups.filter((group) => group.also.length > 0);
  if (hidden.length === 0) return null;
  return html` Alike when rounded: ${joined(
    hidden.map(({ first, also }) => `\u201c${[first, ...also].join('\u201d = \u201c')}\u201d`),
    '; ',
  )}.`;
}
