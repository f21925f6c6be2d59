import type { ClaimResult, RatioResult, ShippedStudy } from '@glasshouse/model';
import { standingAlone } from '../text/as-printed.js';
import { otherClaimAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html, joined, slug } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf, noCase, rangeText } from '../text/numbers.js';
import { documentStamp, modelStamp, spoken } from '../text/words.js';
import { table } from '../page/table.js';
import { divided, harmFirst } from './section.js';
import type { Section } from './section.js';
import { loopBlock } from './loop.js';
import { plantedBlock } from './planted.js';
import { VERDICTS } from './ratios.js';

/** A claim of another study: both verdicts, the harm and the safe sentence; numbers and reasons are folded below them. */
function brief(context: Context, claim: ClaimResult): Html {
  return html`<article class="brief compact" id="${otherClaimAnchor(claim.id)}">
<h4><span class="code">${claim.id}</span> ${claim.title}</h4>
<p class="verdicts"><span class="label">What documents say</span> ${documentStamp(claim.documentStamp)} <span class="label">What the model says</span> ${modelStamp(claim.modelStamp)}</p>
<p><strong>The harm.</strong> ${claim.harm}</p>
<p class="quotable"><span class="label">Safe to quote</span> ${claim.quotable}</p>
<details class="fold"><summary>Claim ${claim.id}: numbers, reasons and command</summary>
<ol class="numbers">${harmFirst(claim.numbers).map(
    (number) =>
      html`<li${number.harm ? html` class="is-harm"` : null}>${number.harm ? html`<span class="tag">harm</span> ` : null}${standingAlone(number.text)}<span class="papers">${
        /^(register|row)\./.test(number.of) ? 'published, not synthetic' : 'synthetic'
      }</span></li>`,
  )}</ol>
<p class="locus">${claim.locus}</p>
<blockquote><p>\u201c${claim.quotation.replace(/^["\u201c]|["\u201d]$/g, '')}\u201d</p></blockquote>
<p><strong>Documents:</strong> ${claim.documentWhy}</p>
<p><strong>Model:</strong> ${claim.modelStamp === 'possible_under' ? `possible under ${claim.modelUnder.replace(/^under\s+/i, '')}` : claim.modelUnder}</p>
${plantedBlock(claim)}${loopBlock(context, claim)}
<p class="quiet">Would count for it: ${claim.wouldCountFor} Would count against it: ${claim.wouldCountAgainst} Would change the answer: ${claim.wouldChangeTheAnswer} Sources: ${claim.documentSources.join(', ')}.</p>
<p class="command"><span class="label">Run it again</span> <code>${claim.command}</code></p>
</details>
</article>
`;
}

const times = (estimate: RatioResult['rows'][number]['equal']): string =>
  noCase(estimate) ? 'no case' : `${rangeText(estimate).replace(' throughout', '')} times`;

/** Note on a stored result whose study, scenarios or register changed after it was made; null where nothing changed. */
export function outdated({ outdated: files = [] }: ShippedStudy): Html | null {
  if (files.length === 0) return null;
  return html`<p class="note"><strong>Out of date.</strong> ${countOf(files.length, 'input')} of this study changed after this result was stored. A new run may give other numbers.</p>
<details class="fold"><summary>Files that changed <span class="quiet">(${countOf(files.length, 'file')})</span></summary><p>${joined(
    files.map((file) => html`<code>${file}</code>`),
    ', ',
  )}</p></details>
`;
}

function ofStudy(context: Context, study: ShippedStudy): Html {
  const anchor = `shipped-${slug(study.id)}`;
  return html`<section id="${anchor}" aria-labelledby="${anchor}-title"><h3 id="${anchor}-title">${study.title}</h3>
${outdated(study)}<p class="quiet">Stored ${study.size}-size result of study <code>${study.id}</code>, seed <code>${String(study.seed)}</code>, result hash <code class="hash">${study.hash}</code>. To run it again: <code>${study.command}</code>. The report of that run has all tables and assumptions.</p>
${study.claims.map((claim) => brief(context, claim))}
${study.ratios.map((ratio) =>
  table({
    id: context.id(`shipped-${study.id}-${ratio.id}`),
    kind: 'synthetic',
    foldTitle: `Table: ${ratio.title}`,
    caption: html`<strong>${ratio.title}</strong>, against ${spoken(ratio.reference)}, equal rates first.`,
    columns: [
      { label: spoken(ratio.group) },
      { label: 'Equal rates', numeric: true },
      { label: 'As written', numeric: true },
      { label: 'Input or result' },
    ],
    rows: ratio.rows.map((row) => ({ cells: [spoken(row.category), times(row.equal), times(row.asWritten), VERDICTS[row.verdict]] })),
  }),
)}
<details class="fold"><summary>Sources of this study <span class="quiet">(${String(study.sources.length)})</span></summary>
<ul>${study.sources.map((source) => html`<li><code>${source.id}</code> ${source.statement}: ${source.value} ${source.unit} (${source.grade}${source.disputedBy === '' ? '' : `; disputed by ${source.disputedBy}`}). ${source.citation}. ${source.address}</li>`)}</ul></details>
</section>
`;
}

/** Claims of other studies, from their stored full-size results. Nothing where none is shipped. */
export function shipped(context: Context): Section | null {
  const all = context.document.shipped ?? [];
  if (all.length === 0) return null;
  return divided(
    'shipped',
    'The other claims, from stored full-size results',
    html`<p>These claims come from stored results; this study did not run them again. Each result has a hash, which a run of the same version, size and seed reproduces exactly. Open a claim to see its harm, its numbers and its sources.</p>`,
    all.map((study) => ofStudy(context, study)),
  );
}
