import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { evaluate } from '../measures/standing.js';

/** Whether a measure that comes into force for a person has begun before: what it rests on only brought none for a time, so what it takes once is not due again. */
export const goesOn = (w: Work, row: number, m: number): boolean =>
  w.state.at.begun >= 0 && ((w.state.annex[w.state.at.begun + row] >>> m) & 1) === 1;

/**
 * Keeps which measures with an amount at once have begun for a person, `w.after` being what is in force now. One is forgotten when it would not be in
 * force even if no request suspended it and no instalments were paid.
 */
export function keepBegun(w: Work, row: number, policy: Policy): void {
  const { annex, at } = w.state;
  if (at.begun < 0) return;
  let begun = annex[at.begun + row] | (w.after.mask & w.plan.takesOnce);
  if ((begun & ~w.after.mask) !== 0) {
    w.liftNothing = true;
    evaluate(w, row, policy, w.third);
    w.liftNothing = false;
    begun &= w.after.mask | w.third.mask;
  }
  annex[at.begun + row] = begun;
}
