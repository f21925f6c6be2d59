import { isReduced } from '@glasshouse/model';
import type { CounterDefinition, KeptRun } from '@glasshouse/model';
import type { ExperimentAxes, TableSource } from './axes.js';
import { axesOf } from './axes.js';
import { runColumns } from './run-columns.js';
import { Choices } from './table.js';
import type { Cell, CountRow, CountTable } from './table.js';

/** Counters of each experiment one after the other, and where each experiment begins. */
export function counterKeys(axes: readonly ExperimentAxes[], wanted: (counter: CounterDefinition) => boolean = () => true) {
  const ids: string[] = [];
  const kinds: string[] = [];
  const chosen = new Map<string, { first: number; positions: number[] }>();
  for (const { experiment, counters } of axes) {
    const positions = [...counters.keys()].filter((i) => wanted(counters[i]));
    chosen.set(experiment, { first: ids.length, positions });
    for (const i of positions) {
      ids.push(counters[i].id);
      kinds.push(counters[i].kind);
    }
  }
  return {
    keys: [
      { id: 'counter', texts: ids },
      { id: 'kind', texts: kinds },
    ],
    row(experiment: string, cells: Cell[], values: Float64Array): CountRow {
      const { first, positions } = chosen.get(experiment)!;
      const counts = positions.length === values.length ? values : Float64Array.from(positions, (i) => values[i]);
      return { cells, first, counts };
    },
  };
}

/** Counts over the whole horizon: flows and days are added up over the rounds, stocks are read at the end of the last. */
function totals(rounds: readonly Float64Array[], counters: readonly CounterDefinition[]): Float64Array {
  const last = rounds[rounds.length - 1];
  const sums = new Float64Array(counters.length);
  for (const counts of rounds) for (let i = 0; i < sums.length; i += 1) sums[i] += counts[i];
  counters.forEach((counter, i) => {
    if (counter.kind === 'stock') sums[i] = last[i];
  });
  return sums;
}

/** Every count of every run and arm over the whole horizon (stocks: at its end). Zeros are there. */
export function outcomesTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const { keys, row } = counterKeys(source.axes);
  return {
    id: 'outcomes',
    columns: shared.columns,
    keys,
    value: 'count',
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const { experiment, counters } = axesOf(source, run);
      for (const [arm, rounds] of run.counts.byRound.entries()) {
        yield row(experiment, shared.of(run, run.arms[arm]), totals(rounds, counters));
      }
    },
  };
}

/** Counts by round, of point 0 or of every point where the experiment asks for it. Stocks: at the end of the round. */
export function roundsTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const rounds = new Choices(source.axes.flatMap((axes) => axes.rounds));
  const { keys, row } = counterKeys(source.axes);
  return {
    id: 'rounds',
    columns: [...shared.columns, { id: 'round', type: 'choice', texts: rounds.texts }],
    keys,
    value: 'count',
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const { experiment, rounds: labels, everyPoint } = axesOf(source, run);
      if (run.point !== 0 && !everyPoint) return;
      for (const [arm, byRound] of run.counts.byRound.entries()) {
        const head = shared.of(run, run.arms[arm]);
        for (const [round, counts] of byRound.entries()) yield row(experiment, [...head, rounds.of(labels[round])], counts);
      }
    },
  };
}

/** Counts by calendar year and place. Places do not overlap. Stocks: at the end of the year. */
export function yearsTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const years = new Choices(source.axes.flatMap((axes) => axes.years));
  const places = new Choices(source.axes.flatMap((axes) => axes.places));
  const { keys, row } = counterKeys(source.axes);
  return {
    id: 'years',
    columns: [...shared.columns, { id: 'year', type: 'choice', texts: years.texts }, { id: 'place', type: 'choice', texts: places.texts }],
    keys,
    value: 'count',
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const axes = axesOf(source, run);
      for (const [arm, byYear] of run.counts.byYear.entries()) {
        const head = shared.of(run, run.arms[arm]);
        for (const [year, byPlace] of byYear.entries()) {
          for (const [place, counts] of byPlace.entries()) {
            yield row(axes.experiment, [...head, years.of(axes.years[year]), places.of(axes.places[place])], counts);
          }
        }
      }
    },
  };
}

/** Counts by calendar year and cell of groups, of experiments that keep them; else empty. Stocks: at the end of the year. Leaves out what `cells` does. */
export function groupYearsTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const years = new Choices(source.axes.flatMap((axes) => axes.years));
  const cells = new Choices(source.axes.flatMap((axes) => axes.cells));
  const { keys, row } = counterKeys(source.axes, (counter) => counter.owned === undefined);
  return {
    id: 'group_years',
    columns: [...shared.columns, { id: 'year', type: 'choice', texts: years.texts }, { id: 'cell', type: 'choice', texts: cells.texts }],
    keys,
    value: 'count',
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const axes = axesOf(source, run);
      for (const [arm, byYear] of (run.counts.byYearCell ?? []).entries()) {
        const head = shared.of(run, run.arms[arm]);
        for (const [year, byCell] of byYear.entries()) {
          for (const [cell, counts] of byCell.entries())
            yield row(axes.experiment, [...head, years.of(axes.years[year]), cells.of(axes.cells[cell])], counts);
        }
      }
    },
  };
}

/** Counts over the whole horizon by cell of groups. Cells do not overlap. Counters that belong to places, firms or offices are left out. */
export function cellsTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const cells = new Choices(source.axes.flatMap((axes) => axes.cells));
  const { keys, row } = counterKeys(source.axes, (counter) => counter.owned === undefined);
  return {
    id: 'cells',
    columns: [...shared.columns, { id: 'cell', type: 'choice', texts: cells.texts }],
    keys,
    value: 'count',
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const axes = axesOf(source, run);
      for (const [arm, byCell] of run.counts.byCell.entries()) {
        const head = shared.of(run, run.arms[arm]);
        for (const [cell, counts] of byCell.entries()) yield row(axes.experiment, [...head, cells.of(axes.cells[cell])], counts);
      }
    },
  };
}
