import type { ClaimResult } from '@glasshouse/model';
import { MINUS, nothingSeen, sameDecimals, simulated } from './numbers.js';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text with minus signs for hyphens that stand for one: `-4`, not that of `2019-01` or `A-4`. */
export const withMinus = (text: string): string => text.replace(/(?<![\w.,)\u2013-])-(?=\d)/g, MINUS);

/** A sentence of a claim where no sweep stands below it, as one does on its card in full. */
export const standingAlone = (text: string): string => text.replace(' (sweep below)', '');

/**
 * The sentences of a claim with numbers as the tables print them: a minus sign for the hyphen that a result holds, and both ends of a range of
 * its numbers with the same decimals.
 */
export function asPrinted(claim: ClaimResult): ClaimResult {
  const ranges = claim.numbers.flatMap(({ estimate }): [RegExp, string][] => {
    if (!estimate || estimate.points === 0 || nothingSeen(estimate)) return [];
    const ends = [simulated(estimate.low), simulated(estimate.high)] as const;
    const [low, high] = sameDecimals(...ends);
    if (low === ends[0] && high === ends[1]) return [];
    return [[new RegExp(`(?<![\\w.,${MINUS}-])${escaped(ends[0])}( to | and )${escaped(ends[1])}(?!\\d|[.,]\\d)`, 'g'), `${low}$1${high}`]];
  });
  const printed = (text: string): string => ranges.reduce((said, [range, same]) => said.replace(range, same), withMinus(text));
  const { planted } = claim;
  return {
    ...claim,
    modelUnder: printed(claim.modelUnder),
    quotable: printed(claim.quotable),
    numbers: claim.numbers.map((number) => ({ ...number, text: printed(number.text) })),
    ...(planted && {
      planted: {
        ...planted,
        under: withMinus(planted.under),
        numbers: planted.numbers.map(withMinus),
      },
    }),
  };
}
