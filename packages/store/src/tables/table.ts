/** How a column is stored: `choice` holds one of a few texts, given as a position in its list (-1: none). */
export type Column = { id: string; type: 'choice'; texts: readonly string[] } | { id: string; type: 'text' | 'integer' | 'real' | 'truth' };

export type Cell = number | string | boolean | null;

/** A table in columns and rows. Rows are made as they are asked for and can be walked once. */
export interface Table {
  id: TableId;
  columns: Column[];
  rows: Iterable<Cell[]>;
}

export const TABLES = ['outcomes', 'effects', 'harm', 'persons', 'runs'] as const;
export type TableId = (typeof TABLES)[number];

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

/** The rows of a table as records, texts in place of positions. */
export function* records(table: Table): Generator<TableRow> {
  for (const row of table.rows) {
    const record: TableRow = {};
    table.columns.forEach((column, i) => {
      const cell = row[i];
      record[column.id] = column.type === 'choice' && typeof cell === 'number' ? (column.texts[cell] ?? null) : cell;
    });
    yield record;
  }
}
