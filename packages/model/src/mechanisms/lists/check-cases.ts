import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { ListEntry } from '../../scenario/schema.js';

/** Terms by cases, of which the last alone holds otherwise; terms that follow one another. */
export function checkCases(entry: ListEntry, path: Path, out: Findings): void {
  const { term } = entry;
  if (Array.isArray(term)) {
    term.forEach((each, i) => {
      const last = i === term.length - 1;
      if (last && each.if)
        out.errorAtKey(
          [...path, 'term', i, 'if'],
          'a condition on the last case',
          'a last case without if',
          'Remove it, or add a case: otherwise nobody says how long.',
        );
      if (!last && !each.if)
        out.error(
          [...path, 'term', i],
          'a case without if before the last',
          'if on every case but the last',
          'Add if, or put the case last.',
        );
    });
    for (const key of ['term_law', 'restarts'] as const)
      if (entry[key])
        out.errorAtKey(
          [...path, key],
          `${key} beside a term by cases`,
          `${key} with one term for all`,
          `Remove ${key}, or write one term.`,
        );
  }
  if (entry.rises)
    out.errorAtKey(
      [...path, 'rises'],
      'rises that cannot be split into steps',
      'an entry on a stream, in a file, with one term, a within that is not varied, and no other entry with the id of a step',
      'Correct it. Dates and arms name the entry of a step.',
    );
  if (!entry.consecutive) return;
  if (typeof term === 'string')
    out.errorAtKey(
      [...path, 'consecutive'],
      `consecutive with ${term}`,
      'consecutive where a term has a last day',
      'Remove consecutive, or give a duration.',
    );
  if (entry.restarts)
    out.errorAtKey(
      [...path, 'consecutive'],
      'consecutive beside restarts',
      'one of the two',
      'Remove restarts: terms follow one another, or begin anew.',
    );
}
