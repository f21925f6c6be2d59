import type { IndicatorValue, RunResult } from '@glasshouse/model';
import { perOf } from './communities.js';
import { sampleOf } from './indicator.js';
import type { Frame } from './summary.js';

/** Every indicator of an experiment in every arm of one of its runs, as the page prints it. */
export function indicatorValues(frame: Frame, run: RunResult): IndicatorValue[] {
  return frame.indicators.flatMap((bound) => {
    const { id, unit, scaled } = bound.indicator;
    const multiplier = perOf(bound.indicator) * (scaled ? run.weight : 1);
    return run.arms.map((arm, position): IndicatorValue => {
      const { above, below } = sampleOf(bound, run, position, frame.definitions);
      const value = below === 0 ? null : (above / below) * multiplier;
      return { indicator: id, arm, numerator: above, denominator: below, multiplier, value, unit };
    });
  });
}
