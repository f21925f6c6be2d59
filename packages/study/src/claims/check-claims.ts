import type { Study } from '@glasshouse/model';
import { refuse } from '../problem.js';
import { parseReference } from './reference.js';
import { fill } from './words.js';

/**
 * Refuses, before any run, a claim that refers to what the study does not have, or has an unknown placeholder.
 * Throws InputError.
 */
export function checkClaims(study: Study): void {
  for (const claim of study.claims) {
    const where = `claims.${claim.id}`;
    const texts = [...claim.numbers.map((n) => n.of), ...claim.model.flatMap((m) => m.when.map((c) => c.of))];
    for (const text of texts) {
      const problem = problemOf(text, study);
      if (problem)
        refuse(
          where,
          `"${text}": ${problem}`,
          'experiment.indicator@arm, experiment.indicator@arm-baseline, search.experiment.indicator@arm, experiment.fitting, register.series.figure, row.E113',
          'Correct the reference.',
        );
    }
    const ends = { low: '', middle: '', high: '' };
    const ownOf = (of: string): Record<string, string> =>
      of.startsWith('search.') ? { low: '', high: '', least: '', greatest: '' } : ends;
    const all = Object.fromEntries(claim.numbers.flatMap(({ of }, i) => Object.keys(ownOf(of)).map((end) => [`n${i + 1}.${end}`, ''])));
    const tryFill = (text: string, words: Record<string, string>): void => {
      try {
        fill(text, words);
      } catch (error) {
        refuse(
          where,
          (error as Error).message,
          Object.keys(words)
            .map((w) => `{${w}}`)
            .join(', '),
          'Correct the placeholder.',
        );
      }
    };
    for (const number of claim.numbers) tryFill(number.say, ownOf(number.of));
    for (const text of [claim.quotable, ...claim.model.map((m) => m.under)]) tryFill(text, all);
  }
}

function problemOf(text: string, study: Study): string | null {
  const reference = parseReference(text);
  if (!reference) return 'of no known form';
  if (reference.kind === 'register') {
    if (!study.series.some((s) => s.id === reference.series)) return 'no such series';
    return ['ratio', 'lowest', 'highest', 'first', 'last', 'contradictions'].includes(reference.figure) ? null : 'no such figure';
  }
  if (reference.kind === 'row') return null;
  const experiment = study.experiments.find((e) => e.id === reference.experiment);
  if (!experiment) return 'no such experiment';
  if (reference.kind === 'fitting') return experiment.fit ? null : 'the experiment fits nothing';
  if (!experiment.indicators.some((i) => i.id === reference.indicator)) return 'no such indicator';
  const unknown = [reference.arm, reference.minus].find(
    (a) => a !== null && a !== 'baseline' && !experiment.arms.some((arm) => arm.id === a),
  );
  return unknown === undefined ? null : `no arm "${unknown}"`;
}
