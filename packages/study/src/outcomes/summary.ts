import { countedRounds } from '@glasshouse/model';
import type { CounterDefinition, GroupRatio, ReducedRun, RunResult } from '@glasshouse/model';
import type { PlannedExperiment } from '../design/plan-study.js';
import { runDigest } from '../hash/result-hash.js';
import type { PlanShape } from '../ports.js';
import type { Sample } from '../statistics/ratio.js';
import { checkCommunities } from './communities.js';
import { groupCounts, groupFrame } from './group-counts.js';
import type { GroupFrame } from './group-counts.js';
import { harmFrame, harmOf } from './harm.js';
import type { HarmFrame } from './harm.js';
import { bindIndicator, sampleOf } from './indicator.js';
import type { BoundIndicator } from './indicator.js';

/**
 * What a study keeps of a run in memory; the run's own tables can then be let go. A study holds one for each of its runs, so numbers lie flat, as in a run
 * that is kept by its numbers, and what only the scenario as written tells is kept of that alone.
 */
export interface RunSummary extends Pick<
  ReducedRun,
  'experiment' | 'point' | 'replicate' | 'digest' | 'indicators' | 'groups' | 'harm' | 'checks'
> {
  /** Point 0 only. */
  atZero: AtZero | null;
}

/** What a document tells of the scenario as written alone. */
type AtZero = Pick<ReducedRun, 'gross' | 'firstDifference'> & {
  /** `[arm][year][counter]`, over all places. */
  years: Float64Array[][];
};

/** An experiment bound to its compiled plan: how its runs are read. */
export interface Frame {
  planned: PlannedExperiment;
  definitions: CounterDefinition[];
  years: string[];
  persons: number;
  weight: number;
  horizonDays: number;
  indicators: BoundIndicator[];
  harm: HarmFrame;
  groups: GroupFrame[];
  /** Each list of checks that summaries repeat, once, by what it says. */
  checks: Map<string, RunResult['checks']>;
}

/** Binds an experiment to the shape of its plan at point 0. Throws InputError for an indicator that cannot be read. */
export function frameOf(
  planned: PlannedExperiment,
  plan: PlanShape,
  definitions: CounterDefinition[],
  ratios: readonly GroupRatio[] = [],
): Frame {
  const where = `experiments.${planned.experiment.id}.indicators`;
  const rounds = countedRounds(plan.rounds);
  checkCommunities(where, plan.communities, planned.experiment.indicators);
  return {
    planned,
    definitions,
    years: plan.years,
    persons: plan.persons,
    weight: plan.weight,
    horizonDays: rounds.reduce((days, r) => days + r.last - r.first + 1, 0),
    indicators: planned.experiment.indicators.map((i) =>
      bindIndicator(i, where, { definitions, rounds, groups: plan.groups, indicators: planned.experiment.indicators }),
    ),
    harm: harmFrame(planned.inputs, definitions, plan.groups),
    groups: ratios.map((ratio) => groupFrame(ratio, definitions, plan.groups)),
    checks: new Map(),
  };
}

/**
 * Reduces a run to what the study keeps. `digest`: that of this result, where the thread that made it has computed it already. Throws where the
 * run's tables do not have the shape of the plan.
 */
export function summarise(frame: Frame, result: RunResult, digest: string = runDigest(result)): RunSummary {
  const { ids } = result.counts;
  if (ids.length !== frame.definitions.length || frame.definitions.some(({ id }, i) => id !== ids[i]))
    throw new Error('the run counts other counters than the plan');
  return {
    experiment: result.experiment,
    point: result.point,
    replicate: result.replicate,
    digest,
    indicators: flat(frame.indicators.flatMap((bound) => result.arms.map((_, arm) => sampleOf(bound, result, arm, frame.definitions)))),
    groups: flat(frame.groups.flatMap((group) => groupCounts(group, result).flat())),
    harm: harmOf(frame.harm, result),
    checks: once(frame, result.checks),
    atZero: result.point === 0 ? { gross: grossOf(result), firstDifference: result.firstDifference, years: yearsOf(result) } : null,
  };
}

/** Numerators and denominators in turn. */
const flat = (samples: readonly Sample[]): Float64Array => Float64Array.from(samples.flatMap(({ above, below }) => [above, below]));

const sampleAt = (numbers: Float64Array, position: number): Sample => ({
  above: numbers[2 * position]!,
  below: numbers[2 * position + 1]!,
});

/** Numerator and denominator of an indicator of a run in an arm, both by position. */
export const indicatorOf = ({ planned }: Frame, run: RunSummary, indicator: number, arm: number): Sample =>
  sampleAt(run.indicators, indicator * planned.inputs.arms.length + arm);

/** Counts and person-days of a category of a comparison of groups, in a run and an arm, all by position. */
export function groupOf({ planned, groups }: Frame, run: RunSummary, at: { group: number; arm: number; category: number }): Sample {
  const arms = planned.inputs.arms.length;
  const before = groups.slice(0, at.group).reduce((sum, { categories }) => sum + arms * categories.length, 0);
  return sampleAt(run.groups, before + at.arm * groups[at.group]!.categories.length + at.category);
}

/** Checks of a run, in a list that all runs of an experiment share whose checks compared as much. */
function once({ checks: known }: Frame, checks: RunResult['checks']): RunResult['checks'] {
  const plain = checks.map(({ name, comparisons }) => ({ name, comparisons }));
  const said = JSON.stringify(plain);
  const same = known.get(said);
  if (same) return same;
  known.set(said, plain);
  return plain;
}

const grossOf = ({ effects }: RunResult): ReducedRun['gross'] =>
  effects.map((e) => ({
    arm: e.arm,
    more: sum(e.more),
    fewer: sum(e.fewer),
    same: sum(e.same),
    daysAdded: sum(e.daysAdded),
    daysTaken: sum(e.daysTaken),
  }));

const yearsOf = ({ counts }: RunResult): Float64Array[][] => counts.byYear.map((years) => years.map(overPlaces));

/** What a study that keeps numbers only stores of a run. */
export function reduceRun({ digest, indicators, groups, harm, checks, atZero }: RunSummary, result: RunResult): ReducedRun {
  const { experiment, point, replicate, runId, arms, persons, weight, work, firstDifference } = result;
  return {
    kept: 'numbers',
    experiment,
    point,
    replicate,
    digest,
    persons,
    weight,
    harm,
    gross: grossOf(result),
    firstDifference,
    checks,
    years: atZero?.years ?? null,
    runId,
    arms,
    work,
    indicators,
    groups,
  };
}

/** What a study reads of a run that was reduced. Throws where its numbers do not have the shape of the plan. */
export function summaryOf(frame: Frame, run: ReducedRun): RunSummary {
  const { experiment, point, replicate, digest, harm, gross, firstDifference, years, indicators, groups } = run;
  const arms = frame.planned.inputs.arms.length;
  const categories = frame.groups.reduce((sum, group) => sum + group.categories.length, 0);
  if (run.arms.length !== arms || indicators.length !== 2 * arms * frame.indicators.length || groups.length !== 2 * arms * categories)
    throw new Error('the run holds other numbers than the study');
  return {
    experiment,
    point,
    replicate,
    digest,
    indicators,
    groups,
    harm,
    checks: once(frame, run.checks),
    atZero: point === 0 && years ? { gross, firstDifference, years } : null,
  };
}

function overPlaces(places: Float64Array[]): Float64Array {
  const out = new Float64Array(places[0]?.length ?? 0);
  for (const counts of places) counts.forEach((value, i) => (out[i]! += value));
  return out;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
