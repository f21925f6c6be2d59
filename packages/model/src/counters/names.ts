import { nearest, suggestion } from '../format/nearest.js';
import type { Scenario } from '../scenario/schema.js';
import { catalogueOf } from './catalogue.js';

/** Ids of the counters of runs of these arms in the world of `base`: those of the catalogue, which the engine lays its books out by. */
export const counterIds = (base: Scenario, arms: readonly Scenario[]): string[] => catalogueOf(base, arms).counters.map(({ id }) => id);

/** Whether a pattern names a counter; `*` stands for any text, dots included. */
export function namesCounter(pattern: string, ids: readonly string[]): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return ids.includes(pattern);
  return ids.some((id) => {
    let at = 0;
    for (const [i, part] of parts.entries()) {
      const found =
        i === 0
          ? id.startsWith(part)
            ? 0
            : -1
          : i === parts.length - 1
            ? id.endsWith(part) && id.length - part.length >= at
              ? id.length - part.length
              : -1
            : id.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return true;
  });
}

/**
 * What may have been meant by a pattern that names no counter, as a sentence. A pattern with `*` is compared part by part with the
 * counters that have as many parts, so that a glob is answered with a glob. A plain id is answered with the nearest counter of which each part is near:
 * a long beginning in common does not make another ending the one that was meant.
 */
export function counterHint(pattern: string, ids: readonly string[], otherwise: string): string {
  const wanted = pattern.split('.');
  if (!pattern.includes('*'))
    return suggestion(
      pattern,
      ids.filter((id) => nearInParts(wanted, id.split('.'))),
      otherwise,
    );
  const globs = new Set<string>();
  for (const id of ids) {
    const parts = id.split('.');
    if (parts.length < wanted.length || (parts.length > wanted.length && wanted.at(-1) !== '*')) continue;
    globs.add(wanted.map((part, i) => mended(part, parts[i]!)).join('.'));
  }
  const known = [...globs].filter((glob) => namesCounter(glob, ids));
  return suggestion(pattern, known, otherwise);
}

/** Whether two ids differ in their points alone, or in parts of which each is near the other. */
const nearInParts = (wanted: readonly string[], parts: readonly string[]): boolean =>
  wanted.length === parts.length
    ? wanted.every((part, i) => part === parts[i] || nearest(part, [parts[i]!]) !== null)
    : wanted.join('_') === parts.join('_');

/** A part of a pattern: as it is where it names the part of an id, or with its star where the text around it is nearly that of the id. */
function mended(part: string, of: string): string {
  if (namesCounter(part, [of])) return part;
  if (!part.includes('*')) return of;
  return part.startsWith('*') ? `*${of.slice(-(part.length - 1))}` : `${of.slice(0, part.indexOf('*'))}*`;
}
