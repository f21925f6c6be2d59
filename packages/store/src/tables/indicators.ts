import type { KeptRun } from '@glasshouse/model';
import type { TableSource } from './axes.js';
import { runColumns } from './run-columns.js';
import { noRows } from './table.js';
import type { Cell, PlainTable } from './table.js';

/** The study's own numbers, one row a run, arm and indicator: numerator, denominator, and the value as the page prints it. */
export function indicatorsTable(source: TableSource): PlainTable {
  const shared = runColumns(source);
  function* ofRun(run: KeptRun): Generator<Cell[]> {
    for (const { indicator, arm, value, unit, numerator, denominator, multiplier } of source.indicators(run)) {
      yield [...shared.of(run, arm), indicator, value, unit, numerator, denominator, multiplier];
    }
  }
  return {
    id: 'indicators',
    columns: [
      ...shared.columns,
      { id: 'indicator', type: 'text' },
      { id: 'value', type: 'real' },
      { id: 'unit', type: 'text' },
      { id: 'numerator', type: 'real' },
      { id: 'denominator', type: 'real' },
      { id: 'multiplier', type: 'real' },
    ],
    ofRun,
    others: noRows,
  };
}
