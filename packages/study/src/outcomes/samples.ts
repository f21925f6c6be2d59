import type { Estimate } from '@glasshouse/model';
import { differenceOf, estimateOf } from '../statistics/estimate.js';
import type { EstimateOptions, PointSamples } from '../statistics/estimate.js';
import type { Sample } from '../statistics/ratio.js';
import { perOf } from './communities.js';
import { countsPoints as readsPoints } from './indicator.js';
import { ceilingPerPerson, mostPerPerson } from './most.js';
import { areOne, isImpossible } from './possible.js';
import { indicatorOf } from './summary.js';
import type { Frame, RunSummary } from './summary.js';

/** All runs of one experiment, reduced, with the frame that reads them. */
export interface Outcomes {
  frame: Frame;
  /** In canonical order: point, replicate. */
  runs: RunSummary[];
  /** Main design points (no sweep), in order. */
  main: number[];
  /** Points that reproduce the fitted counts, or null where the experiment fits nothing. */
  fitting: ReadonlySet<number> | null;
}

/** Collects runs of one experiment in canonical order, whatever order they came in. */
export function outcomesOf(frame: Frame, summaries: readonly RunSummary[]): Outcomes {
  const id = frame.planned.experiment.id;
  const runs = summaries.filter((s) => s.experiment === id).sort((a, b) => a.point - b.point || a.replicate - b.replicate);
  return { frame, runs, main: frame.planned.points.filter((p) => !p.sweep).map((p) => p.index), fitting: null };
}

/** Samples of some quantity at the given points, each point's replicates together. */
export function samplesAt(outcomes: Outcomes, points: readonly number[], read: (run: RunSummary) => Sample): PointSamples[] {
  const byPoint = new Map<number, Sample[]>(points.map((p) => [p, []]));
  for (const run of outcomes.runs) byPoint.get(run.point)?.push(read(run));
  return [...byPoint].map(([point, samples]) => ({ point, samples }));
}

/** How an indicator is shown and bounded, in the given arms. */
export function optionsOf(outcomes: Outcomes, indicator: number, ...arms: number[]): EstimateOptions {
  const { frame, fitting } = outcomes;
  const bound = frame.indicators[indicator]!;
  const ceiling = bound.ceiling ?? ceilingPerPerson(frame, bound, arms);
  return {
    per: perOf(bound.indicator) * (bound.indicator.scaled ? frame.weight : 1),
    fitting,
    mostPerPerson: () => mostPerPerson(frame, bound, arms),
    ...(ceiling === undefined ? {} : { ceiling }),
    ...(countsPoints(outcomes, indicator) ? { counts: 'worlds' as const, fitting: null } : {}),
    impossible: arms.length > 0 && arms.every((arm) => isImpossible(frame, bound, arm)),
  };
}

/** Estimate of an indicator in an arm, both by position. */
export const indicatorEstimate = (outcomes: Outcomes, indicator: number, arm: number): Estimate =>
  estimateOf(samplesOf(outcomes, indicator, arm), optionsOf(outcomes, indicator, arm));

/** Estimate of arm minus another arm, paired by point and replicate. */
export function indicatorDifference(outcomes: Outcomes, indicator: number, arm: number, other: number): Estimate {
  const options = optionsOf(outcomes, indicator, arm, other);
  const impossible = options.impossible === true || areOne(outcomes.frame, arm, other);
  return differenceOf(samplesOf(outcomes, indicator, arm), samplesOf(outcomes, indicator, other), { ...options, impossible });
}

const countsPoints = (outcomes: Outcomes, indicator: number): boolean => readsPoints(outcomes.frame.indicators[indicator]!);

/** Samples of an indicator by point; of one that counts worlds, the first run of each point that fits, together. */
function samplesOf(outcomes: Outcomes, indicator: number, arm: number): PointSamples[] {
  const samples = samplesAt(outcomes, outcomes.main, (run) => indicatorOf(outcomes.frame, run, indicator, arm));
  if (!countsPoints(outcomes, indicator)) return samples;
  const { fitting } = outcomes;
  const kept = samples.filter(({ point }) => !fitting || fitting.size === 0 || fitting.has(point));
  return [{ point: 0, samples: kept.flatMap(({ samples: [first] }) => (first ? [first] : [])) }];
}
