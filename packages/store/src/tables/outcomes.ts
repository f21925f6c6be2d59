import type { CounterDefinition, RunResult } from '@glasshouse/scenario';
import type { ExperimentAxes, TableSource } from './axes.js';
import { axesOf } from './axes.js';
import { runColumns } from './run-columns.js';
import type { Cell, Table } from './table.js';
import { Choices, noRows } from './table.js';

const LEVELS = ['round', 'year', 'horizon'] as const;

/**
 * Every count that is not zero: by round (point 0 of the design only), by year and place, and by cell of groups over the
 * whole horizon. `place` and `cell` are empty where a row holds all of them.
 */
export function outcomesTable(source: TableSource): Table {
  const shared = runColumns(source);
  const all = <T>(of: (axes: ExperimentAxes) => T[]): T[] => source.axes.flatMap(of);
  const periods = new Choices(['', ...all((axes) => axes.rounds), ...all((axes) => axes.years)]);
  const places = new Choices(['', ...all((axes) => axes.places)]);
  const cells = new Choices(['', ...all((axes) => axes.cells)]);
  const definitions = new Map(all((axes) => axes.counters).map((counter) => [counter.id, counter]));
  const counters = new Choices(definitions.keys());
  const kinds = new Choices(['flow', 'stock', 'days']);

  function* counts(head: Cell[], counterList: CounterDefinition[], values: Float64Array, ofPeople = false): Generator<Cell[]> {
    for (let i = 0; i < values.length; i += 1) {
      if (values[i] === 0) continue;
      const counter = counterList[i];
      if (ofPeople && counter.owned !== undefined) continue;
      yield [...head, counters.of(counter.id), kinds.of(counter.kind), values[i]];
    }
  }

  function* ofArm(run: RunResult, axes: ExperimentAxes, arm: number): Generator<Cell[]> {
    const head = shared.of(run, run.arms[arm]);
    const { byRound, byYear, byCell } = run.counts;
    for (const [round, values] of run.point === 0 ? byRound[arm].entries() : []) {
      yield* counts([...head, 0, periods.of(axes.rounds[round]), 0, 0], axes.counters, values);
    }
    for (const [year, byPlace] of byYear[arm].entries()) {
      for (const [place, values] of byPlace.entries()) {
        yield* counts([...head, 1, periods.of(axes.years[year]), places.of(axes.places[place]), 0], axes.counters, values);
      }
    }
    for (const [cell, values] of byCell[arm].entries()) {
      yield* counts([...head, 2, 0, 0, cells.of(axes.cells[cell])], axes.counters, values, true);
    }
  }

  function* ofRun(run: RunResult): Generator<Cell[]> {
    const axes = axesOf(source, run);
    for (const arm of run.arms.keys()) yield* ofArm(run, axes, arm);
  }

  return {
    id: 'outcomes',
    columns: [
      ...shared.columns,
      { id: 'level', type: 'choice', texts: LEVELS },
      { id: 'period', type: 'choice', texts: periods.texts },
      { id: 'place', type: 'choice', texts: places.texts },
      { id: 'cell', type: 'choice', texts: cells.texts },
      { id: 'counter', type: 'choice', texts: counters.texts },
      { id: 'kind', type: 'choice', texts: kinds.texts },
      { id: 'count', type: 'integer' },
    ],
    ofRun,
    others: noRows,
  };
}
