import { isReduced } from '@glasshouse/model';
import type { KeptRun } from '@glasshouse/model';
import type { TableSource } from './axes.js';
import { axesOf } from './axes.js';
import { runColumns } from './run-columns.js';
import type { Cell, PlainTable } from './table.js';
import { Choices, noRows } from './table.js';

/** Gross effect of each arm against the baseline with the same random draws, by cell of groups, and the first difference. */
export function effectsTable(source: TableSource): PlainTable {
  const shared = runColumns(source);
  const baselines = new Choices();
  const cells = new Choices(source.axes.flatMap((axes) => axes.cells));
  for (const axes of source.axes) baselines.of(axes.arms[0]);

  function* ofRun(run: KeptRun): Generator<Cell[]> {
    if (isReduced(run)) return;
    const axes = axesOf(source, run);
    for (const effect of run.effects) {
      const first = run.firstDifference.find((one) => one.arm === effect.arm);
      for (const [cell, label] of axes.cells.entries()) {
        yield [
          ...shared.of(run, effect.arm),
          baselines.of(run.arms[0]),
          cells.of(label),
          effect.more[cell],
          effect.fewer[cell],
          effect.same[cell],
          effect.daysAdded[cell],
          effect.daysTaken[cell],
          first?.day ?? null,
          first?.person ?? null,
        ];
      }
    }
  }

  return {
    id: 'effects',
    columns: [
      ...shared.columns,
      { id: 'baseline', type: 'choice', texts: baselines.texts },
      { id: 'cell', type: 'choice', texts: cells.texts },
      { id: 'persons_with_more', type: 'integer' },
      { id: 'persons_with_fewer', type: 'integer' },
      { id: 'persons_with_the_same', type: 'integer' },
      { id: 'sanction_days_added', type: 'integer' },
      { id: 'sanction_days_taken', type: 'integer' },
      { id: 'first_different_day', type: 'text' },
      { id: 'first_person', type: 'text' },
    ],
    ofRun,
    others: noRows,
  };
}
