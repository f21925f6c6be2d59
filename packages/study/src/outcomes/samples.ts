import type { Estimate } from '@glasshouse/scenario';
import { differenceOf, estimateOf } from '../statistics/estimate.js';
import type { EstimateOptions, PointSamples } from '../statistics/estimate.js';
import type { Sample } from '../statistics/ratio.js';
import { countsPoints as readsPoints } from './indicator.js';
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

export function indicatorIndex(outcomes: Outcomes, id: string): number {
  return outcomes.frame.indicators.findIndex((b) => b.indicator.id === id);
}

export function armIndex(outcomes: Outcomes, id: string): number {
  return outcomes.frame.planned.inputs.arms.findIndex((a) => a.id === id);
}

/** How an indicator is shown and bounded. */
export function optionsOf(outcomes: Outcomes, indicator: number): EstimateOptions {
  const bound = outcomes.frame.indicators[indicator]!;
  return {
    per: bound.indicator.per * (bound.indicator.scaled ? outcomes.frame.weight : 1),
    fitting: outcomes.fitting,
    mostPerPerson: bound.mostPerPerson,
    ...(bound.ceiling === undefined ? {} : { ceiling: bound.ceiling }),
  };
}

/** Estimate of an indicator in an arm, both by position. */
export function indicatorEstimate(outcomes: Outcomes, indicator: number, arm: number): Estimate {
  const estimate = estimateOf(samplesOf(outcomes, indicator, arm), estimateOptions(outcomes, indicator));
  return ofPoints(outcomes, indicator, estimate);
}

/** Estimate of arm minus another arm, paired by point and replicate. */
export function indicatorDifference(outcomes: Outcomes, indicator: number, arm: number, other: number): Estimate {
  const estimate = differenceOf(
    samplesOf(outcomes, indicator, arm),
    samplesOf(outcomes, indicator, other),
    estimateOptions(outcomes, indicator),
  );
  return ofPoints(outcomes, indicator, estimate);
}

const countsPoints = (outcomes: Outcomes, indicator: number): boolean => readsPoints(outcomes.frame.indicators[indicator]!);

/** Points that are counted are chosen before they are put together. */
const estimateOptions = (outcomes: Outcomes, indicator: number): EstimateOptions =>
  countsPoints(outcomes, indicator) ? { ...optionsOf(outcomes, indicator), fitting: null } : optionsOf(outcomes, indicator);

/** Samples of an indicator by point; of one that counts points, the first run of each together, as if of one point. */
function samplesOf(outcomes: Outcomes, indicator: number, arm: number): PointSamples[] {
  const samples = samplesAt(outcomes, outcomes.main, (run) => run.indicators[indicator]![arm]!);
  if (!countsPoints(outcomes, indicator)) return samples;
  const { fitting } = outcomes;
  const kept = samples.filter(({ point }) => !fitting || fitting.size === 0 || fitting.has(point));
  return [{ point: 0, samples: kept.flatMap(({ samples: [first] }) => (first ? [first] : [])) }];
}

/** What is counted are points: the range is that of so many worlds drawn over the assumptions. */
const ofPoints = (outcomes: Outcomes, indicator: number, estimate: Estimate): Estimate =>
  countsPoints(outcomes, indicator) ? { ...estimate, points: estimate.replicates, over: 'assumptions' } : estimate;
