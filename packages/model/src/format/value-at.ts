import type { Path } from './problem.js';

/** Whether a step of a path leads on from here: a name of the map, or a place of the list, counted from 0. */
export function isStep(value: object, key: string | number): boolean {
  if (!Array.isArray(value)) return Object.hasOwn(value, key);
  return /^(?:0|[1-9]\d*)$/.test(String(key)) && Number(key) < value.length;
}

/** The value at a path of a plain value, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const key of path) {
    if (at === null || typeof at !== 'object' || !isStep(at, key)) return undefined;
    at = (at as Record<string, unknown>)[String(key)];
  }
  return at;
}

/** A copy of a plain value in which only the maps and lists along the path are new. */
export function withValue<T>(value: T, path: readonly string[], next: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return next as T;
  const copy = (Array.isArray(value) ? value.slice() : { ...value }) as unknown as Record<string, unknown>;
  copy[key] = withValue(copy[key], rest, next);
  return copy as T;
}

/** A copy of a plain value without what stands at a path of maps; only the maps and lists along the path are new. */
export function without<T>(value: T, path: readonly string[]): T {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(value) ? value.slice() : { ...value }) as unknown as Record<string, unknown>;
  if (rest.length === 0) delete copy[key];
  else copy[key] = without(copy[key], rest);
  return copy as T;
}
