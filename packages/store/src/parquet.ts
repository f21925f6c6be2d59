import { join } from 'node:path';
import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBType } from '@duckdb/node-api';
import type { RunResult } from '@glasshouse/scenario';
import { asStoreError } from './errors.js';
import { UNFINISHED } from './folder/folder.js';
import type { Cell, Column, Table, TableId, TableRow } from './tables/table.js';

const CHUNK = 2048;
const SQL_TYPE = { choice: 'INTEGER', text: 'VARCHAR', integer: 'DOUBLE', real: 'DOUBLE', truth: 'BOOLEAN' } as const;
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const variable = (column: Column): string => `texts_${column.id}`;

/** A database in memory that can touch one folder and nothing else, and whose settings are locked. */
export interface Warehouse {
  /** Writes tables as Parquet, taking each run once. Returns the number of rows of each. */
  write(tables: Table[], runs: Iterable<RunResult>, fileOf: (id: TableId) => string): Promise<Record<string, number>>;
  /** Rows of a Parquet file of the folder. */
  read(file: string): Promise<TableRow[]>;
  /** Copies a Parquet file of the folder to a file of comma-separated values in it. */
  toCsv(from: string, to: string): Promise<void>;
  close(): void;
}

/** Takes the rows of one table into the database, in chunks. Counts travel as doubles, which hold them exactly. */
class Loader {
  count = 0;
  readonly #columns: Cell[][];

  private constructor(
    readonly table: Table,
    private readonly appender: DuckDBAppender,
    private readonly types: DuckDBType[],
    private readonly chunkOf: (types: DuckDBType[], rows: number) => DuckDBDataChunk,
  ) {
    this.#columns = types.map(() => []);
  }

  static async into(database: DuckDBConnection, table: Table): Promise<Loader> {
    const { BOOLEAN, DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR } = await import('@duckdb/node-api');
    const types = { choice: INTEGER, text: VARCHAR, integer: DOUBLE, real: DOUBLE, truth: BOOLEAN };
    const fields = table.columns.map((column) => `"${column.id}" ${SQL_TYPE[column.type]}`);
    await database.run(`CREATE OR REPLACE TABLE ${table.id} (${fields.join(', ')})`);
    const chunkOf = (kinds: DuckDBType[], rows: number): DuckDBDataChunk => DuckDBDataChunk.create(kinds, rows);
    return new Loader(
      table,
      await database.createAppender(table.id),
      table.columns.map((column) => types[column.type]),
      chunkOf,
    );
  }

  add(rows: Iterable<Cell[]>): void {
    const columns = this.#columns;
    for (const row of rows) {
      for (let i = 0; i < columns.length; i += 1) columns[i].push(row[i]);
      this.count += 1;
      if (columns[0].length === CHUNK) this.#flush();
    }
  }

  close(): void {
    this.#flush();
    this.appender.closeSync();
  }

  #flush(): void {
    if (this.#columns[0].length === 0) return;
    const chunk = this.chunkOf(this.types, this.#columns[0].length);
    this.#columns.forEach((values, i) => {
      chunk.setColumnValues(i, values);
      values.length = 0;
    });
    this.appender.appendDataChunk(chunk);
  }
}

/** Texts of the choice columns come from lists held in variables, so that the rows hold small integers only. */
async function selection(database: DuckDBConnection, table: Table): Promise<string> {
  const parts: string[] = [];
  for (const column of table.columns) {
    if (column.type === 'integer') parts.push(`"${column.id}"::BIGINT AS "${column.id}"`);
    else if (column.type !== 'choice') parts.push(`"${column.id}"`);
    else {
      await database.run(`SET VARIABLE ${variable(column)} = [${column.texts.map(quote).join(', ')}]::VARCHAR[]`);
      parts.push(`getvariable('${variable(column)}')["${column.id}" + 1] AS "${column.id}"`);
    }
  }
  return `SELECT ${parts.join(', ')} FROM ${table.id}`;
}

async function open(path: string): Promise<{ instance: DuckDBInstance; database: DuckDBConnection }> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const database = await instance.connect();
  for (const setting of [
    `allowed_directories = [${quote(path)}]`,
    `temp_directory = ${quote(join(path, 'spill.unfinished'))}`,
    `memory_limit = '2GB'`,
    `enable_external_access = false`,
    `lock_configuration = true`,
  ]) {
    await database.run(`SET ${setting}`);
  }
  return { instance, database };
}

/** Opens a warehouse on a folder. DuckDB is loaded here, not before. Errors are StoreErrors. */
export async function openWarehouse(path: string): Promise<Warehouse> {
  const { instance, database } = await open(path);
  const guard = async <T>(file: string, act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      throw asStoreError(error, join(path, file.replace(UNFINISHED, '')));
    }
  };
  const at = (file: string): string => quote(join(path, file));
  return {
    async write(tables, runs, fileOf) {
      const loaders = await Promise.all(tables.map((table) => Loader.into(database, table)));
      for (const run of runs) for (const loader of loaders) loader.add(loader.table.ofRun(run));
      const counts: Record<string, number> = {};
      for (const loader of loaders) {
        const { table } = loader;
        loader.add(table.others());
        loader.close();
        const file = fileOf(table.id);
        await guard(file, async () =>
          database.run(`COPY (${await selection(database, table)}) TO ${at(file)} (FORMAT parquet, COMPRESSION zstd)`),
        );
        await database.run(`DROP TABLE ${table.id}`);
        counts[table.id] = loader.count;
      }
      return counts;
    },
    read: (file) =>
      guard(file, async () => {
        const reader = await database.runAndReadAll(`SELECT * FROM read_parquet(${at(file)})`);
        return reader.getRowObjectsJS().map((row) => Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, plain(cell)])));
      }),
    toCsv: (from, to) =>
      guard(to, async () => {
        await database.run(`COPY (SELECT * FROM read_parquet(${at(from)})) TO ${at(to)} (FORMAT csv, HEADER)`);
      }),
    close() {
      database.closeSync();
      instance.closeSync();
    },
  };
}

/** Counts come back as big integers; all of them are below 2^53. */
function plain(cell: unknown): Cell {
  if (typeof cell === 'bigint') return Number(cell);
  return typeof cell === 'number' || typeof cell === 'string' || typeof cell === 'boolean' ? cell : null;
}
