import { documentStamp, modelStamp } from '@glasshouse/report';
import type { ClaimResult, StudyDocument } from '@glasshouse/scenario';
import { wrap } from './io/terminal.js';

/** Said before any number. */
const BANNER = 'Everyone here is invented: synthetic people made from published totals. The page does not examine Xinjiang.';

function ofClaim(claim: ClaimResult): string[] {
  const under = claim.modelStamp === 'possible_under' ? ` under ${claim.modelUnder.replace(/^under\s+/i, '').replace(/\.$/, '')}` : '';
  const numbers = [...claim.numbers].sort((a, b) => Number(b.harm) - Number(a.harm)).map((number) => number.text.replace(/\.$/, ''));
  return [
    `${claim.id}  ${claim.title}`,
    wrap(`Documents: ${documentStamp(claim.documentStamp)}. Model: ${modelStamp(claim.modelStamp)}${under}.`, '    '),
    wrap(`${numbers.join('; ')}.`, '    '),
    wrap(`Safe to quote: ${claim.quotable}`, '    '),
  ];
}

/** A finished study in about a dozen lines: banner, per claim two stamps, three numbers and a sentence, the page. */
export function summary(document: StudyDocument, report: string): string {
  const size = document.size === 'full' ? 'full size' : 'reduced size';
  return [BANNER, ...document.claims.flatMap(ofClaim), `Report (${size}, ${document.hash.slice(0, 12)}): ${report}`].join('\n');
}
