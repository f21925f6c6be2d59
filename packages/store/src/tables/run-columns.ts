import type { KeptRun } from '@glasshouse/model';
import type { TableSource } from './axes.js';
import type { Cell, Column } from './table.js';
import { Choices } from './table.js';

/** The columns that say which run and arm a row belongs to, first in every table of runs. */
export interface RunColumns {
  columns: Column[];
  of(run: KeptRun, arm: string): Cell[];
}

/** Every row says that its people are synthetic. */
export const SYNTHETIC: Column = { id: 'synthetic', type: 'truth' };

export function runColumns(source: TableSource): RunColumns {
  const experiments = new Choices(source.axes.map((axes) => axes.experiment));
  const arms = new Choices(source.axes.flatMap((axes) => axes.arms));
  return {
    columns: [
      SYNTHETIC,
      { id: 'experiment', type: 'choice', texts: experiments.texts },
      { id: 'point', type: 'integer' },
      { id: 'replicate', type: 'integer' },
      { id: 'arm', type: 'choice', texts: arms.texts },
    ],
    of: (run, arm) => [true, experiments.of(run.experiment), run.point, run.replicate, arms.of(arm)],
  };
}
