import { canonicalJson, sha256Hex } from '@glasshouse/model';

/**
 * Hashes plain values as trees: a map is the hash of the hashes of its entries, two levels down; below that, of its
 * canonical text. Equal values, equal hashes. Parts that scenarios share are hashed once in the life of the hasher.
 */
export function treeHasher(levels = 2): (value: object) => string {
  const known = new WeakMap<object, string>();
  const hash = (value: unknown, level: number): string => {
    if (typeof value !== 'object' || value === null) return sha256Hex(canonicalJson(value));
    const kept = known.get(value);
    if (kept !== undefined) return kept;
    const made =
      level === 0 || Array.isArray(value)
        ? sha256Hex(canonicalJson(value))
        : sha256Hex(
            canonicalJson(
              Object.fromEntries(
                Object.entries(value)
                  .filter(([, inner]) => inner !== undefined)
                  .map(([key, inner]) => [key, hash(inner, level - 1)]),
              ),
            ),
          );
    known.set(value, made);
    return made;
  };
  return (value) => hash(value, levels);
}
