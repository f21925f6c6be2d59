import { countedRounds } from '@glasshouse/model';
import type { CounterDefinition, FirstDifference, GroupRatio, RunResult } from '@glasshouse/model';
import type { PlannedExperiment } from '../design/plan-study.js';
import { runDigest } from '../hash/result-hash.js';
import type { PlanShape } from '../ports.js';
import type { Sample } from '../statistics/ratio.js';
import { checkCommunities } from './communities.js';
import { groupCounts, groupFrame } from './group-counts.js';
import type { GroupCounts, GroupFrame } from './group-counts.js';
import { harmFrame, harmOf } from './harm.js';
import type { HarmCounts, HarmFrame } from './harm.js';
import { bindIndicator, sampleOf } from './indicator.js';
import type { BoundIndicator } from './indicator.js';

/** What a study keeps of a run; the run's own tables can then be let go. */
export interface RunSummary {
  experiment: string;
  point: number;
  replicate: number;
  digest: string;
  persons: number;
  weight: number;
  /** `[indicator][arm]`. */
  indicators: Sample[][];
  harm: HarmCounts;
  /** `[ratio of groups][arm][category]`: counts, and person-days. */
  groups: GroupCounts;
  /** Sums over cells, by arm. */
  gross: { arm: string; more: number; fewer: number; same: number; daysAdded: number; daysTaken: number }[];
  firstDifference: FirstDifference[];
  checks: RunResult['checks'];
  /** Point 0 only: `[arm][year][counter]`, over all places. */
  years: Float64Array[][] | null;
}

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
    persons: result.persons,
    weight: result.weight,
    indicators: frame.indicators.map((bound) => result.arms.map((_, arm) => sampleOf(bound, result, arm, frame.definitions))),
    harm: harmOf(frame.harm, result),
    groups: frame.groups.map((group) => groupCounts(group, result)),
    gross: result.effects.map((e) => ({
      arm: e.arm,
      more: sum(e.more),
      fewer: sum(e.fewer),
      same: sum(e.same),
      daysAdded: sum(e.daysAdded),
      daysTaken: sum(e.daysTaken),
    })),
    firstDifference: result.firstDifference,
    checks: result.checks,
    years: result.point === 0 ? result.counts.byYear.map((years) => years.map(overPlaces)) : null,
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
