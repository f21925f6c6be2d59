import { toBase } from '@glasshouse/model';
import type { Estimate, Indicator, Register, Study, Target, TargetResult } from '@glasshouse/model';
import { naiveTrend } from '../register/naive.js';
import { publishedNumber } from '../register/published.js';
import { ratioOfSums } from '../statistics/ratio.js';
import { armIndex, indicatorEstimate, indicatorIndex, optionsOf, samplesAt } from './samples.js';
import type { Outcomes } from './samples.js';
import { refuse } from '../problem.js';

/** A target bound to its indicator, arm and published number. */
export interface BoundTarget {
  target: Target;
  indicator: number;
  arm: number;
  published: number;
  /** Greatest |model / published - 1| that counts as fitting; null where none is written. */
  tolerance: number | null;
}

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

/**
 * Binds the targets of an experiment. Throws InputError where a target names no indicator or arm, where its published
 * value is no number or zero, and where a fitted target has no tolerance.
 */
export function bindTargets(outcomes: Pick<Outcomes, 'frame'>, register: Register): BoundTarget[] {
  const { experiment } = outcomes.frame.planned;
  return experiment.targets.map((target) => {
    const where = `experiments.${experiment.id}.targets.${target.id}`;
    const indicator = indicatorIndex(outcomes as Outcomes, target.indicator);
    if (indicator < 0)
      refuse(where, `the indicator "${target.indicator}"`, experiment.indicators.map((i) => i.id).join(', '), 'Correct the target.');
    const arm = target.arm === undefined ? 0 : armIndex(outcomes as Outcomes, target.arm);
    if (arm < 0) refuse(where, `the arm "${target.arm}"`, experiment.arms.map((a) => a.id).join(', '), 'Correct the target.');
    const published =
      publishedNumber(register, target.source, where) - (target.since === undefined ? 0 : publishedNumber(register, target.since, where));
    if (published === 0)
      refuse(where, 'a published count of nought', 'a count to which a relative miss can be given', 'Correct the target.');
    const tolerance = target.tolerance ? toBase(target.tolerance) : null;
    if (target.use === 'fit' && tolerance === null)
      refuse(where, 'a fitted target without tolerance', 'tolerance: { value, unit, assumed, range }', 'Correct the target.');
    return { target, indicator, arm, published, tolerance };
  });
}

/** Fitted counts of some points, `[target][point of the list]`, as they are compared with published ones; NaN where nothing could be divided by. */
export function fittedCounts(outcomes: Outcomes, targets: readonly BoundTarget[], points: readonly number[]): number[][] {
  return targets.map(({ indicator, arm }) => {
    const { per } = optionsOf(outcomes, indicator);
    return samplesAt(outcomes, points, (run) => run.indicators[indicator]![arm]!).map(({ samples }) => ratioOfSums(samples) * per);
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
