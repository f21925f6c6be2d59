import { isReduced } from '@glasshouse/model';
import type { IndicatorValue, KeptRun } from '@glasshouse/model';
import { perOf } from './communities.js';
import { sampleOf } from './indicator.js';
import type { Frame } from './summary.js';

/** Every indicator of an experiment in every arm of one of its runs, as the page prints it. */
export function indicatorValues(frame: Frame, run: KeptRun): IndicatorValue[] {
  return frame.indicators.flatMap((bound, i) => {
    const { id, unit, scaled } = bound.indicator;
    const multiplier = perOf(bound.indicator) * (scaled ? run.weight : 1);
    return run.arms.map((arm, position): IndicatorValue => {
      const at = 2 * (i * run.arms.length + position);
      const { above, below } = isReduced(run)
        ? { above: run.indicators[at]!, below: run.indicators[at + 1]! }
        : sampleOf(bound, run, position, frame.definitions);
      const value = below === 0 ? null : (above / below) * multiplier;
      return { indicator: id, arm, numerator: above, denominator: below, multiplier, value, unit };
    });
  });
}
