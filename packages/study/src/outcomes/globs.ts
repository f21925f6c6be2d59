/** True where `pattern` names `id`: the same text, or with `*` standing for any text, dots included. */
export function matches(pattern: string, id: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return pattern === id;
  const head = parts[0]!;
  const tail = parts.at(-1)!;
  if (!id.startsWith(head) || !id.endsWith(tail) || id.length < head.length + tail.length) return false;
  let position = head.length;
  const end = id.length - tail.length;
  for (const part of parts.slice(1, -1)) {
    const found = id.indexOf(part, position);
    if (found < 0 || found + part.length > end) return false;
    position = found + part.length;
  }
  return true;
}

/** Positions of the counters that any of the patterns names, each once, in ascending order. */
export function countersOf(patterns: readonly string[], ids: readonly string[]): number[] {
  return ids.flatMap((id, i) => (patterns.some((pattern) => matches(pattern, id)) ? [i] : []));
}
