import type { Path } from './problem.js';

/** The value at a path of a plain value, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const key of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined;
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
