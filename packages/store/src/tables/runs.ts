import type { TableSource } from './axes.js';
import { SYNTHETIC } from './run-columns.js';
import type { Cell, Table } from './table.js';

/** One row a run: what it simulated and how many checks held. No timing, no host. */
export function runsTable(source: TableSource): Table {
  function* rows(): Generator<Cell[]> {
    for (const run of source.runs()) {
      const comparisons = run.checks.reduce((sum, check) => sum + check.comparisons, 0);
      const { candidates, events } = run.work;
      yield [
        true,
        run.runId,
        run.experiment,
        run.point,
        run.replicate,
        run.arms.length,
        run.persons,
        run.weight,
        candidates,
        events,
        run.checks.length,
        comparisons,
      ];
    }
  }
  return {
    id: 'runs',
    columns: [
      SYNTHETIC,
      { id: 'run', type: 'text' },
      { id: 'experiment', type: 'text' },
      { id: 'design_point', type: 'integer' },
      { id: 'replicate', type: 'integer' },
      { id: 'arms', type: 'integer' },
      { id: 'persons', type: 'integer' },
      { id: 'weight', type: 'real' },
      { id: 'candidates', type: 'integer' },
      { id: 'events', type: 'integer' },
      { id: 'checks', type: 'integer' },
      { id: 'comparisons', type: 'integer' },
    ],
    rows: rows(),
  };
}
