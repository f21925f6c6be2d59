/** Edits (insert, delete, replace, swap of neighbours) that turn one word into another. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}

/** The word of `known` nearest to `word`, or null where none is near enough to be meant. Ties: first in order. */
export function nearest(word: string, known: readonly string[]): string | null {
  const small = word.toLowerCase().slice(0, 60);
  if (small.length < 3) return null;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(small.length / 3)) + 1;
  for (const candidate of [...known].sort()) {
    const inside = small.length >= 4 && (candidate.startsWith(small) || (candidate.length >= 4 && small.startsWith(candidate)));
    // A word is no nearer than the two differ in length: long words are not compared letter by letter.
    if (!inside && Math.abs(candidate.length - small.length) >= least) continue;
    const distance = inside ? 1 : editDistance(small, candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** `did you mean "x"?` with a fallback. */
export function suggestion(word: string, known: readonly string[], otherwise: string): string {
  const best = nearest(word, known);
  return best === null ? otherwise : `Did you mean "${best}"?`;
}

/** A list of words for a message, cut after twelve. */
export function words(known: readonly string[]): string {
  if (known.length === 0) return 'none are defined';
  return known.slice(0, 12).join(', ') + (known.length > 12 ? `, ... (${known.length} in all)` : '');
}
