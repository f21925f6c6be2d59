import { CAUSES } from '../plan/types.js';
import type { Plan } from '../plan/types.js';
import type { Identity } from './checks.js';
import { isWithheld } from './liability-slots.js';

/** Counters of the days on which benefits were withheld. */
export const withheldOf = (plan: Plan): string[] =>
  plan.measures.flatMap((m, i) => (isWithheld(plan, i) ? CAUSES.map((c) => `measure.${m}.withheld_days.${c}`) : []));

/** Laws of spreads, revolt and doors. */
export function liabilityLaws(plan: Plan): Identity[] {
  return [
    ...plan.spreads.map((id) => ({
      name: `people in revolt against ${id}`,
      stocks: [`spread.${id}.revolt`],
      inflows: [`spread.${id}.revolted`],
      outflows: [`spread.${id}.revolt_left`],
    })),
    ...plan.measures
      .filter((_, m) => plan.doorColumn[m] >= 0)
      .map((id) => ({
        name: `doors closed by ${id}`,
        stocks: [`measure.${id}.doors`],
        inflows: [`measure.${id}.doors_closed`],
        outflows: [`measure.${id}.doors_opened`],
      })),
  ];
}
