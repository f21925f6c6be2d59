import type { TableSource } from './axes.js';
import { SYNTHETIC } from './run-columns.js';
import { noRows } from './table.js';
import type { Cell, PlainTable } from './table.js';

/** The dictionary of the counters of each experiment: what each counts, in which unit, and whether it is a flow, days or a stock. */
export function countersTable(source: TableSource): PlainTable {
  function* others(): Generator<Cell[]> {
    for (const { experiment, counters } of source.axes) {
      for (const { id, kind, unit, definition } of counters) yield [true, experiment, id, kind, unit, definition];
    }
  }
  return {
    id: 'counters',
    columns: [
      SYNTHETIC,
      { id: 'experiment', type: 'text' },
      { id: 'counter', type: 'text' },
      { id: 'kind', type: 'text' },
      { id: 'unit', type: 'text' },
      { id: 'definition', type: 'text' },
    ],
    ofRun: noRows,
    others,
  };
}
