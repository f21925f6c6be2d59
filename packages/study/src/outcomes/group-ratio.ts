import { groupPaths } from '@glasshouse/model';
import type { Estimate, GroupRatio, RatioResult, RatioVerdict } from '@glasshouse/model';
import { estimateOf } from '../statistics/estimate.js';
import { armIndex } from './positions.js';
import { samplesAt } from './samples.js';
import type { Outcomes } from './samples.js';
import { groupOf } from './summary.js';

/**
 * One group against the reference: ratio of counts per person-day, over design points; over replicates the Mantel-Haenszel ratio, in which each
 * run has its own weight. No reference case: `points` is 0.
 */
function estimate(outcomes: Outcomes, id: string, arm: number, category: number, reference: number): Estimate {
  const { frame } = outcomes;
  const group = frame.groups.findIndex(({ ratio }) => ratio.id === id);
  const samples = samplesAt(outcomes, outcomes.main, (run) => {
    const one = groupOf(frame, run, { group, arm, category });
    const other = groupOf(frame, run, { group, arm, category: reference });
    const all = one.below + other.below;
    return all === 0 ? { above: 0, below: 0 } : { above: (one.above * other.below) / all, below: (other.above * one.below) / all };
  });
  const below = samples.some((point) => point.samples.some((sample) => sample.below > 0));
  const known = estimateOf(samples, { per: 1, fitting: outcomes.fitting });
  return below ? { ...known, upperBound: null } : { ...known, points: 0, upperBound: null };
}

/** Away from one: the whole range, widened by the dice where they are known, lies on one side of it. */
function side(estimate: Estimate): -1 | 0 | 1 {
  const low = Math.min(estimate.low, estimate.dice?.[0] ?? estimate.low);
  const high = Math.max(estimate.high, estimate.dice?.[1] ?? estimate.high);
  return low > 1 ? 1 : high < 1 ? -1 : 0;
}

/** What the two runs say of a difference between groups. */
export function verdictOf(equal: Estimate, asWritten: Estimate): RatioVerdict {
  if (equal.points === 0 || asWritten.points === 0) return 'cannot be told';
  const before = side(equal);
  const after = side(asWritten);
  if (before === 0 && after === 0) return 'no difference';
  if (before === 0) return 'put in';
  const apart = asWritten.low > equal.high || asWritten.high < equal.low;
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
      const blind = estimate(equal, ratio.id, armIndex(equal, arm), i, reference);
      const asWritten = estimate(written, ratio.id, armIndex(written, arm), i, reference);
      return [{ category, equal: blind, asWritten, verdict: verdictOf(blind, asWritten) }];
    }),
    putIn: groupPaths(written.frame.planned.inputs.arms[armIndex(written, arm)]!.scenario, [ratio.group]),
  };
}
