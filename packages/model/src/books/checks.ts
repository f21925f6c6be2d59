import type { Law } from '../counters/catalogue.js';
import type { Plan } from '../plan/types.js';
import { countedRounds } from '../plan/rounds.js';
import type { RunCounts } from '../results/tables.js';
import type { Slots } from './slots.js';

/** Every balance that the counters of a plan must keep. */
export const identitiesOf = (plan: Plan): Law[] => plan.catalogue.laws;

/**
 * `opening`: stocks of each arm and cell at the end of the warm-up, from which the counts of cells begin; empty without one. Rounds are all of the run.
 * Checks every balance at every round's end for every arm, and for every cell at the end. Throws Error naming the first that
 * fails, with both sides. Returns how many comparisons held.
 */
export function checkIdentities(
  plan: Plan,
  slots: Slots,
  counts: RunCounts,
  opening: readonly Float64Array[][] = [],
): { name: string; comparisons: number }[] {
  const index = new Map(slots.reported.map((counter, i) => [counter.id, i]));
  const isStock = (i: number): boolean => slots.reported[i].kind === 'stock';
  const byYear = counts.byYearCell ? [yearsAgree(counts, counts.byYearCell, isStock)] : [];
  const laws = identitiesOf(plan).map((law) => {
    const [stocks, inflows, outflows] = [law.stocks, law.inflows, law.outflows].map((ids) => ids.map((id) => position(index, id)));
    let comparisons = 0;
    const hold = (where: string, stock: number, flow: number): void => {
      comparisons++;
      if (stock !== flow) throw new Error(`the books do not agree: ${law.title}, ${where}: stock ${stock}, flows ${flow}`);
    };
    counts.byRound.forEach((rounds, arm) => {
      let flow = 0;
      let days = 0;
      rounds.forEach((row, r) => {
        flow += sum(row, inflows) - sum(row, outflows);
        const now = sum(row, stocks.filter(isStock));
        days += sum(
          row,
          stocks.filter((i) => !isStock(i)),
        );
        hold(`arm ${plan.arms[arm].id}, round ${plan.rounds[r].label}`, now + days, flow);
      });
    });
    counts.byCell.forEach((cells, arm) =>
      cells.forEach((row, c) =>
        hold(
          `arm ${plan.arms[arm].id}, cell ${plan.cells[c]}`,
          sum(row, stocks) - (opening.length > 0 ? sum(opening[arm][c], stocks) : 0),
          sum(row, inflows) - sum(row, outflows),
        ),
      ),
    );
    return { name: law.title, comparisons };
  });
  return [...laws, ...byYear, harmAgrees(plan, slots, counts)];
}

/** The years of each cell add up to the cell, and each year to the year of all places together. Throws Error where one does not. */
function yearsAgree(
  { ids, byCell, byYear }: RunCounts,
  byYearCell: Float64Array[][][],
  isStock: (i: number) => boolean,
): { name: string; comparisons: number } {
  let comparisons = 0;
  const hold = (where: string, one: number, other: number): void => {
    comparisons++;
    if (one !== other) throw new Error(`the books do not agree: years of groups, ${where}: ${one} and ${other}`);
  };
  byYearCell.forEach((years, arm) =>
    ids.forEach((id, i) => {
      byCell[arm].forEach((row, c) =>
        hold(`${id}, cell ${c}`, isStock(i) ? years.at(-1)![c][i] : years.reduce((total, cells) => total + cells[c][i], 0), row[i]),
      );
      years.forEach((cells, y) =>
        hold(
          `${id}, year ${y}`,
          cells.reduce((total, row) => total + row[i], 0),
          byYear[arm][y].reduce((total, row) => total + row[i], 0),
        ),
      );
    }),
  );
  return { name: 'counts of groups by year, against groups and against years', comparisons };
}

/** Counters of what measures do to people, and the totals of the harm ledger. */
const OF_HARM = /^(harm|measure)\./;

/**
 * Harm by round, by year and place, and by cell of groups is the same whole, for every counter of measures and of the harm ledger that adds up over time.
 * Rounds of the warm-up are in none of them. Throws Error where one differs.
 */
function harmAgrees(plan: Plan, slots: Slots, { byRound, byYear, byCell }: RunCounts): { name: string; comparisons: number } {
  let comparisons = 0;
  const warmUp = plan.rounds.length - countedRounds(plan.rounds).length;
  const whole = (rows: readonly Float64Array[], i: number): number => rows.reduce((total, row) => total + row[i], 0);
  slots.reported.forEach(({ id, kind }, i) => {
    if (kind === 'stock' || !OF_HARM.test(id)) return;
    byRound.forEach((rounds, arm) => {
      const periods = whole(rounds.slice(warmUp), i);
      const others = { years: whole(byYear[arm].flat(), i), groups: whole(byCell[arm], i) };
      for (const [by, other] of Object.entries(others)) {
        comparisons++;
        if (other !== periods)
          throw new Error(`the books do not agree: harm by ${by}, ${id}, arm ${plan.arms[arm].id}: ${other}, by round ${periods}`);
      }
    });
  });
  return { name: 'harm by round, by year and place, and by group', comparisons };
}

const sum = (row: Float64Array, at: number[]): number => at.reduce((total, i) => total + row[i], 0);

function position(index: Map<string, number>, id: string): number {
  const i = index.get(id);
  if (i === undefined) throw new Error(`no counter ${id}`);
  return i;
}
