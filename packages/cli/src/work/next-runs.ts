import { InputError } from '@glasshouse/model';
import { StoreError } from '@glasshouse/store';
import type { PlanRow, ResultStore } from '@glasshouse/store';
import { NEXT_RUNS, nextRuns, PlanDiffers } from '@glasshouse/study';
import { simulated as two } from '@glasshouse/report';
import type { NextRuns } from '@glasshouse/study';
import { keptSources } from '../io/sources.js';
import { readyStudy } from '../run-study.js';
import { refuseOtherBuild } from './kept-study.js';

/** Runs that must show a difference before any answer is given, whatever the interval. */
const DIFFERING = 40;
/** Most runs of a study that keeps all counts for ranges to be read: each of them is unpacked, which takes some hundredths of a second. */
const MOST_UNPACKED = 300;

/** What the next runs of a study are expected to show. */
export interface Next {
  more: number;
  differences: NextRuns[];
  /** Why nothing is said; null where something is. */
  unknown: string | null;
}

/** What a folder's complete runs say of the next ones. `holds`: whether a run of the plan is complete. Says why where it cannot tell. Writes nothing. */
export function nextOf(store: ResultStore, plan: readonly PlanRow[], holds: (id: string) => boolean): Next {
  const nothing = (unknown: string): Next => ({ more: NEXT_RUNS, differences: [], unknown });
  if (!plan.some(({ id }) => holds(id))) return nothing('no run is complete');
  try {
    refuseOtherBuild(store);
    const { study, size, seed } = store.start();
    const { prepared, loaded } = readyStudy(keptSources(study, store.inputs()), { size, seed }, plan);
    const ranges = loaded.study.keep === 'numbers' || plan.length <= MOST_UNPACKED;
    const differences = nextRuns(prepared.frames, { holds, read: (id) => store.kept(id), ranges });
    return differences.length === 0
      ? nothing('no experiment compares arms in a harm or names a difference that matters (replicates.matters)')
      : { more: NEXT_RUNS, differences, unknown: null };
  } catch (error) {
    if (error instanceof StoreError || error instanceof InputError || error instanceof PlanDiffers) return nothing(error.message);
    throw error;
  }
}

const some = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What replicates of the scenario as written say of a difference, and what more of them are expected to. */
function ofReplicates({ replicates, matters }: NextRuns): string[] {
  const { planned, complete, missing, differing, halfWidth, expected } = replicates;
  const done = missing === 0 ? some(complete, 'replicate') : `${complete} of ${some(planned, 'planned replicate')} (${missing} missing)`;
  if (complete < 2) return [`${done}: too few for an interval`];
  if (halfWidth === null) return [`${done}: no interval, a run has no case to divide by`];
  if (differing === 0) return [`${done}: the arms differ in none, and more runs are unlikely to help`];
  const now = `${done}: 95 percent interval ±${two(halfWidth)}`;
  const wanted = matters === null ? '' : `; ±${two(matters / 2)} is enough for a difference of ${two(matters)}`;
  const most = expected === null ? `; an experiment has no more replicates than these` : '';
  const then = expected === null ? '' : `, about ±${two(expected.halfWidth)} after ${expected.more} more`;
  if (differing >= DIFFERING) return [`${now}${then}${wanted}${most}`];
  const later = expected === null ? '' : `; after ${expected.more} more, about ${expected.differing} would differ`;
  return [
    `${now}${then}${wanted}${most}`,
    `no answer yet: ${differing === complete ? 'all' : `${differing} of`} ${complete} runs differ, and an answer needs ${DIFFERING} that do${later}`,
  ];
}

/** What more design points would do to the range over assumptions: never narrow it. */
function ofPoints({ planned, complete, low, high, fit }: NonNullable<NextRuns['points']>, more: number): string {
  const points = `${complete} of ${planned} design points`;
  if (fit)
    return `range over the design points that fit, which the report states (${points} complete): more points that fit can only widen it`;
  if (complete === 0) return `no range over assumptions yet: ${points} complete`;
  if (low === null || high === null)
    return `range over assumptions, which the report states (${points} complete): ${more} more points beside these can only widen it`;
  return `range over assumptions ${two(low)} to ${two(high)}, ${points}: ${more} more points beside these can only widen it`;
}

/** The lines of a state, under their heads. `shown`: most differences that are told. */
export function nextLines({ more, differences, unknown }: Next, shown: number): string[][] {
  const head = `${more} more runs`;
  if (unknown !== null) return [[head, `nothing can be said: ${unknown}`]];
  const lines = differences
    .slice(0, shown)
    .flatMap((one) => [
      `${one.of}, ${one.unit}`,
      ...ofReplicates(one).map((line) => `  ${line}`),
      ...(one.points === null ? [] : [`  ${ofPoints(one.points, more)}`]),
    ]);
  const left = differences.length > shown ? [`and ${differences.length - shown} more differences; --json lists all`] : [];
  return [[head, 'expected for the synthetic people if the spread stays the same'], ...[...lines, ...left].map((line) => ['', line])];
}
