import type { CounterDefinition, GroupRatio, RunResult } from '@glasshouse/model';
import { refuse } from '../problem.js';
import type { PlanShape } from '../ports.js';
import type { Sample } from '../statistics/ratio.js';
import { countersOf } from './globs.js';
import { marginsOf } from './harm.js';

/** One comparison of groups bound to the counters and cells of a plan. */
export interface GroupFrame {
  ratio: GroupRatio;
  counters: number[];
  personDays: number;
  categories: { category: string; cells: number[] }[];
}

/** Binds a comparison of groups. Throws InputError where it names no counter, group or category of the plan. */
export function groupFrame(ratio: GroupRatio, definitions: readonly CounterDefinition[], groups: PlanShape['groups']): GroupFrame {
  const where = `ratios.${ratio.id}`;
  const ids = definitions.map((d) => (d.owned === undefined ? d.id : ''));
  const counters = countersOf(ratio.of, ids);
  if (counters.length === 0) refuse(where, ratio.of.join(', '), 'ids of counters', 'Name counters of the data dictionary.');
  const categories = marginsOf(groups).filter((margin) => margin.group === ratio.group);
  if (!categories.some((margin) => margin.category === ratio.reference)) {
    const known = categories.map((margin) => margin.category).join(', ') || groups.map((group) => group.id).join(', ');
    refuse(where, `${ratio.group}: ${ratio.reference}`, known, 'Name a group of the scenario and one of its categories.');
  }
  return { ratio, counters, personDays: ids.indexOf('people.days'), categories };
}

/** `[arm][category]` of one run: what was counted, and person-days. */
export const groupCounts = (frame: GroupFrame, result: RunResult): Sample[][] =>
  result.arms.map((_, arm) =>
    frame.categories.map(({ cells }) => ({
      above: cells.reduce((sum, cell) => sum + frame.counters.reduce((n, c) => n + result.counts.byCell[arm]![cell]![c]!, 0), 0),
      below: cells.reduce((sum, cell) => sum + result.counts.byCell[arm]![cell]![frame.personDays]!, 0),
    })),
  );
