import { asPrinted, asWritten, documentStamp, madeFrom, modelStamp, rangeText } from '@glasshouse/report';
import type { ClaimResult, StudyDocument } from '@glasshouse/model';
import { wrap } from './io/terminal.js';

/** Said before any number. */
const bannerOf = (document: StudyDocument): string => {
  const people = `Everyone here is invented: synthetic people made from ${madeFrom(document)}.`;
  return document.experiments.some((experiment) => experiment.harmOnly)
    ? `${people} What is documented of security tools is simulated for its harm alone, per 1,000 of them.`
    : `${people} What is run here does not examine Xinjiang.`;
};

/** What a finished study says: who is in it, then its claims, or without any each indicator in every arm, harm first within its experiment. */
export function numbersOf(document: StudyDocument, width: number = Number.POSITIVE_INFINITY): string[] {
  const claims = document.claims.flatMap((claim) => ofClaim(asPrinted(claim), width));
  return [wrap(bannerOf(document), '', width), ...(claims.length > 0 ? claims : ofIndicators(document, width))];
}

function ofIndicators({ indicators, experiments }: StudyDocument, width: number): string[] {
  return experiments.flatMap(({ id, title }) => {
    const own = indicators.filter(({ experiment }) => experiment === id).sort((a, b) => Number(b.harm) - Number(a.harm));
    if (own.length === 0) return [];
    const lines = own.map((one) => {
      const arms = one.arms.map(({ title: arm, estimate }) => {
        const written = asWritten(estimate);
        return `${arm} ${rangeText(estimate)}${written === null ? '' : ` (${written})`}`;
      });
      return wrap(`${one.title}, ${one.unit}: ${arms.join('; ')}.`, '   ', width);
    });
    return [wrap(`${title}.`, '', width), ...lines];
  });
}

function ofClaim(claim: ClaimResult, width: number): string[] {
  const under = claim.modelStamp === 'possible_under' ? ` under ${claim.modelUnder.replace(/^under\s+/i, '').replace(/\.$/, '')}` : '';
  const stamps = `Documents: ${documentStamp(claim.documentStamp)}. Model: ${modelStamp(claim.modelStamp)}${under}.`;
  const numbers = [...claim.numbers]
    .sort((a, b) => Number(b.harm) - Number(a.harm))
    .map(({ text, estimate }) => {
      const written = estimate && asWritten(estimate);
      return `${text.replace(/\.$/, '')}${written ? ` (${written})` : ''}`;
    });
  return [
    wrap(`${claim.id} ${claim.title.replace(/\.$/, '')}. ${stamps}`, '', width),
    wrap(`${numbers.join('; ')}.`, '   ', width),
    wrap(`Safe to quote: ${claim.quotable}`, '   ', width),
  ];
}

/**
 * A finished study in about a dozen lines: banner, per claim two stamps, three numbers and a sentence safe to quote, the
 * page. A study without claims has its indicators in their place, harm first. Lines are broken at `width` characters; without it each of them stays whole.
 */
export function summary(document: StudyDocument, report: string, width: number = Number.POSITIVE_INFINITY): string {
  const size = document.size === 'full' ? 'full size' : 'reduced size';
  const page = `Report (${size}, ${document.hash.slice(0, 12)}): ${report}`;
  return [...numbersOf(document, width), page].join('\n');
}
