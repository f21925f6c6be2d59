import type { TableSource } from './axes.js';
import { effectsTable } from './effects.js';
import { harmTable } from './harm.js';
import { outcomesTable } from './outcomes.js';
import { personsTable } from './persons.js';
import { runsTable } from './runs.js';
import type { Table, TableId } from './table.js';

/** How each table is made, in the order in which they are written. */
export const TABLE_MAKERS: Record<TableId, (source: TableSource) => Table> = {
  outcomes: outcomesTable,
  effects: effectsTable,
  harm: harmTable,
  persons: personsTable,
  runs: runsTable,
};
