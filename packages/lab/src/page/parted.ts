import type { LifeStep } from '@glasshouse/model';
import type { ToldLife } from '../worker/messages.js';

/**
 * Steps that all worlds share from the beginning on, and what each has after them. A step is shared where the same happens on the same day; the number or rule
 * behind it is named where it is the same too.
 */
export function parted(life: Pick<ToldLife, 'arms'>): { shared: LifeStep[]; rest: LifeStep[][]; day: string | null } {
  const lists = life.arms.map(({ steps }) => steps);
  const alike = (i: number, told: (step: LifeStep) => unknown): boolean =>
    lists.every((steps) => steps[i] !== undefined && JSON.stringify(told(steps[i])) === JSON.stringify(told(lists[0]![i]!)));
  let n = 0;
  while (alike(n, ({ day, text }) => [day, text])) n++;
  const rest = lists.map((steps) => steps.slice(n));
  const days = rest.flatMap((steps) => (steps[0] ? [steps[0].day] : [])).sort();
  const shared = lists[0]!.slice(0, n).map((step, i) => (alike(i, (one) => one) ? step : { ...step, rule: null, quantity: null }));
  return { shared, rest, day: days[0] ?? null };
}
