import type { Experiment, Indicator, RunResult } from '@glasshouse/model';
import type { PlanShape } from '../ports.js';
import { marginsOf } from './harm.js';

/** Where an indicator of a group reads: cells, and the years of its period or null for the whole horizon. */
export interface GroupPlaces {
  cells: readonly number[];
  years: { first: number; last: number } | null;
}

/** Whether runs of an experiment keep their counts by group and year. */
export const keepsGroupYears = ({ groups_by_year: asked, indicators }: Experiment): boolean =>
  asked || indicators.some(({ group, from, to }) => group !== undefined && (from !== undefined || to !== undefined));

/** Cells that belong to every category named. */
export function cellsOf(group: NonNullable<Indicator['group']>, groups: PlanShape['groups']): number[] {
  const margins = marginsOf(groups);
  return Object.entries(group).reduce<number[]>((left, [attribute, category]) => {
    const mine = new Set(margins.find((margin) => margin.group === attribute && margin.category === category)?.cells);
    return left.filter((cell) => mine.has(cell));
  }, margins[0]!.cells);
}

/** Sum of counters of a group over its period; `stocks`: those that are read at its end. Throws Error where the run kept no years of groups. */
export function sumOfGroup(
  { cells, years }: GroupPlaces,
  { counts: { byCell, byYearCell } }: RunResult,
  arm: number,
  counters: readonly number[],
  isStock: (counter: number) => boolean,
): number {
  const over = (rows: readonly Float64Array[], counter: number): number => cells.reduce((sum, cell) => sum + rows[cell]![counter]!, 0);
  if (years === null) return counters.reduce((sum, counter) => sum + over(byCell[arm]!, counter), 0);
  if (!byYearCell) throw new Error('the run kept nothing of groups by year');
  const kept = byYearCell[arm]!;
  return counters.reduce((sum, counter) => {
    if (isStock(counter)) return sum + over(kept[years.last]!, counter);
    let total = 0;
    for (let y = years.first; y <= years.last; y += 1) total += over(kept[y]!, counter);
    return sum + total;
  }, 0);
}
