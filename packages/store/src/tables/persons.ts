import type { TableSource } from './axes.js';
import { SYNTHETIC } from './run-columns.js';
import { noRows } from './table.js';
import type { Cell, PlainTable } from './table.js';

/** The lives of the few followed synthetic persons: one row a dated step and arm. */
export function personsTable(source: TableSource): PlainTable {
  function* others(): Generator<Cell[]> {
    for (const { experiment = '', person, why, groups, lives } of source.followed) {
      const cell = Object.entries(groups)
        .map(([group, category]) => `${group}=${category}`)
        .join(' ');
      for (const { arm, steps, sanctionDays, withoutDeedDays } of lives) {
        const head = [true, experiment, person, why, cell, arm, sanctionDays, withoutDeedDays];
        if (steps.length === 0) yield [...head, 0, null, null, null, null, null, null, null, null];
        for (const [i, step] of steps.entries()) {
          const { path = null, value = null, unit = null, source: from = null } = step.quantity ?? {};
          yield [...head, i + 1, step.day, step.stage, step.text, step.rule, path, value, unit, from];
        }
      }
    }
  }
  return {
    id: 'persons',
    columns: [
      SYNTHETIC,
      { id: 'experiment', type: 'text' },
      { id: 'person', type: 'text' },
      { id: 'why', type: 'text' },
      { id: 'cell', type: 'text' },
      { id: 'arm', type: 'text' },
      { id: 'sanction_days', type: 'integer' },
      { id: 'without_deed_days', type: 'integer' },
      { id: 'step', type: 'integer' },
      { id: 'day', type: 'text' },
      { id: 'stage', type: 'text' },
      { id: 'sentence', type: 'text' },
      { id: 'rule', type: 'text' },
      { id: 'quantity', type: 'text' },
      { id: 'value', type: 'real' },
      { id: 'unit', type: 'text' },
      { id: 'source', type: 'text' },
    ],
    ofRun: noRows,
    others,
  };
}
