import type { KeptRun, TableId } from '@glasshouse/model';

/** How a column is stored: `choice` holds one of a few texts, given as a position in its list (-1: none). */
export type Column = { id: string; type: 'choice'; texts: readonly string[] } | { id: string; type: 'text' | 'integer' | 'real' | 'truth' };

export type Cell = number | string | boolean | null;

/** A table in columns and rows. Rows are made as they are asked for, run by run. */
export interface PlainTable {
  id: TableId;
  columns: Column[];
  /** Rows of one run; nothing for a table that does not hold runs, or of counts that the run does not keep. */
  ofRun(run: KeptRun): Iterable<Cell[]>;
  /** Rows that belong to no run, last. */
  others(): Iterable<Cell[]>;
}

/** Counts that share the first cells of their rows. Position `i` of `counts` is described by position `first + i` of each key. */
export interface CountRow {
  cells: Cell[];
  first: number;
  counts: Float64Array;
}

/**
 * A table with one row for each count, zeros included. It is handed over as lists of counts and unfolded by the database,
 * which costs a tenth of handing over single rows.
 */
export interface CountTable {
  id: TableId;
  /** Columns before the count. */
  columns: Column[];
  /** Columns that say what is counted: parallel lists of texts. */
  keys: { id: string; texts: readonly string[] }[];
  /** Name of the column of counts, the last one or the last but one. */
  value: string;
  /** A last column for counts of another unit: those at positions where `of` is true. Each count is in one column, and the other one is empty. */
  other?: { id: string; of: readonly boolean[] };
  ofRun(run: KeptRun): Iterable<CountRow>;
}

export type Table = PlainTable | CountTable;

/** Rows of none. */
export const noRows = (): Iterable<Cell[]> => [];

/** A row as a reader sees it. */
export type TableRow = Record<string, Cell>;

/** The list of texts of a choice column and the position of each. */
export class Choices {
  readonly texts: string[] = [];
  readonly #positions = new Map<string, number>();

  constructor(texts: Iterable<string> = []) {
    for (const text of texts) this.of(text);
  }

  /** Position of a text, which is added when it is new. */
  of(text: string): number {
    const known = this.#positions.get(text);
    if (known !== undefined) return known;
    this.#positions.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** A row as a record, texts in place of positions. */
export function recordOf(columns: Column[], row: Cell[]): TableRow {
  const record: TableRow = {};
  columns.forEach((column, i) => {
    const cell = row[i];
    record[column.id] = column.type === 'choice' && typeof cell === 'number' ? (column.texts[cell] ?? null) : cell;
  });
  return record;
}

/** The rows that a list of counts stands for, as records. */
export function recordsOf(table: CountTable, { cells, first, counts }: CountRow): TableRow[] {
  const { other } = table;
  return Array.from(counts, (count, i) => {
    const others = other?.of[first + i] === true;
    return {
      ...recordOf(table.columns, cells),
      ...Object.fromEntries(table.keys.map((key) => [key.id, key.texts[first + i]])),
      [table.value]: others ? null : count,
      ...(other ? { [other.id]: others ? count : null } : {}),
    };
  });
}
