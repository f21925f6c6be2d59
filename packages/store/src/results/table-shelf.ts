import type { KeptRun, TableId } from '@glasshouse/model';
import type { Folder } from '../folder/folder.js';
import { openWarehouse } from '../parquet.js';
import { recordOf, recordsOf } from '../tables/table.js';
import type { Table, TableRow } from '../tables/table.js';

/** Where the tables of a folder are kept: as Parquet through DuckDB, or as lines of JSON where there is no disk. */
export interface TableShelf {
  file(id: TableId): string;
  /** Writes tables, each whole or not at all, taking each run once. Returns the number of rows of each. */
  write(tables: Table[], runs: Iterable<KeptRun>): Promise<Record<string, number>>;
  read(id: TableId): Promise<TableRow[]>;
  /** Writes a table as comma-separated values to the draft of a file of the folder, and returns the name of the draft. */
  toCsv(id: TableId, name: string): Promise<string>;
  close(): void;
}

/** Removes drafts; what cannot be removed is swept by whoever takes the folder next. */
export function discard(folder: Folder, drafts: Iterable<string>): void {
  for (const draft of drafts) {
    try {
      folder.remove(draft);
    } catch {
      // The reason why it was not finished has been reported already.
    }
  }
}

async function parquetShelf(folder: Folder, path: string): Promise<TableShelf> {
  const warehouse = await openWarehouse(path);
  const file = (id: TableId): string => `${id}.parquet`;
  return {
    file,
    async write(tables, runs) {
      const drafts = new Map(tables.map(({ id }) => [id, folder.draft(file(id))]));
      try {
        const counts = await warehouse.write(tables, runs, (id) => drafts.get(id)!);
        for (const [id, draft] of drafts) folder.adopt(draft, file(id));
        return counts;
      } catch (error) {
        discard(folder, drafts.values());
        throw error;
      }
    },
    read: (id) => warehouse.read(file(id)),
    async toCsv(id, name) {
      const draft = folder.draft(name);
      try {
        await warehouse.toCsv(file(id), draft);
        return draft;
      } catch (error) {
        discard(folder, [draft]);
        throw error;
      }
    },
    close: () => warehouse.close(),
  };
}

const field = (cell: TableRow[string]): string => {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function memoryShelf(folder: Folder): TableShelf {
  const file = (id: TableId): string => `${id}.rows`;
  const read = (id: TableId): TableRow[] => {
    const lines = Buffer.from(folder.read(file(id)) ?? new Uint8Array())
      .toString('utf8')
      .trim();
    return lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as TableRow);
  };
  return {
    file,
    write(tables, runs) {
      const lines = new Map<TableId, string[]>(tables.map(({ id }) => [id, []]));
      const add = (id: TableId, rows: TableRow[]): void => {
        for (const row of rows) lines.get(id)?.push(JSON.stringify(row));
      };
      const records = (table: Table, run: KeptRun): TableRow[] =>
        'keys' in table
          ? Array.from(table.ofRun(run)).flatMap((row) => recordsOf(table, row))
          : Array.from(table.ofRun(run), (row) => recordOf(table.columns, row));
      for (const run of runs) for (const table of tables) add(table.id, records(table, run));
      for (const table of tables) {
        if (!('keys' in table))
          add(
            table.id,
            Array.from(table.others(), (row) => recordOf(table.columns, row)),
          );
      }
      for (const [id, rows] of lines) folder.write(file(id), Buffer.from(rows.join('\n')));
      return Promise.resolve(Object.fromEntries([...lines].map(([id, rows]) => [id, rows.length])));
    },
    read: (id) => Promise.resolve(read(id)),
    toCsv(id, name) {
      const rows = read(id);
      const head = Object.keys(rows[0] ?? {});
      const lines = [head, ...rows.map((row) => head.map((column) => field(row[column])))];
      const draft = folder.draft(name);
      folder.write(draft, Buffer.from(lines.map((line) => `${line.join(',')}\n`).join('')));
      return Promise.resolve(draft);
    },
    close: () => undefined,
  };
}

/** The shelf that suits a folder. */
export const tableShelf = (folder: Folder): Promise<TableShelf> =>
  folder.path === null ? Promise.resolve(memoryShelf(folder)) : parquetShelf(folder, folder.path);
