/**
 * What a claim can refer to:
 * `experiment.indicator@arm` (no `@arm`: the baseline), `experiment.indicator@arm-baseline` or `@arm-other_arm`
 * (difference with the same random draws), `experiment.fitting` (number of fitting points), `register.<series>.<figure>`,
 * `row.E113` (the number of a row of the register). `search.` before a number of an experiment: its bounds by a stored search.
 */
export type Reference =
  | { kind: 'indicator'; experiment: string; indicator: string; arm: string | null; minus: string | null; searched: boolean }
  | { kind: 'fitting'; experiment: string }
  | { kind: 'register'; series: string; figure: string }
  | { kind: 'row'; row: string };

const SEARCH = 'search.';

/** The number of an experiment whose bounds a reference reads. */
export const withoutSearch = (of: string): string => (of.startsWith(SEARCH) ? of.slice(SEARCH.length) : of);

/** Reads a reference, or returns null for a text of another form. */
export function parseReference(text: string): Reference | null {
  const register = /^register\.([a-z0-9_]+)\.([a-z_]+)$/.exec(text);
  if (register) return { kind: 'register', series: register[1]!, figure: register[2]! };
  const row = /^row\.(.+)$/.exec(text);
  if (row) return { kind: 'row', row: row[1]! };
  const searched = text.startsWith(SEARCH);
  const match = /^([a-z0-9_]+)\.([a-z0-9_]+)(?:@([a-z0-9_]+)(?:-([a-z0-9_]+))?)?$/.exec(withoutSearch(text));
  if (!match) return null;
  const [, experiment, indicator, arm, minus] = match;
  if (indicator === 'fitting' && arm === undefined) return searched ? null : { kind: 'fitting', experiment: experiment! };
  return { kind: 'indicator', experiment: experiment!, indicator: indicator!, arm: arm ?? null, minus: minus ?? null, searched };
}
