import { UNFINISHED } from '../folder/folder.js';
import type { Folder } from '../folder/folder.js';
import { openWarehouse } from '../parquet.js';
import { records } from '../tables/table.js';
import type { Table, TableId, TableRow } from '../tables/table.js';

/** Where the tables of a folder are kept: as Parquet through DuckDB, or as lines of JSON where there is no disk. */
export interface TableShelf {
  file(id: TableId): string;
  /** Writes a table, whole or not at all. Returns the number of rows. */
  write(table: Table): Promise<number>;
  read(id: TableId): Promise<TableRow[]>;
  /** Writes `csv/<table>.csv` and returns its name. */
  toCsv(id: TableId): Promise<string>;
  close(): void;
}

async function parquetShelf(folder: Folder, path: string): Promise<TableShelf> {
  const warehouse = await openWarehouse(path);
  const file = (id: TableId): string => `${id}.parquet`;
  return {
    file,
    async write(table) {
      const draft = `${file(table.id)}${UNFINISHED}`;
      const count = await warehouse.write(table, draft);
      folder.adopt(draft, file(table.id));
      return count;
    },
    read: (id) => warehouse.read(file(id)),
    async toCsv(id) {
      const name = `csv/${id}.csv`;
      folder.write(name, new Uint8Array());
      await warehouse.toCsv(file(id), `${name}${UNFINISHED}`);
      folder.adopt(`${name}${UNFINISHED}`, name);
      return name;
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
    write(table) {
      const lines = [...records(table)].map((row) => JSON.stringify(row));
      folder.write(file(table.id), Buffer.from(lines.join('\n')));
      return Promise.resolve(lines.length);
    },
    read: (id) => Promise.resolve(read(id)),
    toCsv(id) {
      const rows = read(id);
      const head = Object.keys(rows[0] ?? {});
      const lines = [head, ...rows.map((row) => head.map((column) => field(row[column])))];
      folder.write(`csv/${id}.csv`, Buffer.from(lines.map((line) => `${line.join(',')}\n`).join('')));
      return Promise.resolve(`csv/${id}.csv`);
    },
    close: () => undefined,
  };
}

/** The shelf that suits a folder. */
export const tableShelf = (folder: Folder): Promise<TableShelf> =>
  folder.path === null ? Promise.resolve(memoryShelf(folder)) : parquetShelf(folder, folder.path);
