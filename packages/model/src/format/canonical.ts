/**
 * Text of a plain value that is the same for equal values: JSON with keys in code-unit order and no spaces.
 * Keys whose value is undefined are left out. Throws TypeError for what JSON cannot hold: NaN, infinities, functions,
 * undefined outside a map, bigint.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`no canonical form for ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const map = value as Record<string, unknown>;
    const keys = Object.keys(map)
      .filter((key) => map[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(map[key])}`).join(',')}}`;
  }
  throw new TypeError(`no canonical form for a ${typeof value}`);
}
