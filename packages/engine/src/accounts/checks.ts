import type { RunCounts } from '@glasshouse/scenario';
import { CAUSES, OBLIGATION, REASONS } from '../plan/types.js';
import type { Plan } from '../plan/types.js';
import { gridLaws } from './grid-slots.js';
import { marketIdentities } from './market-slots.js';
import { officeIdentities } from './office-slots.js';
import { mindsIdentities } from './minds-slots.js';
import { liabilityLaws, withheldOf } from './liability-laws.js';
import { restarting } from './list-slots.js';
import { isSanction } from './slots.js';
import type { Slots } from './slots.js';

/** A law of the books: `stocks` at an instant = all `inflows` so far - all `outflows` so far. */
export interface Identity {
  name: string;
  stocks: string[];
  inflows: string[];
  outflows: string[];
}

/** Every law that the counters of a plan must obey. */
export function identitiesOf(plan: Plan): Identity[] {
  const laws: Identity[] = [{ name: 'people present', stocks: ['people.present'], inflows: ['people.entered'], outflows: ['people.left'] }];
  for (const stream of plan.streams) {
    if (stream.kind !== OBLIGATION) continue;
    const id = `stream.${stream.id}`;
    laws.push({
      name: `open duties of ${stream.id}`,
      stocks: [`${id}.open_able`, `${id}.open_unable`],
      inflows: [`${id}.opened_able`, `${id}.opened_unable`],
      outflows: [`${id}.performed`, `${id}.dropped`],
    });
    laws.push({
      name: `duties of ${stream.id} that fell due`,
      stocks: [],
      inflows: [`${id}.opportunities`],
      outflows: [`${id}.performed_at_once`, `${id}.opened_able`, `${id}.opened_unable`],
    });
  }
  for (const [l, list] of plan.lists.entries()) {
    const id = `list.${list}`;
    const turned = (way: string, cause: string): string[] => (restarting(plan, l) ? [`${id}.turned_${way}.${cause}`] : []);
    CAUSES.forEach((cause) =>
      laws.push({
        name: `entries of ${list} for ${cause}`,
        stocks: [`${id}.on.${cause}`],
        inflows: [`${id}.entered.${cause}`, ...turned('to', cause)],
        outflows: [`${id}.off.${cause}`, ...turned('from', cause)],
      }),
    );
    laws.push({
      name: `exits of ${list} by reason and by cause`,
      stocks: [],
      inflows: REASONS.map((r) => `${id}.left.${r}`),
      outflows: CAUSES.map((c) => `${id}.off.${c}`),
    });
  }
  plan.measures.forEach((measure) => {
    laws.push({
      name: `people under ${measure}`,
      stocks: [`measure.${measure}.on`],
      inflows: [`measure.${measure}.started`],
      outflows: [`measure.${measure}.ended`],
    });
  });
  laws.push(...mindsIdentities(plan));
  laws.push(...marketIdentities(plan), ...officeIdentities(plan));
  laws.push(...gridLaws(plan));
  laws.push(...liabilityLaws(plan));
  laws.push({ name: 'sanction-days by cause', stocks: [], inflows: CAUSES.map((c) => `harm.days.${c}`), outflows: ['harm.sanction_days'] });
  laws.push({ name: 'days without deed', stocks: ['harm.days.deed'], inflows: ['harm.sanction_days'], outflows: ['harm.without_deed'] });
  const sanctions = plan.measures.filter((_, m) => isSanction(plan, m));
  laws.push({
    name: 'sanction-days by measure',
    stocks: ['harm.sanction_days'],
    inflows: sanctions
      .flatMap((m) => [
        ...CAUSES.flatMap((c) => [`measure.${m}.days.${c}.related`, `measure.${m}.days.${c}.unrelated`]),
        `measure.${m}.children_days`,
        ...(plan.reachesHousehold & (1 << plan.measures.indexOf(m)) ? [`measure.${m}.household_days`] : []),
      ])
      .concat(withheldOf(plan)),
    outflows: [],
  });
  return laws;
}

/**
 * Holds every law at every round's end for every arm, and for every cell at the end. Throws Error naming the first that
 * fails, with both sides. Returns how many comparisons held.
 */
export function checkIdentities(plan: Plan, slots: Slots, counts: RunCounts): { name: string; comparisons: number }[] {
  const index = new Map(slots.reported.map((counter, i) => [counter.id, i]));
  const isStock = (i: number): boolean => slots.reported[i].kind === 'stock';
  return identitiesOf(plan).map((law) => {
    const [stocks, inflows, outflows] = [law.stocks, law.inflows, law.outflows].map((ids) => ids.map((id) => position(index, id)));
    let comparisons = 0;
    const hold = (where: string, stock: number, flow: number): void => {
      comparisons++;
      if (stock !== flow) throw new Error(`the books do not agree: ${law.name}, ${where}: stock ${stock}, flows ${flow}`);
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
        hold(`arm ${plan.arms[arm].id}, cell ${plan.cells[c]}`, sum(row, stocks), sum(row, inflows) - sum(row, outflows)),
      ),
    );
    return { name: law.name, comparisons };
  });
}

const sum = (row: Float64Array, at: number[]): number => at.reduce((total, i) => total + row[i], 0);

function position(index: Map<string, number>, id: string): number {
  const i = index.get(id);
  if (i === undefined) throw new Error(`no counter ${id}`);
  return i;
}
