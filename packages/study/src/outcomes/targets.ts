import { toBase } from '@glasshouse/model';
import type { Register, Target } from '@glasshouse/model';
import { refuse } from '../problem.js';
import { publishedNumber } from '../register/published.js';
import { armIndex, indicatorIndex } from './positions.js';
import type { Outcomes } from './samples.js';

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
 * Binds the targets of an experiment. Throws InputError where a target names no indicator or arm, where its published
 * value is no number or zero, and where a fitted target has no tolerance.
 */
export function bindTargets(outcomes: Pick<Outcomes, 'frame'>, register: Register): BoundTarget[] {
  const { experiment } = outcomes.frame.planned;
  return experiment.targets.map((target) => {
    const where = `experiments.${experiment.id}.targets.${target.id}`;
    const indicator = indicatorIndex(outcomes, target.indicator);
    if (indicator < 0)
      refuse(where, `the indicator "${target.indicator}"`, experiment.indicators.map((i) => i.id).join(', '), 'Correct the target.');
    const arm = target.arm === undefined ? 0 : armIndex(outcomes, target.arm);
    if (arm < 0) refuse(where, `the arm "${target.arm}"`, experiment.arms.map((a) => a.id).join(', '), 'Correct the target.');
    const published =
      publishedNumber(register, target.source, where) - (target.since === undefined ? 0 : publishedNumber(register, target.since, where));
    if (published === 0) refuse(where, 'a published count of zero', 'a count to which a relative miss can be given', 'Correct the target.');
    const tolerance = target.tolerance ? toBase(target.tolerance) : null;
    if (target.use === 'fit' && tolerance === null)
      refuse(where, 'a fitted target without tolerance', 'tolerance: { value, unit, assumed, range }', 'Correct the target.');
    return { target, indicator, arm, published, tolerance };
  });
}
