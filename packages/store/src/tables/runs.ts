import type { KeptRun } from '@glasshouse/model';
import { SYNTHETIC } from './run-columns.js';
import { noRows } from './table.js';
import type { Cell, PlainTable } from './table.js';

/** The row of a run. */
function rowOf(run: KeptRun): Cell[] {
  const comparisons = run.checks.reduce((sum, check) => sum + check.comparisons, 0);
  const { candidates, events } = run.work;
  const { runId, experiment, point, replicate, arms, persons, weight, checks } = run;
  return [true, runId, experiment, point, replicate, arms.length, persons, weight, candidates, events, checks.length, comparisons];
}

/** One row a run: what it simulated and how many checks held. No timing, no host. */
export function runsTable(): PlainTable {
  return {
    id: 'runs',
    columns: [
      SYNTHETIC,
      { id: 'run', type: 'text' },
      { id: 'experiment', type: 'text' },
      { id: 'point', type: 'integer' },
      { id: 'replicate', type: 'integer' },
      { id: 'arms', type: 'integer' },
      { id: 'persons', type: 'integer' },
      { id: 'weight', type: 'real' },
      { id: 'candidates', type: 'integer' },
      { id: 'events', type: 'integer' },
      { id: 'checks', type: 'integer' },
      { id: 'comparisons', type: 'integer' },
    ],
    ofRun: (run) => [rowOf(run)],
    others: noRows,
  };
}
