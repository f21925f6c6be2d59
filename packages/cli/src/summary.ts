import { documentStamp, modelStamp } from '@glasshouse/report';
import type { ClaimResult, StudyDocument } from '@glasshouse/scenario';
import { wrap } from './io/terminal.js';

/** Said before any number. */
const BANNER = 'Everyone here is invented: synthetic people made from published totals.';
const bannerOf = ({ experiments }: StudyDocument): string =>
  (experiments ?? []).some((experiment) => experiment.harmOnly)
    ? `${BANNER} What is documented of security tools is simulated for its harm alone, per 1,000 of them.`
    : `${BANNER} What is run here does not examine Xinjiang.`;

function ofClaim(claim: ClaimResult, width: number): string[] {
  const under = claim.modelStamp === 'possible_under' ? ` under ${claim.modelUnder.replace(/^under\s+/i, '').replace(/\.$/, '')}` : '';
  const stamps = `Documents: ${documentStamp(claim.documentStamp)}. Model: ${modelStamp(claim.modelStamp)}${under}.`;
  const numbers = [...claim.numbers].sort((a, b) => Number(b.harm) - Number(a.harm)).map((number) => number.text.replace(/\.$/, ''));
  return [
    wrap(`${claim.id} ${claim.title.replace(/\.$/, '')}. ${stamps}`, '', width),
    wrap(`${numbers.join('; ')}.`, '   ', width),
    wrap(`Safe to quote: ${claim.quotable}`, '   ', width),
  ];
}

/**
 * A finished study in about a dozen lines: banner, per claim two stamps, three numbers and a sentence safe to quote, the
 * page. Lines are broken at `width` characters; without it each of them stays whole.
 */
export function summary(document: StudyDocument, report: string, width: number = Number.POSITIVE_INFINITY): string {
  const size = document.size === 'full' ? 'full size' : 'reduced size';
  const page = `Report (${size}, ${document.hash.slice(0, 12)}): ${report}`;
  return [wrap(bannerOf(document), '', width), ...document.claims.flatMap((claim) => ofClaim(claim, width)), page].join('\n');
}
