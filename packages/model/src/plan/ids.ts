import { hash32 } from '../format/hash.js';

/** Gives each name of the plan its key. */
export type Key = (name: string) => number;

/** Ids of a map in canonical order, so that the order of a file never matters. */
export const sortedIds = (map: Record<string, unknown>): string[] => Object.keys(map).sort();

/** Ids used by any of the maps, in canonical order. */
export const unionIds = (maps: Record<string, unknown>[]): string[] => [...new Set(maps.flatMap((map) => Object.keys(map)))].sort();

/** Position of an id. Throws when it is not there: a compiled plan never refers to nothing. */
export function indexOf(ids: readonly string[], id: string): number {
  const index = ids.indexOf(id);
  if (index < 0) throw new Error(`the plan has no "${id}" among ${ids.join(', ')}`);
  return index;
}

/** Hands out the 32-bit keys of names, as signed numbers, which need no memory of their own; refuses two names with one key. */
export function keyMaker(): (name: string) => number {
  const names = new Map<number, string>();
  const keys = new Map<string, number>();
  return (name) => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = hash32(name) | 0;
    const other = names.get(key);
    if (other !== undefined && other !== name) throw new Error(`the names "${other}" and "${name}" share the key ${key}; rename one`);
    names.set(key, name);
    keys.set(name, key);
    return key;
  };
}

/** Policy paths `ledger.rule` and `list.entry` of a scenario. */
export const nestedIds = (map: Record<string, { rules?: Record<string, unknown>; entries?: Record<string, unknown> }>): string[] =>
  sortedIds(map).flatMap((outer) => sortedIds(map[outer].rules ?? map[outer].entries ?? {}).map((inner) => `${outer}.${inner}`));
