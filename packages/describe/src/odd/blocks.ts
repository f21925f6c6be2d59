import type { Register } from '@glasshouse/model';
import { isQuantity, papersOf } from '../words/quantity.js';
import { leavesOf, pathOf, valueWords } from '../words/values.js';
import type { ModelPiece } from './model-text.js';

/** A text in a table cell or line, with what Markdown would read as a sign of its own put in its place. */
export const cell = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\|<>]/g, (sign) => `\\${sign}`);

export const heading = (level: number, title: string): string => `${'#'.repeat(level)} ${title}`;

/** What the description of the model says, marked as such. */
export const said = (pieces: readonly ModelPiece[]): string[] => pieces.map(({ whole }) => `${whole} *(model)*`);

/** A required part about which nothing is said anywhere. */
export const empty = (about: string): string => `> **Not stated.** Neither the scenario nor the description of the model says ${about}.`;

/** A required part for which a scenario file has no key, and about which the description of the model says nothing. */
export const noKey = (about: string): string =>
  `> **Not stated.** The format of scenarios has no key for ${about}, and the description of the model says nothing about it.`;

/** What the model says, or the mark of an empty part. */
export const saidOr = (pieces: readonly ModelPiece[], about: string): string[] => (pieces.length > 0 ? said(pieces) : [empty(about)]);

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Everything that a part of a scenario states, one row a number or word, each number with what it rests on. */
export function statedTable(value: unknown, register: Register, skip: readonly string[] = ['title']): string {
  const rows = leavesOf(value)
    .filter(({ keys }) => !(keys.length === 1 && skip.includes(keys[0])))
    .map(({ keys, value: one }) => {
      const papers = isQuantity(one) ? papersOf(one, register) : '';
      return `| \`${pathOf(keys)}\` | ${cell(valueWords(one, register))} | ${cell(papers)} |`;
    });
  return rows.length === 0 ? '' : ['| Key | Says | Source or assumption |', '|---|---|---|', ...rows].join('\n');
}
