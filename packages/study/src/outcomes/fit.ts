import type { Estimate, Indicator, Register, Study, TargetResult } from '@glasshouse/model';
import { naiveTrend } from '../register/naive.js';
import { ratioOfSums } from '../statistics/ratio.js';
import { indicatorEstimate, optionsOf, samplesAt } from './samples.js';
import type { Outcomes } from './samples.js';
import { indicatorOf } from './summary.js';
import type { BoundTarget } from './targets.js';

/**
 * Fitting points without which nothing is said of a fit. With ten, one further fitting point falls outside their least and greatest value in two of
 * eleven cases; with fewer, what is printed is the luck of the sampler.
 */
export const FEWEST_FITTING = 10;

/** Which design points reproduce the fitted counts. */
export interface Fit {
  points: number;
  fitting: ReadonlySet<number>;
  /** The least, over points, of a point's greatest relative miss of a fitted count. */
  nearest: number;
  nearestPoint: number;
}

/** Fitted counts of some points, `[target][point of the list]`, as they are compared with published ones; NaN where nothing could be divided by. */
export function fittedCounts(outcomes: Outcomes, targets: readonly BoundTarget[], points: readonly number[]): number[][] {
  return targets.map(({ indicator, arm }) => {
    const { per } = optionsOf(outcomes, indicator);
    return samplesAt(outcomes, points, (run) => indicatorOf(outcomes.frame, run, indicator, arm)).map(
      ({ samples }) => ratioOfSums(samples) * per,
    );
  });
}

/** |count / published - 1|, or the greatest number where there is no count. */
export const relativeMiss = (count: number, published: number): number =>
  Number.isFinite(count) ? Math.abs(count / published - 1) : Number.MAX_VALUE;

/** The set of points whose every fitted count lies within its tolerance: a set, never one optimum. Null without fitted targets. */
export function fitOf(outcomes: Outcomes, targets: readonly BoundTarget[]): Fit | null {
  const fitted = targets.filter((t) => t.target.use === 'fit');
  if (!outcomes.frame.planned.experiment.fit || fitted.length === 0) return null;
  const worst = new Map<number, number>(outcomes.main.map((p) => [p, 0]));
  const outside = new Set<number>();
  const counts = fittedCounts(outcomes, fitted, outcomes.main);
  fitted.forEach(({ published, tolerance }, t) =>
    outcomes.main.forEach((point, p) => {
      const miss = relativeMiss(counts[t]![p]!, published);
      worst.set(point, Math.max(worst.get(point)!, miss));
      if (!(miss <= tolerance!)) outside.add(point);
    }),
  );
  const [nearestPoint, nearest] = [...worst].reduce((best, entry) => (entry[1] < best[1] ? entry : best));
  return { points: outcomes.main.length, fitting: new Set(outcomes.main.filter((p) => !outside.has(p))), nearest, nearestPoint };
}

/**
 * Each target beside the model and a naive trend. `within`: a fitted or held-out published count, give or take its
 * tolerance, meets the model's range; null for context.
 */
export function targetResults(outcomes: Outcomes, targets: readonly BoundTarget[], study: Study, register: Register): TargetResult[] {
  const { experiment, inputs } = outcomes.frame.planned;
  const indicators: readonly Indicator[] = experiment.indicators;
  return targets.map(({ target, indicator, arm, published, tolerance }): TargetResult => {
    const model = indicatorEstimate(outcomes, indicator, arm);
    return {
      experiment: experiment.id,
      id: target.id,
      title: target.title,
      use: target.use,
      source: target.source,
      published,
      model,
      naive: naiveTrend(target, { targets: experiment.targets, indicators, end: inputs.base.horizon.end }, study, register),
      within: target.use === 'context' ? null : meets(model, published, tolerance ?? 0),
    };
  });
}

function meets(model: Estimate, published: number, tolerance: number): boolean {
  const slack = Math.abs(published) * tolerance;
  return model.points > 0 && model.low <= published + slack && model.high >= published - slack;
}
