import type { LifeStep } from '@glasshouse/model';
import type { SharedStep } from './side-by-side.js';

/** A line of a life: one step, or several of one kind. */
export interface Line {
  arms: ReadonlySet<number>;
  first: LifeStep;
  last: LifeStep;
  count: number;
}

/** Most steps of a life in which none is folded. */
const SHORT = 40;
/** Fewest steps of one kind that become one line. */
const FEWEST = 3;

/** What two steps of one kind have in common: all but their days and the numbers in their text. */
function kindOf({ arms, step }: SharedStep): string {
  const { stage, text, rule, quantity } = step;
  return JSON.stringify([[...arms], stage, rule, quantity, text.replace(/-?\d[\d,.-]*/g, '0')]);
}

/**
 * The lines of a life in which many steps are of one kind: those become one line, where the first of them stands, with their number and the last. A measure
 * that begins, and what brought it about, is never among them. `whole`: nothing is folded, as in a life of few steps.
 */
export function folded(steps: readonly SharedStep[], whole: boolean): Line[] {
  const single = ({ arms, step }: SharedStep): Line => ({ arms, first: step, last: step, count: 1 });
  if (whole || steps.length <= SHORT) return steps.map(single);
  const kinds = new Map<string, SharedStep[]>();
  for (const one of steps.filter(({ leads }) => !leads)) {
    const kind = kindOf(one);
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return steps.flatMap((one) => {
    const same = one.leads ? [one] : kinds.get(kindOf(one))!;
    if (same.length < FEWEST) return [single(one)];
    return same[0] === one ? [{ arms: one.arms, first: one.step, last: same.at(-1)!.step, count: same.length }] : [];
  });
}
