import { groupPaths } from '@glasshouse/model';
import type { Estimate, GroupRatio, RatioResult, RatioVerdict } from '@glasshouse/model';
import { estimateOf } from '../statistics/estimate.js';
import { REPLICATES_FOR_INTERVAL } from '../statistics/ratio.js';
import { mostPerPerson } from './most.js';
import { armIndex } from './positions.js';
import { samplesAt } from './samples.js';
import type { Outcomes } from './samples.js';
import { groupOf } from './summary.js';

/** A ratio of groups, and whether it is known well enough that a range on one side of 1 is not chance. */
export interface Compared {
  estimate: Estimate;
  certain: boolean;
}

/**
 * One group against the reference: ratio of counts per person-day, over design points; over replicates the Mantel-Haenszel ratio, in which each
 * run has its own weight. No reference case: `points` is 0.
 */
function compared(outcomes: Outcomes, id: string, arm: number, category: number, reference: number): Compared {
  const { frame, main, fitting } = outcomes;
  const group = frame.groups.findIndex(({ ratio }) => ratio.id === id);
  const samples = samplesAt(outcomes, main, (run) => {
    const one = groupOf(frame, run, { group, arm, category });
    const other = groupOf(frame, run, { group, arm, category: reference });
    const all = one.below + other.below;
    return all === 0 ? { above: 0, below: 0 } : { above: (one.above * other.below) / all, below: (other.above * one.below) / all };
  });
  const below = samples.some((point) => point.samples.some((sample) => sample.below > 0));
  const counted = { of: frame.groups[group]!.counters, places: null, days: frame.horizonDays };
  const known = estimateOf(samples, { per: 1, fitting, mostPerPerson: () => mostPerPerson(frame, counted, [arm]) });
  const estimate = { ...known, upperBound: null, ...(below ? {} : { points: 0 }) };
  return { estimate, certain: isCertain(known, frame.planned.experiment.design.common_dice === true) };
}

/** Nothing seen, and still below 1 by the rule of three; or ten runs with random draws of their own: replicates, or design points. */
export const isCertain = ({ upperBound, replicates, points }: Estimate, sharedDraws: boolean): boolean =>
  upperBound !== null ? upperBound < 1 : replicates >= REPLICATES_FOR_INTERVAL || (!sharedDraws && points >= REPLICATES_FOR_INTERVAL);

/** Away from one: the whole range, widened by the dice where they are known, lies on one side of it. */
function side(estimate: Estimate): -1 | 0 | 1 {
  const low = Math.min(estimate.low, estimate.dice?.[0] ?? estimate.low);
  const high = Math.max(estimate.high, estimate.dice?.[1] ?? estimate.high);
  return low > 1 ? 1 : high < 1 ? -1 : 0;
}

/** What the two runs say of a difference between groups: nothing of one that may be chance. */
export function verdictOf(equal: Compared, asWritten: Compared): RatioVerdict {
  const [one, other] = [equal.estimate, asWritten.estimate];
  if (one.points === 0 || other.points === 0) return 'cannot be told';
  const before = side(one);
  const after = side(other);
  if (before === 0 && after === 0) return 'no difference';
  if (!equal.certain || !asWritten.certain) return 'cannot be told';
  if (before === 0) return 'put in';
  const apart = other.low > one.high || other.high < one.low;
  return apart ? 'both' : 'came out';
}

/** A comparison of groups, equal rates first. The study has been checked: both experiments and the arm are there. */
export function ratioResult(ratio: GroupRatio, all: readonly Outcomes[]): RatioResult {
  const named = (id: string): Outcomes => all.find((one) => one.frame.planned.experiment.id === id)!;
  const written = named(ratio.experiment);
  const equal = named(ratio.equal);
  const arm = ratio.arm ?? written.frame.planned.inputs.arms[0]!.id;
  const frame = written.frame.groups.find((group) => group.ratio.id === ratio.id)!;
  const reference = frame.categories.findIndex(({ category }) => category === ratio.reference);
  return {
    id: ratio.id,
    title: ratio.title,
    experiment: ratio.experiment,
    equal: ratio.equal,
    arm,
    harm: ratio.harm,
    of: ratio.of,
    group: ratio.group,
    reference: ratio.reference,
    rows: frame.categories.flatMap(({ category }, i) => {
      if (i === reference) return [];
      const blind = compared(equal, ratio.id, armIndex(equal, arm), i, reference);
      const asWritten = compared(written, ratio.id, armIndex(written, arm), i, reference);
      return [{ category, equal: blind.estimate, asWritten: asWritten.estimate, verdict: verdictOf(blind, asWritten) }];
    }),
    putIn: groupPaths(written.frame.planned.inputs.arms[armIndex(written, arm)]!.scenario, [ratio.group]),
  };
}
