import { InvalidArgumentError, Option } from 'commander';
import { QueryRefused, queryTables, StoreError } from '@glasshouse/store';
import { isReduced, TABLES, visible } from '@glasshouse/model';
import type { Cell, QueryAnswer, ResultStore } from '@glasshouse/store';
import { EXIT } from '../failure.js';
import { openResult } from '../io/places.js';
import { badInput } from '../io/sources.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import type { AddCommand } from '../options.js';

interface QueryOptions {
  format: 'table' | 'csv' | 'json';
  rows: number;
}

const MOST_ROWS = 1_000_000;

const shown = (cell: Cell): string => (cell === null ? '' : String(cell));
/** A cell on one line, as a terminal may show it. */
const shownInLine = (cell: Cell): string => visible(shown(cell).replace(/[\r\n\t]+/g, ' '));
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Columns under their names, numbers to the right. */
function asTable({ columns, rows, more }: QueryAnswer): string {
  const names = columns.map(shownInLine);
  const cells = rows.map((row) => row.map(shownInLine));
  const widths = names.map((name, c) => cells.reduce((most, row) => Math.max(most, row[c]!.length), name.length));
  const right = columns.map((_, c) => rows.length > 0 && rows.every((row) => row[c] === null || typeof row[c] === 'number'));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => (right[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!)))
      .join('  ')
      .trimEnd();
  const end = more ? [`... and more: --rows shows more of them, --format csv is for other programs`] : [];
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line), ...end].join('\n');
}

const asCsv = ({ columns, rows }: QueryAnswer): string =>
  [columns, ...rows.map((row) => row.map(shown))].map((row) => row.map(quoted).join(',')).join('\n');

/** Whether the study of a result keeps numbers only. */
function keepsNumbers(store: ResultStore, run: string | undefined): boolean {
  const kept = run === undefined ? null : store.kept(run);
  return kept !== null && isReduced(kept);
}

/** Answers one SELECT over the tables of a finished result. Reads those tables alone, and writes nothing. */
export async function query(terminal: Terminal, folder: string, sql: string, { format, rows }: QueryOptions): Promise<number> {
  const store = openResult(folder);
  const { hash, files, runs } = store.manifest();
  const [bad] = store.audit().filter(({ file, what }) => file.endsWith('.parquet') && what !== 'added');
  if (bad) throw new StoreError('damaged', `${folder}/${bad.file} is ${bad.what}: its numbers are not those of the runs`);
  if (!files.some(({ file }) => file.endsWith('.parquet'))) throw new StoreError('missing', `${folder} holds no tables in Parquet files`);
  try {
    const answer = await queryTables(store.place, sql, rows, keepsNumbers(store, runs[0]));
    if (format === 'json') terminal.out(json({ ok: true, synthetic: true, hash, ...answer }));
    else terminal.out(format === 'csv' ? asCsv(answer) : asTable(answer));
    if (format === 'csv' && answer.more) terminal.err(`only the first ${rows} rows: --rows shows more of them`);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof QueryRefused)) throw error;
    const [problem] = error.message.split('\n') as [string];
    const [column] = /(?<=Referenced column ")[^"]+(?=" not found)/.exec(problem) ?? [];
    if (column !== undefined)
      throw badInput(
        'query',
        `no column "${column}"`,
        'a column of the tables named after FROM; text in single quotes',
        `If ${column} is text, write '${column.replaceAll("'", "''")}'. See docs/how-to/open-the-tables.md for the columns.`,
      );
    throw badInput(
      'query',
      problem,
      `one SELECT over the tables of the result: ${TABLES.join(', ')}`,
      'See docs/how-to/open-the-tables.md for the tables.',
    );
  }
}

function rowNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > MOST_ROWS) throw new InvalidArgumentError(`Give a whole number from 1 to ${MOST_ROWS}.`);
  return value;
}

export const queryCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('query')
    .description('answer one SQL query over the tables of a finished result; reads only those tables and changes nothing')
    .argument('<folder>', 'a result folder, such as results/smoke')
    .argument('<sql>', 'one SELECT, such as "select arm, avg(value) from indicators group by arm"')
    .addOption(
      new Option('--format <format>', 'output format; in json, NaN and Infinity are text, such as "NaN"')
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .addOption(new Option('--rows <number>', 'maximum number of rows').argParser(rowNumber).default(1000))
    .action(ends((folder: string, sql: string, options: QueryOptions) => query(terminal, folder, sql, options)));
};
