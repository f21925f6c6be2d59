import { join } from 'node:path';
import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk, DuckDBInstance, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import type { KeptRun, TableId } from '@glasshouse/model';
import { asStoreError } from './errors.js';
import { draftName, draftOf } from './folder/names.js';
import type { Cell, Column, CountTable, PlainTable, Table, TableRow } from './tables/table.js';

const CHUNK = 2048;
const SQL_TYPE = { choice: 'INTEGER', text: 'VARCHAR', integer: 'DOUBLE', real: 'DOUBLE', truth: 'BOOLEAN' } as const;
/** Reads one file. Parts of its path such as `arm=zzz` are letters, not columns. A file that exists is never taken for a pattern. */
const parquet = (file: string): string => `read_parquet(${file}, hive_partitioning = false, filename = false)`;
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const variable = (column: Column): string => `texts_${column.id}`;
const isCounts = (table: PlainTable | CountTable): table is CountTable => 'keys' in table;

/** A database in memory that can touch one folder and nothing else, and whose settings are locked. */
export interface Warehouse {
  /** Writes tables as Parquet, taking each run once. Returns the number of rows of each. */
  write(tables: Table[], runs: Iterable<KeptRun>, fileOf: (id: TableId) => string): Promise<Record<string, number>>;
  /** Rows of a Parquet file of the folder. */
  read(file: string): Promise<TableRow[]>;
  /** Copies a Parquet file of the folder to a file of comma-separated values in it. */
  toCsv(from: string, to: string): Promise<void>;
  close(): void;
}

/** Takes the rows of one table into the database, in chunks. Counts travel as doubles, which hold them exactly. */
class Loader {
  count = 0;
  readonly #columns: DuckDBValue[][];

  private constructor(
    readonly table: Table,
    private readonly appender: DuckDBAppender,
    private readonly types: DuckDBType[],
    private readonly chunkOf: (types: DuckDBType[], rows: number) => DuckDBDataChunk,
    private readonly listOf: (values: ArrayLike<number>) => DuckDBValue,
  ) {
    this.#columns = types.map(() => []);
  }

  static async into(database: DuckDBConnection, table: Table): Promise<Loader> {
    const { BOOLEAN, DOUBLE, DuckDBDataChunk, INTEGER, LIST, VARCHAR, listValue } = await import('@duckdb/node-api');
    const plain = { choice: INTEGER, text: VARCHAR, integer: DOUBLE, real: DOUBLE, truth: BOOLEAN };
    const fields = table.columns.map((column) => `"${column.id}" ${SQL_TYPE[column.type]}`);
    const types: DuckDBType[] = table.columns.map((column) => plain[column.type]);
    if (isCounts(table)) {
      fields.push('"first" INTEGER', '"counts" DOUBLE[]');
      types.push(INTEGER, LIST(DOUBLE));
    }
    await database.run(`CREATE OR REPLACE TABLE "${table.id}" (${fields.join(', ')})`);
    const chunkOf = (kinds: DuckDBType[], rows: number): DuckDBDataChunk => DuckDBDataChunk.create(kinds, rows);
    const listOf = (values: ArrayLike<number>): DuckDBValue => listValue(values as unknown as number[]);
    return new Loader(table, await database.createAppender(table.id), types, chunkOf, listOf);
  }

  addRun(run: KeptRun): void {
    const { table } = this;
    if (!isCounts(table)) return this.#add(table.ofRun(run));
    for (const { cells, first, counts } of table.ofRun(run)) {
      this.#push([...cells, first, this.listOf(counts)]);
      this.count += counts.length;
    }
  }

  /** Takes the rows that belong to no run, and ends. */
  close(): void {
    if (!isCounts(this.table)) this.#add(this.table.others());
    this.#flush();
    this.appender.closeSync();
  }

  #add(rows: Iterable<Cell[]>): void {
    for (const row of rows) {
      this.#push(row);
      this.count += 1;
    }
  }

  #push(row: readonly DuckDBValue[]): void {
    const columns = this.#columns;
    for (let i = 0; i < columns.length; i += 1) columns[i].push(row[i]);
    if (columns[0].length === CHUNK) this.#flush();
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

/** Texts are held in a variable as an enumeration: the rows carry small integers until they are in the file, which costs a seventh of carrying texts. */
async function setTexts(database: DuckDBConnection, name: string, texts: readonly string[]): Promise<void> {
  const distinct = texts.length === 0 ? [''] : [...new Set(texts)];
  await database.run(`SET VARIABLE ${name} = [${texts.map(quote).join(', ')}]::ENUM (${distinct.map(quote).join(', ')})[]`);
}

async function plainParts(database: DuckDBConnection, columns: readonly Column[]): Promise<string[]> {
  const parts: string[] = [];
  for (const column of columns) {
    if (column.type === 'integer') parts.push(`"${column.id}"::BIGINT AS "${column.id}"`);
    else if (column.type !== 'choice') parts.push(`"${column.id}"`);
    else {
      await setTexts(database, variable(column), column.texts);
      parts.push(`getvariable('${variable(column)}')["${column.id}" + 1] AS "${column.id}"`);
    }
  }
  return parts;
}

/** Texts come from lists held in variables, so that the rows hold small integers only. Lists of counts become a row a count, beside lists of what is counted. */
async function selection(database: DuckDBConnection, table: Table): Promise<string> {
  const heads = await plainParts(database, table.columns);
  if (!isCounts(table)) return `SELECT ${heads.join(', ')} FROM "${table.id}"`;
  const lists: string[] = [];
  for (const { id, texts } of table.keys) {
    await setTexts(database, `texts_${id}`, texts);
    lists.push(`getvariable('texts_${id}')["first" + 1 : "first" + len("counts")] AS "${id}"`);
  }
  const names = table.columns.map(({ id }) => `"${id}"`);
  const keys = table.keys.map(({ id }) => `unnest("${id}") AS "${id}"`);
  const { value, other } = table;
  if (other) {
    await database.run(`SET VARIABLE others = [${other.of.join(', ')}]::BOOLEAN[]`);
    lists.push(`getvariable('others')["first" + 1 : "first" + len("counts")] AS "others"`);
    keys.push('unnest("others") AS "others"');
  }
  const folded = `SELECT ${[...heads, ...lists, '"counts"'].join(', ')} FROM "${table.id}"`;
  const unfolded = `SELECT ${[...names, ...keys, `unnest("counts")::BIGINT AS "${value}"`].join(', ')} FROM (${folded})`;
  if (!other) return unfolded;
  const columns = [...names, ...table.keys.map(({ id }) => `"${id}"`)];
  const split = [`CASE WHEN NOT "others" THEN "${value}" END AS "${value}"`, `CASE WHEN "others" THEN "${value}" END AS "${other.id}"`];
  return `SELECT ${[...columns, ...split].join(', ')} FROM (${unfolded})`;
}

async function open(path: string): Promise<{ instance: DuckDBInstance; database: DuckDBConnection }> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const database = await instance.connect();
  for (const setting of [
    `allowed_directories = [${quote(path)}]`,
    `temp_directory = ${quote(join(path, draftName('spill')))}`,
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
      throw asStoreError(error, join(path, draftOf(file)?.of ?? file));
    }
  };
  const at = (file: string): string => quote(join(path, file));
  return {
    async write(tables, runs, fileOf) {
      const loaders = await Promise.all(tables.map((table) => Loader.into(database, table)));
      for (const run of runs) for (const loader of loaders) loader.addRun(run);
      const counts: Record<string, number> = {};
      for (const loader of loaders) {
        const { table } = loader;
        loader.close();
        const file = fileOf(table.id);
        await guard(file, async () =>
          database.run(`COPY (${await selection(database, table)}) TO ${at(file)} (FORMAT parquet, COMPRESSION zstd)`),
        );
        await database.run(`DROP TABLE "${table.id}"`);
        counts[table.id] = loader.count;
      }
      return counts;
    },
    read: (file) =>
      guard(file, async () => {
        const reader = await database.runAndReadAll(`SELECT * FROM ${parquet(at(file))}`);
        return reader.getRowObjectsJS().map((row) => Object.fromEntries(Object.entries(row).map(([id, cell]) => [id, plain(cell)])));
      }),
    toCsv: (from, to) =>
      guard(to, async () => {
        await database.run(`COPY (SELECT * FROM ${parquet(at(from))}) TO ${at(to)} (FORMAT csv, HEADER)`);
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
