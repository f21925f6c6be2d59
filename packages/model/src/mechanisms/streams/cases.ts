import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { holds } from '../conditions/holds.js';
import { valueFor } from './candidates.js';
import type { CasePlan, StreamPlan } from './plan-types.js';

/** The first case of a stream that holds for a person now, or null. Asked before a draw is made. */
export function caseNow(w: Work, row: number, stream: StreamPlan): CasePlan | null {
  if (stream.cases === null) return null;
  for (let i = 0; i < stream.cases.length; i++) if (holds(w, row, w.policy.asked[stream.cases[i].ask])) return stream.cases[i];
  return null;
}

/**
 * Whether a candidate thinned to the highest rate is met at the rate that the person has now, by a word of its own. Uses up the last draw where some case
 * has a rate.
 */
export function stillMet(w: Work, row: number, stream: StreamPlan): boolean {
  if (!stream.thinsAgain) return true;
  const rate = valueFor(caseNow(w, row, stream)?.rate ?? stream.written, w.people, row);
  w.draw(PURPOSE.case, stream.key, row, w.day, 0);
  return w.word(0) < (rate / stream.rate.values[0]) * ONE;
}

/** Probability that a person takes a chance now when no rule is felt. */
export const inclinationNow = (w: Work, row: number, stream: StreamPlan): number =>
  valueFor(caseNow(w, row, stream)?.inclination ?? stream.inclination, w.people, row);
