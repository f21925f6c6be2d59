import type { IndicatorResult } from '@glasshouse/model';
import type { Lab } from './state.js';

/** What was computed of the worlds shown, harm first: a study of the reader's has other experiments and arms beside them. */
export function indicatorsShown({ document, state }: Lab): IndicatorResult[] {
  const shown = new Set(state.worlds.map(({ id }) => id));
  const { experiment } = state;
  return (document()?.indicators ?? [])
    .filter((one) => experiment?.of === undefined || one.experiment === experiment.id)
    .sort((a, b) => Number(b.harm) - Number(a.harm))
    .map((one) => ({ ...one, arms: one.arms.filter(({ arm }) => shown.has(arm)) }));
}
