/** A counter as the title of a figure: the first clause of its definition. Begins with a small letter. */
export function counterTitle(definition: string): string {
  const clause = definition.split(/[.;:,](?:\s|$)/)[0]!;
  return clause.slice(0, 1).toLowerCase() + clause.slice(1);
}

/** What a counter counts: its unit, and instead of "count" the thing that its definition names first, such as "attempts". */
export const counterUnit = (unit: string, definition: string): string =>
  (unit === 'count' && /^(?:People|(?:[A-Z]\w+ )?\w*[^i\W]s)\b/.exec(definition)?.[0]?.toLowerCase()) || unit;
