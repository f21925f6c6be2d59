import { countedRounds } from '@glasshouse/model';
import type { CounterDefinition, FirstDifference, GroupRatio, HarmCounts, ReducedRun, RunResult } from '@glasshouse/model';
import type { PlannedExperiment } from '../design/plan-study.js';
import { runDigest } from '../hash/result-hash.js';
import type { PlanShape } from '../ports.js';
import type { Sample } from '../statistics/ratio.js';
import { checkCommunities } from './communities.js';
import { groupCounts, groupFrame } from './group-counts.js';
import type { GroupCounts, GroupFrame } from './group-counts.js';
import { harmFrame, harmOf } from './harm.js';
import type { HarmFrame } from './harm.js';
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
  gross: ReducedRun['gross'];
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
  /** Each text that summaries repeat, once. */
  texts: Map<string, string>;
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
    texts: new Map(),
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
    checks: result.checks.map(({ name, comparisons }) => ({ name: once(frame, name), comparisons })),
    years: result.point === 0 ? result.counts.byYear.map((years) => years.map(overPlaces)) : null,
  };
}

/** The same text, held once for all runs of an experiment. */
function once({ texts }: Frame, text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}

/** What a study that keeps numbers only stores of a run. */
export function reduceRun(summary: RunSummary, { runId, arms, work }: RunResult): ReducedRun {
  const { indicators, groups, ...rest } = summary;
  const flat = (samples: Sample[]): Float64Array => Float64Array.from(samples.flatMap(({ above, below }) => [above, below]));
  return { kept: 'numbers', ...rest, runId, arms, work, indicators: flat(indicators.flat()), groups: flat(groups.flat(2)) };
}

/** What a study reads of a run that was reduced. Throws where its numbers do not have the shape of the plan. */
export function summaryOf(frame: Frame, run: ReducedRun): RunSummary {
  const { experiment, point, replicate, digest, persons, weight, harm, gross, firstDifference, years } = run;
  const arms = frame.planned.inputs.arms.length;
  const taken = { indicators: 0, groups: 0 };
  const next = (of: 'indicators' | 'groups'): Sample => {
    const at = 2 * taken[of]++;
    const [above, below] = run[of].subarray(at, at + 2);
    if (above === undefined || below === undefined) throw new Error('the run holds other numbers than the study');
    return { above, below };
  };
  const perArm = <T>(make: () => T): T[] => Array.from({ length: arms }, make);
  const indicators = frame.indicators.map(() => perArm(() => next('indicators')));
  const groups = frame.groups.map(({ categories }) => perArm(() => categories.map(() => next('groups'))));
  if (run.indicators.length !== 2 * taken.indicators || run.groups.length !== 2 * taken.groups || run.arms.length !== arms)
    throw new Error('the run holds other numbers than the study');
  const checks = run.checks.map(({ name, comparisons }) => ({ name: once(frame, name), comparisons }));
  return { experiment, point, replicate, digest, persons, weight, indicators, harm, groups, gross, firstDifference, checks, years };
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
