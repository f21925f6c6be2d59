import type { TableId } from '@glasshouse/model';
import type { TableSource } from './axes.js';
import { countersTable } from './counters.js';
import { designTable } from './design.js';
import { effectsTable } from './effects.js';
import { harmTable, harmYearsTable } from './harm.js';
import { indicatorsTable } from './indicators.js';
import { cellsTable, groupYearsTable, outcomesTable, roundsTable, yearsTable } from './outcomes.js';
import { personsTable } from './persons.js';
import { runsTable } from './runs.js';
import type { Table } from './table.js';

/** Columns of a table, in their order. They are the same in every study. */
export function columnsOf(id: TableId): string[] {
  const table = TABLE_MAKERS[id]({ axes: [], followed: [], indicators: () => [], design: () => [] });
  const first = table.columns.map((column) => column.id);
  return 'keys' in table ? [...first, ...table.keys.map((key) => key.id), table.value, ...(table.other ? [table.other.id] : [])] : first;
}

/** How each table is made. */
export const TABLE_MAKERS: Record<TableId, (source: TableSource) => Table> = {
  outcomes: outcomesTable,
  rounds: roundsTable,
  years: yearsTable,
  cells: cellsTable,
  group_years: groupYearsTable,
  harm: harmTable,
  harm_years: harmYearsTable,
  effects: effectsTable,
  indicators: indicatorsTable,
  design: designTable,
  persons: personsTable,
  runs: runsTable,
  counters: countersTable,
};
