import { resolve } from 'node:path';
import type { DuckDBDecimalValue, DuckDBValue } from '@duckdb/node-api';
import { COUNT_TABLES, TABLES } from '@glasshouse/model';
import type { TableId } from '@glasshouse/model';
import type { Cell } from './tables/table.js';

/** Names of columns and rows of an answer. Counts below 2^53 are numbers. */
export interface QueryAnswer {
  columns: string[];
  rows: Cell[][];
  /** There were more rows than were asked for. */
  more: boolean;
}

/** Thrown where a query cannot be answered; `message` says why, in the words of the database. */
export class QueryRefused extends Error {}

/** Most characters of text in an answer: what is made of them has to fit in one text. */
const MOST_TEXT = 50_000_000;

const ofCounts: ReadonlySet<string> = new Set(COUNT_TABLES);

const WINDOWS = process.platform === 'win32';

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * What DuckDB takes for this file alone: it reads a path as a pattern, in which `[`, `*` and `?` stand for other characters. Where a name has a backslash and is
 * no path of Windows, no pattern stands for it; DuckDB then takes the path as it is unless other files fit it, and may not read those.
 */
const pathAlone = (file: string): string => (file.includes('\\') && !WINDOWS ? file : file.replace(/[[*?]/g, '[$&]'));

/** What makes a table known by its name in DuckDB. No part of a path is a column. */
const viewOf = (id: TableId, file: string): string =>
  `CREATE OR REPLACE VIEW "${id}" AS SELECT * FROM read_parquet(${quote(file)}, hive_partitioning = false, filename = false);`;

/** A script for `duckdb -init`, started in a result folder, in which each table has its name. */
export const VIEWS = `${['-- Names for the tables of this folder: duckdb -init views.sql', ...TABLES.map((id) => viewOf(id, `${id}.parquet`))].join('\n')}\n`;

/** What the database answers, as a number, a word, or null; days, times, lists and the like in the words of the database. */
const plainBy =
  (Decimal: typeof DuckDBDecimalValue) =>
  (cell: DuckDBValue): Cell => {
    if (typeof cell === 'bigint')
      return cell >= BigInt(Number.MIN_SAFE_INTEGER) && cell <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(cell) : String(cell);
    if (cell === null || cell === undefined) return null;
    // No JSON has a sign for them.
    if (typeof cell === 'number' && !Number.isFinite(cell)) return String(cell);
    if (typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean') return cell;
    return cell instanceof Decimal ? cell.toDouble() : String(cell);
  };

/** Whether nothing but comments and semicolons stand in a text of SQL. */
const isEmpty = (sql: string): boolean => /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/.test(sql);

/**
 * Answers one SELECT over the tables of a result folder, each known by its name. Nothing else can be read and nothing written: the database is in memory, opens
 * the tables of this folder alone, and its settings are locked before it sees the query. At most `most` rows. `numbersOnly`: counts were not kept, so that a query
 * of them is refused. Throws QueryRefused.
 */
export async function queryTables(folder: string, sql: string, most: number, numbersOnly = false): Promise<QueryAnswer> {
  if (isEmpty(sql)) throw new QueryRefused('no statement; one SELECT is answered');
  const { DuckDBDecimalValue: Decimal, DuckDBInstance, StatementType } = await import('@duckdb/node-api');
  const plain = plainBy(Decimal);
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const database = await instance.connect();
  try {
    const file = (id: TableId): string => resolve(folder, `${id}.parquet`);
    // A pattern is allowed as such, and each file that fits it has to be allowed too.
    const paths = [...new Set(TABLES.flatMap((id) => [file(id), pathAlone(file(id))]))].map(quote).join(', ');
    for (const setting of [
      `allowed_paths = [${paths}]`,
      `memory_limit = '2GB'`,
      `max_temp_directory_size = '0B'`,
      'enable_external_access = false',
    ])
      await database.run(`SET ${setting}`);
    const shown = TABLES.filter((id) => !numbersOnly || !ofCounts.has(id));
    for (const id of shown) await database.run(viewOf(id, pathAlone(file(id))));
    await database.run('SET lock_configuration = true');
    const statements = await database.extractStatements(sql);
    if (statements.count !== 1) throw new QueryRefused(`${statements.count} statements; one SELECT is answered`);
    const statement = await statements.prepare(0);
    // EXPLAIN ANALYZE carries out what it explains, and its type does not say what that is. The paths that can be read can be written as well.
    if (statement.statementType !== StatementType.SELECT)
      throw new QueryRefused('a statement that is not a SELECT; tables are read, never changed');
    const reader = await statement.streamAndReadUntil(most + 1);
    const rows = reader.getRows().map((row) => row.map(plain));
    let text = 0;
    for (const row of rows) for (const cell of row) text += typeof cell === 'string' ? cell.length : 0;
    if (text > MOST_TEXT) throw new QueryRefused(`an answer with ${text} characters of text; at most ${MOST_TEXT} are printed`);
    return { columns: reader.deduplicatedColumnNames(), rows: rows.slice(0, most), more: rows.length > most };
  } catch (error) {
    if (error instanceof QueryRefused) throw error;
    const message = (error instanceof Error ? error.message : String(error)).trim();
    const absent = TABLES.find((id) => numbersOnly && ofCounts.has(id) && message.includes(`Table with name ${id} does not exist`));
    throw new QueryRefused(absent === undefined ? message : `${absent}: this study keeps numbers only, and its counts are in no table`);
  } finally {
    database.closeSync();
    instance.closeSync();
  }
}
