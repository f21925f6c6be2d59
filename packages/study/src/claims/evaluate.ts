import type { Claim, ClaimResult, Estimate, Study } from '@glasshouse/scenario';
import { refuse } from '../problem.js';
import type { Resolved, Resolver } from './reference.js';
import { parseReference } from './reference.js';
import { fill, plainNumber, simulated, wordsOf } from './words.js';

/** Put beside every number of an experiment whose fit came out empty. */
const UNFIT = 'no point of this run fits the published counts; the range is over all points';

const isUnfit = (resolved: Resolved): boolean => resolved.kind === 'estimate' && resolved.unfit;

type Condition = Claim['model'][number]['when'][number];

/** The number that a condition reads off a range. `ratio` is high over low: Infinity over a nought low. NaN where nothing could be computed. */
export function readEnd(resolved: Resolved, read: Condition['read']): number {
  const range =
    resolved.kind === 'figure'
      ? { low: resolved.value, middle: resolved.value, high: resolved.value, points: 1, upperBound: null }
      : resolved.estimate;
  if (range.points === 0) return Number.NaN;
  const high = range.upperBound === null ? range.high : Math.max(range.high, range.upperBound);
  switch (read) {
    case 'low':
      return range.low;
    case 'high':
      return high;
    case 'middle':
      return range.middle;
    case 'width':
      return high - range.low;
    case 'ratio':
      return range.low === high ? 1 : high / range.low;
  }
}

/**
 * Whether a condition holds: at least `at_least` and below `below`. A number that could not be computed meets nothing, nor
 * does one of an experiment in which no point fits.
 */
export function holds(condition: Condition, resolver: Resolver): boolean {
  const resolved = resolver.resolve(condition.of);
  const value = readEnd(resolved, condition.read);
  if (Number.isNaN(value) || isUnfit(resolved)) return false;
  return (condition.at_least === undefined || value >= condition.at_least) && (condition.below === undefined || value < condition.below);
}

/** The first rule whose conditions all hold. The last rule has none, so there is always one. */
export function modelStamp(claim: Claim, resolver: Resolver): Claim['model'][number] {
  return claim.model.find((rule) => rule.when.every((c) => holds(c, resolver))) ?? claim.model.at(-1)!;
}

/** A claim with its two stamps, its numbers in words and the sentence safe to quote. */
export function evaluateClaim(claim: Claim, resolver: Resolver, command: string, plantedResolver?: Resolver): ClaimResult {
  const words: Record<string, string> = {};
  const numbers = claim.numbers.map((number, i) => {
    const resolved = resolver.resolve(number.of);
    const own = wordsOfResolved(resolved);
    for (const [end, word] of Object.entries(own)) words[`n${i + 1}.${end}`] = word;
    const estimate: Estimate | null = resolved.kind === 'estimate' ? resolved.estimate : null;
    const note = isUnfit(resolved) ? ` (${UNFIT})` : '';
    return { text: `${fill(number.say, own)}${note}`, harm: number.harm, estimate, of: number.of };
  });
  const unfit = claim.numbers.some((number) => isUnfit(resolver.resolve(number.of)));
  const rule = modelStamp(claim, resolver);
  return {
    id: claim.id,
    title: claim.title,
    locus: claim.locus,
    quotation: claim.quotation,
    documentStamp: claim.document.stamp,
    documentWhy: claim.document.why,
    documentSources: claim.document.sources,
    modelStamp: rule.stamp,
    modelUnder: fill(rule.under, words),
    wouldCountFor: claim.would_count_for,
    wouldCountAgainst: claim.would_count_against,
    wouldChangeTheAnswer: claim.would_change_the_answer,
    harm: claim.harm,
    numbers,
    quotable: `${fill(claim.quotable, words)}${unfit ? ` (${UNFIT}.)` : ''}`,
    command,
    tables: claim.tables,
    ...(readsNoRun(claim) ? { registerOnly: true } : {}),
    ...(claim.planted && plantedResolver ? { planted: plantedResult(claim, claim.planted, plantedResolver) } : {}),
  };
}

/** Whether a claim rests on the register alone. */
const readsNoRun = (claim: Claim): boolean =>
  [...claim.numbers.map((n) => n.of), ...claim.model.flatMap((m) => m.when.map((c) => c.of))].every((of) => /^(register|row)\./.test(of));

/** The same rule of stamping, read in the planted world. */
function plantedResult(claim: Claim, planted: NonNullable<Claim['planted']>, resolver: Resolver): NonNullable<ClaimResult['planted']> {
  const rule = modelStamp(claim, resolver);
  const words: Record<string, string> = {};
  claim.numbers.forEach((number, i) => {
    for (const [end, word] of Object.entries(wordsOfResolved(resolver.resolve(number.of)))) words[`n${i + 1}.${end}`] = word;
  });
  const numbers = claim.numbers.flatMap((number, i) => {
    const name = resolver.nameOf(number.of);
    return name === null ? [] : [`${name}: ${words[`n${i + 1}.low`]} to ${words[`n${i + 1}.high`]}`];
  });
  const { title, about, stamp } = planted;
  return { title, about, expected: stamp, stamp: rule.stamp, under: fill(rule.under, words), held: rule.stamp === stamp, numbers };
}

function wordsOfResolved(resolved: Resolved): Record<string, string> {
  if (resolved.kind === 'estimate') return wordsOf(resolved.estimate);
  const word = resolved.documented ? plainNumber(resolved.value, 3) : simulated(resolved.value);
  return { low: word, middle: word, high: word };
}

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
          'experiment.indicator@arm, experiment.indicator@arm-baseline, experiment.fitting, register.series.figure, row.E113',
          'Correct the reference.',
        );
    }
    const own = { low: '', middle: '', high: '' };
    const all = Object.fromEntries(claim.numbers.flatMap((_, i) => Object.keys(own).map((end) => [`n${i + 1}.${end}`, ''])));
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
    for (const number of claim.numbers) tryFill(number.say, own);
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
