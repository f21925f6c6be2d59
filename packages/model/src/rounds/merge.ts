import { communityCounts } from '../books/community-book.js';
import { checkIdentities } from '../books/checks.js';
import { keep } from '../books/gross.js';
import { layOutSlots } from '../books/slots.js';
import { dateOf } from '../format/dates.js';
import { countedRounds } from '../plan/rounds.js';
import type { Plan } from '../plan/types.js';
import type { RunResult } from '../results/tables.js';
import type { BatchResult } from './batch.js';
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

/** Adds the batches of a run together and holds the laws of the books. The order and cut of batches does not matter. */
export function mergeBatches(
  plan: Plan,
  name: RunName,
  parts: { first: number; result: BatchResult }[],
  held: Held,
): RunResult & { extras: RunExtras } {
  const ordered = [...parts].sort((a, b) => a.first - b.first).map((part) => part.result);
  const slots = layOutSlots(plan);
  const counts = {
    ids: slots.reported.map(({ id }) => id),
    byRound: plan.arms.map((_, arm) => plan.rounds.map((_r, r) => addUp(ordered.map((part) => part.byRound[arm][r])))),
    byYear: plan.arms.map((_, arm) =>
      plan.years.map((_y, y) =>
        plan.shownPlaces.map((_s, s) =>
          addUp(plan.shownPlaceOf.flatMap((shown, p) => (shown === s ? ordered.map((part) => part.byYear[arm][y][p]) : []))),
        ),
      ),
    ),
    byCell: plan.arms.map((_, arm) => plan.cells.map((_c, c) => addUp(ordered.map((part) => part.byCell[arm][c])))),
    ...(plan.groupYears
      ? {
          byYearCell: plan.arms.map((_, arm) =>
            plan.years.map((_y, y) => plan.cells.map((_c, c) => addUp(ordered.map((part) => part.byYearCell[arm][y][c])))),
          ),
        }
      : {}),
  };
  const opening = ordered[0].opening.map((cells, arm) => cells.map((_c, c) => addUp(ordered.map((part) => part.opening[arm][c]))));
  const checks = checkIdentities(plan, slots, counts, opening);
  const warmUp = plan.rounds.length - countedRounds(plan.rounds).length;
  const byRound = warmUp === 0 ? counts.byRound : counts.byRound.map((rounds) => rounds.slice(warmUp));
  checks.push({ name: 'recount of every stock from the people', comparisons: Math.max(...ordered.map((part) => part.recounted)) });
  const persons = ordered.reduce((sum, part) => sum + part.persons, 0);
  const bytes = ordered.reduce((sum, part) => sum + part.bytes, 0);
  return {
    ...name,
    arms: plan.arms.map((arm) => arm.id),
    persons,
    weight: plan.weight,
    counts: { ...counts, byRound },
    ...(plan.communityColumns.length === 0
      ? {}
      : {
          communities: communityCounts(
            plan,
            counts.ids,
            byRound,
            ordered.map((part) => part.communities),
          ),
        }),
    effects: plan.arms.map((arm, a) => ({
      arm: arm.id,
      more: addUp(ordered.map((part) => part.gross[a].more)),
      fewer: addUp(ordered.map((part) => part.gross[a].fewer)),
      same: addUp(ordered.map((part) => part.gross[a].same)),
      daysAdded: addUp(ordered.map((part) => part.gross[a].daysAdded)),
      daysTaken: addUp(ordered.map((part) => part.gross[a].daysTaken)),
    })),
    firstDifference: plan.arms.map((arm, a) => {
      const first = ordered.map((part) => part.firstDifference[a]).sort((x, y) => x.day - y.day || x.person - y.person)[0];
      return Number.isFinite(first.day)
        ? { arm: arm.id, day: dateOf(first.day), person: `S-${first.person}` }
        : { arm: arm.id, day: null, person: null };
    }),
    checks,
    work: {
      candidates: ordered.reduce((sum, part) => sum + part.candidates, 0),
      events: ordered.reduce((sum, part) => sum + part.items, 0),
      bytesPerPersonArm: bytes / (persons * plan.arms.length),
    },
    extras: {
      hashes: plan.arms.map((_, arm) => ordered.flatMap((part) => [...part.hashes[arm]])),
      held,
      notable: keep(ordered.flatMap((part) => part.notable)),
    },
  };
}

function addUp(arrays: Float64Array[]): Float64Array {
  const total = Float64Array.from(arrays[0]);
  for (let k = 1; k < arrays.length; k++) for (let i = 0; i < total.length; i++) total[i] += arrays[k][i];
  return total;
}
