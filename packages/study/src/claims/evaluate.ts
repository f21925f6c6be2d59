import type { Claim, ClaimResult, Estimate } from '@glasshouse/model';
import type { Lacking, Resolved, Resolver } from './resolver.js';
import { fill, plainNumber, simulated, wordsOf } from './words.js';

type Condition = Claim['model'][number]['when'][number];

/** The number that a condition reads off a range. `ratio` is high over low: Infinity over a zero low. NaN where nothing could be computed. */
export function readEnd(resolved: Resolved, read: Condition['read']): number {
  if (resolved.kind === 'bounds') {
    const { low, high } = resolved;
    if (resolved.lacking || read === 'middle') return Number.NaN;
    return read === 'low' ? low : read === 'high' ? high : read === 'width' ? high - low : low === high ? 1 : high / low;
  }
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

/** Why a reference could not be computed, or null. */
function lackingAt(text: string, resolver: Resolver): Lacking | null {
  const resolved = resolver.resolve(text);
  return resolved.kind === 'figure' ? null : resolved.lacking;
}

/** Whether a condition holds: at least `at_least` and below `below`. A number that could not be computed meets nothing. */
export function holds(condition: Condition, resolver: Resolver): boolean {
  const value = readEnd(resolver.resolve(condition.of), condition.read);
  if (Number.isNaN(value) || lackingAt(condition.of, resolver)) return false;
  return (condition.at_least === undefined || value >= condition.at_least) && (condition.below === undefined || value < condition.below);
}

/** A model stamp and what it holds under. `not_computed` is given by no rule of a study: its numbers were not there to read. */
export interface Stamped {
  stamp: Claim['model'][number]['stamp'] | 'not_computed';
  under: string;
}

/**
 * The first rule whose conditions all hold; the last rule has none. Where a number that the rules read could not be computed, or the claim's experiment
 * does not fit, no rule is asked: a failed sampler is no finding.
 */
export function modelStamp(claim: Claim, resolver: Resolver): Stamped {
  const conditions = claim.model.flatMap((rule) => rule.when.map(({ of }) => lackingAt(of, resolver)));
  const numbers = claim.numbers.map(({ of }) => lackingAt(of, resolver)).filter((lacking) => lacking?.kind === 'fit');
  const lacking = [...conditions, ...numbers].find((one) => one !== null && one !== undefined);
  if (lacking) return { stamp: 'not_computed', under: lacking.why };
  return claim.model.find((rule) => rule.when.every((c) => holds(c, resolver))) ?? claim.model.at(-1)!;
}

/** Counts published later and kept out of the fit, of the experiments that a claim reads. */
export interface HeldOut {
  of: number;
  /** Titles of those that the worlds that fit do not meet. */
  missed: string[];
}

/** How many counts kept out of the fit are missed, as a sentence; empty where none was kept out. */
function heldOutSentence({ of, missed }: HeldOut): string {
  if (of === 0) return '';
  const kept = 'kept out of the fit';
  const within = 'within the range of the worlds that fit';
  if (of === 1) return missed.length === 0 ? ` The one count ${kept} lies ${within}.` : ` The one count ${kept} is missed.`;
  if (missed.length === 0 || missed.length === of)
    return ` ${of === 2 ? 'Both' : `All ${inWords(of)}`} counts ${kept} ${missed.length === 0 ? `lie ${within}` : 'are missed'}.`;
  return ` Of ${inWords(of)} counts ${kept}, ${inWords(missed.length)} ${missed.length === 1 ? 'is' : 'are'} missed.`;
}

/** What the ranges of a sentence run over; empty where it prints none that runs over settings of assumed numbers. */
function rangeSentence(text: string, estimates: readonly (Estimate | null)[]): string {
  const named = new Set([...text.matchAll(/\{n(\d)\.(?:low|high)\}/g)].map((match) => Number(match[1]) - 1));
  const ranges = [...named].flatMap((n) => {
    const one = estimates[n];
    return one && one.points > 1 && one.low < one.high && (one.over === 'assumptions' || one.over === 'fitting') ? [one] : [];
  });
  if (ranges.length === 0) return '';
  const points = ranges.map((one) => one.points);
  const [fewest, most] = [Math.min(...points), Math.max(...points)];
  const count = fewest === most ? String(most) : `${fewest} to ${most}`;
  const over = ranges.every((one) => one.over === 'fitting') ? 'sampled worlds that fit' : 'settings of the assumed numbers';
  const range = ranges.length === 1 ? 'The range runs' : 'Each range runs';
  return ` ${range} from the least to the greatest of ${count} ${over}; it is not a confidence interval.`;
}

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const inWords = (count: number): string => NUMBER_WORDS[count] ?? String(count);

/** A claim with its two stamps, its numbers in words and the sentence safe to quote. */
export function evaluateClaim(
  claim: Claim,
  resolver: Resolver,
  command: string,
  plantedResolver?: Resolver,
  heldOut: HeldOut = { of: 0, missed: [] },
): ClaimResult {
  const words: Record<string, string> = {};
  const missing = new Set<string>();
  const numbers = claim.numbers.map((number, i) => {
    const resolved = resolver.resolve(number.of);
    const own = wordsOfResolved(resolved);
    for (const [end, word] of Object.entries(own)) words[`n${i + 1}.${end}`] = word;
    const estimate: Estimate | null = resolved.kind === 'estimate' ? resolved.estimate : null;
    const lacking = resolved.kind === 'figure' ? null : resolved.lacking;
    if (lacking) missing.add(`n${i + 1}`);
    const text = lacking ? `Not computed: ${lacking.why} (${resolver.nameOf(number.of) ?? number.of})` : fill(number.say, own);
    return { text, harm: number.harm, estimate, of: number.of };
  });
  const ranges = rangeSentence(claim.quotable, numbers.map(({ estimate }) => estimate)); // prettier-ignore
  const rule = modelStamp(claim, resolver);
  const lost = [...claim.quotable.matchAll(/\{(n\d)\./g)].some((match) => missing.has(match[1]!));
  const computed = rule.stamp !== 'not_computed' && !lost;
  const why = rule.stamp === 'not_computed' ? rule.under : 'a number of it could not be computed';
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
    quotable: computed ? `${fill(claim.quotable, words)}${ranges}${heldOutSentence(heldOut)}` : `Nothing: ${why}.`,
    command,
    tables: claim.tables,
    ...(heldOut.of > 0 ? { heldOut } : {}),
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
    return name === null ? [] : [`${name}: ${fill(`{n${i + 1}.low} to {n${i + 1}.high}`, words)}`];
  });
  const { title, about, stamp } = planted;
  return { title, about, expected: stamp, stamp: rule.stamp, under: fill(rule.under, words), held: rule.stamp === stamp, numbers };
}

function wordsOfResolved(resolved: Resolved): Record<string, string> {
  if (resolved.kind === 'estimate') return wordsOf(resolved.estimate);
  if (resolved.kind === 'bounds') {
    const { low, high, found } = resolved;
    return { low: simulated(low), high: simulated(high), least: simulated(found[0]), greatest: simulated(found[1]) };
  }
  const word = resolved.documented ? plainNumber(resolved.value, 3) : simulated(resolved.value);
  return { low: word, middle: word, high: word };
}
