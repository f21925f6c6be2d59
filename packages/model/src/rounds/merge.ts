import { communityCounts } from '../books/community-book.js';
import { checkIdentities } from '../books/checks.js';
import { addGross, keep } from '../books/gross.js';
import { Slots } from '../books/slots.js';
import { dateOf } from '../format/dates.js';
import { countedRounds } from '../plan/rounds.js';
import type { Plan } from '../plan/types.js';
import type { RunResult } from '../results/tables.js';
import type { BatchResult } from './batch-result.js';
import type { Held } from './coordinator.js';

/** What names a run among others. */
export interface RunName {
  experiment: string;
  point: number;
  replicate: number;
  runId: string;
}

/** Everything about a run that the council's side knows beyond the published result. */
export interface RunExtras {
  /** `[arm][community]`. */
  hashes: number[][];
  held: Held;
  /** People worth following, best first by each rule. */
  notable: { person: number; days: number; without: number; difference: number }[];
}

/** Adds the batches of a run together and checks the balances of the books. The order and cut of batches does not matter. */
export function mergeBatches(
  plan: Plan,
  name: RunName,
  parts: { first: number; result: BatchResult }[],
  held: Held,
): RunResult & { extras: RunExtras } {
  const sum = new BatchSum();
  for (const { first, result } of parts) sum.add(first, result);
  return sum.finish(plan, name, held);
}

/** What a batch leaves of each of its communities, in their order. */
type OfCommunities = Pick<BatchResult, 'communities' | 'hashes'> & { first: number };

/** Batches of a run, added up one by one, so that no more than one of them need be kept. Their order and cut do not matter. */
export class BatchSum {
  private sum: BatchResult | null = null;
  private readonly own: OfCommunities[] = [];

  /** Takes in a batch that begins with community `first`. Its tables belong to the sum from now on. */
  add(first: number, result: BatchResult): void {
    const { communities, hashes } = result;
    this.own.push({ first, communities, hashes });
    if (this.sum === null) this.sum = result;
    else addBatch(this.sum, result);
  }

  /** The result of the run, once every batch is in. Throws Error when the books do not agree. */
  finish(plan: Plan, run: RunName, held: Held): RunResult & { extras: RunExtras } {
    if (this.sum === null) throw new RangeError('a run has at least one batch');
    this.own.sort((a, b) => a.first - b.first);
    return resultOf(plan, run, this.sum, this.own, held);
  }
}

function addBatch(sum: BatchResult, more: BatchResult): void {
  addTables(sum.byRound, more.byRound);
  sum.byYear.forEach((years, arm) => addTables(years, more.byYear[arm]));
  addTables(sum.byCell, more.byCell);
  sum.byYearCell.forEach((years, arm) => addTables(years, more.byYearCell[arm]));
  addTables(sum.opening, more.opening);
  addGross(sum.gross, more.gross);
  sum.firstDifference = sum.firstDifference.map((one, arm) => earlier(one, more.firstDifference[arm]));
  sum.notable = keep([...sum.notable, ...more.notable]);
  sum.recounted = Math.max(sum.recounted, more.recounted);
  sum.candidates += more.candidates;
  sum.items += more.items;
  sum.bytes += more.bytes;
  sum.persons += more.persons;
}

type Difference = BatchResult['firstDifference'][number];

/** The first of two differences; of one day, that of the lower number. */
const earlier = (one: Difference, other: Difference): Difference =>
  other.day < one.day || (other.day === one.day && other.person < one.person) ? other : one;

function addTables(sum: Float64Array[][], more: Float64Array[][]): void {
  sum.forEach((rows, i) => rows.forEach((row, j) => addTo(row, more[i][j])));
}

function addTo(sum: Float64Array, more: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] += more[i];
}

function resultOf(plan: Plan, name: RunName, sum: BatchResult, own: OfCommunities[], held: Held): RunResult & { extras: RunExtras } {
  const slots = new Slots(plan);
  const counts = {
    ids: slots.reported.map(({ id }) => id),
    byRound: sum.byRound,
    byYear: sum.byYear.map((years) =>
      years.map((places) => plan.shownPlaces.map((_s, s) => addUp(places.filter((_p, p) => plan.shownPlaceOf[p] === s)))),
    ),
    byCell: sum.byCell,
    ...(plan.groupYears ? { byYearCell: sum.byYearCell } : {}),
  };
  const checks = checkIdentities(plan, slots, counts, sum.opening);
  const warmUp = plan.rounds.length - countedRounds(plan.rounds).length;
  const byRound = warmUp === 0 ? counts.byRound : counts.byRound.map((rounds) => rounds.slice(warmUp));
  checks.push({ name: 'recount of every stock from the people', comparisons: sum.recounted });
  return {
    ...name,
    arms: plan.arms.map((arm) => arm.id),
    persons: sum.persons,
    weight: plan.weight,
    counts: { ...counts, byRound },
    ...(plan.communityColumns.length === 0
      ? {}
      : {
          communities: communityCounts(
            plan,
            counts.ids,
            byRound,
            own.map(({ communities }) => communities),
          ),
        }),
    effects: plan.arms.map((arm, a) => ({ arm: arm.id, ...sum.gross[a] })),
    firstDifference: plan.arms.map((arm, a) => {
      const { day, person } = sum.firstDifference[a];
      return Number.isFinite(day) ? { arm: arm.id, day: dateOf(day), person: `S-${person}` } : { arm: arm.id, day: null, person: null };
    }),
    checks,
    work: {
      candidates: sum.candidates,
      events: sum.items,
      bytesPerPersonArm: sum.bytes / (sum.persons * plan.arms.length),
    },
    extras: {
      hashes: plan.arms.map((_, arm) => own.flatMap(({ hashes }) => [...hashes[arm]])),
      held,
      notable: keep(sum.notable),
    },
  };
}

function addUp(arrays: Float64Array[]): Float64Array {
  const total = Float64Array.from(arrays[0]);
  for (let k = 1; k < arrays.length; k++) addTo(total, arrays[k]);
  return total;
}
