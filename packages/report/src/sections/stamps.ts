import type { ClaimResult } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html, joined, path } from '../text/html.js';
import type { Html } from '../text/html.js';
import { standingAlone } from '../text/as-printed.js';
import { asWritten, diceText, overText } from '../text/numbers.js';
import { documentStamp, modelStamp, sentence } from '../text/words.js';
import { harmFirst } from './section.js';

/** `under ...` follows the word Possible; beside the other stamps the same text stands as a sentence. */
function underText(claim: ClaimResult): string {
  const text = claim.modelUnder.trim().replace(/^under\s+/i, '');
  if (text === '') return '';
  return claim.modelStamp === 'possible_under' ? `under ${text.replace(/\.$/, '')}` : sentence(text);
}

/** The first sentences of a text, up to about 240 letters. */
function opening(text: string): string {
  const sentences = text.split(/(?<=[.!?])\s+(?=[A-Z])/);
  let taken = '';
  for (const one of sentences) {
    if (taken !== '' && taken.length + one.length > 240) break;
    taken = taken === '' ? one : `${taken} ${one}`;
  }
  return taken;
}

/** The two answers to a claim, in two boxes of different form. They are never joined into one. */
export function stamps(context: Context, claim: ClaimResult, brief: boolean): Html {
  const under = underText(claim);
  return html`<dl class="stamps"><div class="stamp stamp-document"><dt>What documents say</dt><dd>${documentStamp(claim.documentStamp)}${brief ? html` <span class="under">${context.cite(opening(claim.documentWhy))}</span>` : null}</dd></div><div class="stamp stamp-model"><dt>What the model says</dt><dd>${modelStamp(claim.modelStamp)}${under === '' ? null : html` <span class="under">${context.cite(under)}</span>`}</dd></div></dl>`;
}

/** The three numbers of a claim, harm first, each with what its range runs over and where it comes from. */
export function claimNumbers(context: Context, claim: ClaimResult, detail: boolean): Html {
  return html`<ol class="numbers">${harmFirst(claim.numbers).map((number) => {
    const { estimate } = number;
    const papers = joined(
      [
        estimate && asWritten(estimate),
        estimate && overText(estimate),
        number.of.startsWith('search.') ? 'by a stored search' : null,
        detail && estimate && estimate.over !== 'dice only' && estimate.dice !== null ? `random draws alone: ${diceText(estimate)}` : null,
        detail && estimate ? path(number.of) : null,
        context.origin(number.of),
      ],
      ' \u00b7 ',
    );
    return html`<li${number.harm ? html` class="is-harm"` : null}>${number.harm ? html`<span class="tag">harm</span> ` : null}${context.cite(detail ? number.text : standingAlone(number.text))}${
      papers.length > 0
        ? html`<span class="papers">${/^(register|row)\./.test(number.of) ? 'published, not synthetic' : 'synthetic'} \u00b7 ${papers}</span>`
        : null
    }</li>`;
  })}</ol>`;
}

export const quotable = (claim: ClaimResult): Html =>
  html`<p class="quotable"><span class="label">Safe to quote</span> ${claim.quotable}</p>`;
