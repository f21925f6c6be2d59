import type { StudyDocument } from '@glasshouse/model';
import { diskFolder, ResultReader } from '@glasshouse/store';
import type { TableId, TableRow } from '@glasshouse/store';

/** A finished study in a folder, to be read. */
export interface Results {
  readonly study: string;
  readonly title: string;
  readonly size: 'reduced' | 'full';
  readonly seed: number;
  readonly hash: string;
  /** Everything that the report prints. */
  readonly document: StudyDocument;
  /** Rows of a table, such as `indicators`. A table of a large study may not fit into memory: open the file itself with DuckDB. */
  table(name: TableId): Promise<TableRow[]>;
}

/**
 * Opens the folder of a finished study, such as `results/smoke`. Reads only. Checks that document and tables are those that the study wrote; throws Error
 * with one line that says what is wrong and what to do where they are not, or where the study is unfinished.
 */
export function openResults(folder: string): Results {
  const reader = new ResultReader(diskFolder(folder, { elsewhere: 'copy the result to a folder that can be read' }));
  const { id, title, size, seed, hash } = reader.manifest();
  return { study: id, title, size, seed, hash, document: reader.document(), table: (name) => reader.table(name) };
}
