import { everyMechanism, isReduced, MONEY } from '@glasshouse/model';
import type { CounterDefinition, KeptRun } from '@glasshouse/model';
import type { ExperimentAxes, TableSource } from './axes.js';
import { axesOf } from './axes.js';
import { runColumns } from './run-columns.js';
import type { CountTable } from './table.js';
import { Choices } from './table.js';

const OF_MEASURE = /^measure\.([^.]+)\.days\.([^.]+)(?:\.(related|unrelated))?$/;
const OF_OTHERS = /^measure\.([^.]+)\.(children|household)_days$/;
const OF_WITHHELD = /^measure\.([^.]+)\.withheld_days\.([^.]+)$/;
const OF_LEDGER = /^harm\.(.+)$/;
const OF_FEES = /^(appeal\.[^.]+)\.fees\.([^.]+)$/;
const OF_POINTS_FEES = /^(ledger\.[^.]+)\.appeals_fees\.([^.]+)$/;
const LEDGER_MONEY = /^harm\.(money.*)$/;

/** What a row holds: measure, word of the harm ledger and relation of contexts. */
interface HarmKey {
  measure: string;
  harm: string;
  context: string;
}

/** One row of the table: counters that it adds up, of days or of money. */
interface HarmRow extends HarmKey {
  money: boolean;
  counters: number[];
}

/** Row of a counter of days, or null where it counts no days of harm: rewards, wishes. */
function daysOf({ id, unit }: CounterDefinition): HarmKey | null {
  if (unit !== 'person-days') return null;
  const days = OF_MEASURE.exec(id);
  if (days) return days[2] === 'reward' ? null : { measure: days[1]!, harm: days[2]!, context: days[3] ?? '' };
  const others = OF_OTHERS.exec(id) ?? OF_WITHHELD.exec(id);
  if (others) return { measure: others[1]!, harm: others[2]!, context: '' };
  const ledger = OF_LEDGER.exec(id);
  return ledger ? { measure: '', harm: ledger[1]!.replace(/^days\./, ''), context: '' } : null;
}

/** Counters of money that mechanisms book as harm of a measure, with the measure and the cause. */
const BOOKED = everyMechanism
  .flatMap(({ harm }) => harm ?? [])
  .filter(({ of }) => of === 'money')
  .map(({ counter }) => new RegExp(`^${counter.replaceAll('.', '\\.').replace('{id}', '([^.]+)').replace('{word}', '([^.]+)')}$`));

/** Row of a counter of money, or null where it counts none that the harm ledger holds: what rewards give, what is owed. */
function moneyOf({ id }: CounterDefinition): HarmKey | null {
  for (const form of [...BOOKED, OF_FEES, OF_POINTS_FEES]) {
    const found = form.exec(id);
    if (found) return { measure: found[1]!, harm: found[2]!, context: '' };
  }
  const ledger = LEDGER_MONEY.exec(id);
  return ledger ? { measure: '', harm: ledger[1]!.replace(/^money\./, ''), context: '' } : null;
}

/** The rows of an experiment: days first, then money. What several counters of money book of one measure and cause is one row. */
function rowsOf(counters: readonly CounterDefinition[]): HarmRow[] {
  const rows: HarmRow[] = [];
  const money = new Map<string, HarmRow>();
  counters.forEach((counter, index) => {
    const inMoney = counter.unit === MONEY;
    const key = inMoney ? moneyOf(counter) : daysOf(counter);
    if (key === null) return;
    const name = `${key.measure} ${key.harm}`;
    const row = (inMoney ? money.get(name) : undefined) ?? { ...key, money: inMoney, counters: [] };
    row.counters.push(index);
    if (inMoney) money.set(name, row);
    else rows.push(row);
  });
  return [...rows, ...money.values()];
}

interface HarmColumns {
  keys: CountTable['keys'];
  other: NonNullable<CountTable['other']>;
  /** Position of the first row of an experiment, and its counts, from the counts of its counters. */
  of(axes: ExperimentAxes, values: Float64Array): { first: number; counts: Float64Array };
}

/** What the tables of harm say in each row, experiment by experiment. */
function harmColumns(source: TableSource): HarmColumns {
  const found: HarmRow[] = [];
  const ofExperiment = new Map<string, { first: number; rows: HarmRow[] }>();
  for (const { experiment, counters } of source.axes) {
    const rows = rowsOf(counters);
    ofExperiment.set(experiment, { first: found.length, rows });
    found.push(...rows);
  }
  return {
    keys: (['measure', 'harm', 'context'] as const).map((id) => ({ id, texts: found.map((row) => row[id]) })),
    other: { id: 'minor_units', of: found.map(({ money }) => money) },
    of({ experiment }, values) {
      const { first, rows } = ofExperiment.get(experiment)!;
      return { first, counts: Float64Array.from(rows, ({ counters }) => counters.reduce((sum, at) => sum + values[at]!, 0)) };
    },
  };
}

/**
 * The harm ledger by cell of groups: person-days of sanctions over the horizon by measure, cause and relation of contexts, and the money that they took
 * by measure and cause, in hundredths of the currency. A row has one of the two. `measure` is empty in the rows of all measures together, and
 * `appeal.<list>` or `ledger.<ledger>` in those of fees for requests against entries or points. Zeros are there: no harm is a finding too.
 */
export function harmTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const cells = new Choices(source.axes.flatMap((axes) => axes.cells));
  const { keys, other, of } = harmColumns(source);
  return {
    id: 'harm',
    columns: [...shared.columns, { id: 'cell', type: 'choice', texts: cells.texts }],
    keys,
    value: 'person_days',
    other,
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const axes = axesOf(source, run);
      for (const [arm, byCell] of run.counts.byCell.entries()) {
        const head = shared.of(run, run.arms[arm]);
        for (const [cell, values] of byCell.entries()) yield { cells: [...head, cells.of(axes.cells[cell])], ...of(axes, values) };
      }
    },
  };
}

/**
 * The same rows by calendar year; by cell of groups too in experiments that keep groups by year, else with no cell. Years add up to the horizon, and
 * cells of a year to the year.
 */
export function harmYearsTable(source: TableSource): CountTable {
  const shared = runColumns(source);
  const years = new Choices(source.axes.flatMap((axes) => axes.years));
  const cells = new Choices(source.axes.flatMap((axes) => axes.cells));
  const { keys, other, of } = harmColumns(source);
  return {
    id: 'harm_years',
    columns: [...shared.columns, { id: 'year', type: 'choice', texts: years.texts }, { id: 'cell', type: 'choice', texts: cells.texts }],
    keys,
    value: 'person_days',
    other,
    *ofRun(run: KeptRun) {
      if (isReduced(run)) return;
      const axes = axesOf(source, run);
      const { byYear, byYearCell } = run.counts;
      for (const [arm, byPlace] of byYear.entries()) {
        const head = shared.of(run, run.arms[arm]);
        for (const [y, places] of byPlace.entries()) {
          const year = years.of(axes.years[y]);
          if (byYearCell === undefined) yield { cells: [...head, year, NO_CELL], ...of(axes, added(places)) };
          else
            for (const [cell, values] of byYearCell[arm][y].entries())
              yield { cells: [...head, year, cells.of(axes.cells[cell])], ...of(axes, values) };
        }
      }
    },
  };
}

/** A choice of none. */
const NO_CELL = -1;

function added(rows: readonly Float64Array[]): Float64Array {
  const sum = Float64Array.from(rows[0]!);
  for (const row of rows.slice(1)) for (let i = 0; i < sum.length; i += 1) sum[i] += row[i]!;
  return sum;
}
