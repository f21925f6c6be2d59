import type { Scenario } from '@glasshouse/model';

/** Keys whose text a person wrote freely; all other texts of a scenario are ids, dates, units and fixed words. */
const FREE: ReadonlySet<string> = new Set(['title', 'about', 'ground', 'assumed', 'note', 'locus', 'definition']);

const reference = (sign: string): string => `&#${sign.codePointAt(0) ?? 0};`;

/**
 * A text whose signs mean nothing to Markdown or HTML: marks inside a line, and marks that open a heading, list or quotation at
 * the start of one, become character references. They stand for the same signs on the page, survive further escaping, and
 * open no link, tag, code or table.
 */
export const plainText = (text: string): string =>
  text
    .replace(/[&<>[\]`*|\\~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, reference)
    .replace(/^([ \t]*)([#+=-])(?=\s|[#+=-]|$)/gm, (_, blank: string, sign: string) => blank + reference(sign))
    .replace(/^([ \t]*\d+)([.)])(?=\s|$)/gm, (_, number: string, sign: string) => number + reference(sign));

function plainIn(value: unknown, key: string): unknown {
  if (typeof value === 'string') return FREE.has(key.slice(key.lastIndexOf('.') + 1)) ? plainText(value) : value;
  if (Array.isArray(value)) return value.map((each) => plainIn(each, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainIn(each, name)]));
}

/** A scenario whose free texts may stand anywhere in a Markdown page. Ids, numbers and fixed words stay as they are. */
export const plainTexts = (scenario: Scenario): Scenario => plainIn(scenario, '') as Scenario;
