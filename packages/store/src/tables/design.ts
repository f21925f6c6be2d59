import type { TableSource } from './axes.js';
import { SYNTHETIC } from './run-columns.js';
import { noRows } from './table.js';
import type { Cell, PlainTable } from './table.js';

/** What was varied: one row a design point, arm and path, with the value that ran. */
export function designTable(source: TableSource): PlainTable {
  function* others(): Generator<Cell[]> {
    for (const { experiment, point, kind, base, arm, path, value, unit, role } of source.design()) {
      yield [true, experiment, point, kind, base, arm, path, value, unit, role];
    }
  }
  return {
    id: 'design',
    columns: [
      SYNTHETIC,
      { id: 'experiment', type: 'text' },
      { id: 'point', type: 'integer' },
      { id: 'kind', type: 'text' },
      { id: 'base', type: 'integer' },
      { id: 'arm', type: 'text' },
      { id: 'path', type: 'text' },
      { id: 'value', type: 'real' },
      { id: 'unit', type: 'text' },
      { id: 'role', type: 'text' },
    ],
    ofRun: noRows,
    others,
  };
}
