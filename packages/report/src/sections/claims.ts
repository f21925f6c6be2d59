import type { ClaimResult } from '@glasshouse/model';
import { claimAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf } from '../text/numbers.js';
import { exhibits, exhibitsNamed, shownOnCards } from './exhibits.js';
import type { Exhibit } from './exhibits.js';
import { loopBlock } from './loop.js';
import { plantedBlock } from './planted.js';
import { claimFigures } from './claim-figures.js';
import { searchedBlock } from './searched.js';
import { divided, figures } from './section.js';
import { claimMoves } from './sensitivity.js';
import type { Section } from './section.js';
import { claimNumbers, quotable, stamps } from './stamps.js';
import { factBlock, seriesBlock } from './series.js';

/** Exhibits of a card, each once, in the order in which they are named. */
function exhibitsOf(context: Context, claim: ClaimResult): Exhibit[] {
  const found = claim.tables.flatMap((name) => exhibitsNamed(context.document, name));
  return found.filter((one, index) => found.findIndex((other) => other.key === one.key) === index);
}

function card(context: Context, claim: ClaimResult): Html {
  const anchor = claimAnchor(claim.id);
  const shown = exhibitsOf(context, claim);
  return html`<article class="card" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title"><span class="code">${claim.id}</span> ${claim.title}</h3>
<p class="locus">${context.cite(claim.locus)}</p>
<blockquote><p>\u201c${claim.quotation.replace(/^["\u201c]|["\u201d]$/g, '')}\u201d</p></blockquote>
${stamps(context, claim, false)}
${figures(claimFigures(context, claim, true))}
<h4>Reasons for the verdict on documents</h4>
<p>${context.cite(claim.documentWhy)} <span class="quiet">Sources: ${context.sources(claim.documentSources)}.</span></p>
<h4>Written before the run</h4>
<dl class="before"><div><dt>Would count for it</dt><dd>${context.cite(claim.wouldCountFor)}</dd></div><div><dt>Would count against it</dt><dd>${context.cite(claim.wouldCountAgainst)}</dd></div></dl>
<h4>The harm</h4>
<p>${context.cite(claim.harm)}</p>
<h4>${claim.registerOnly ? 'From the register' : 'Three numbers, harm first'}</h4>
${claimNumbers(context, claim, true)}
<h4>What would change the answer</h4>
<p>${context.cite(claim.wouldChangeTheAnswer)}</p>
${claimMoves(context, claim)}${quotable(claim)}
${searchedBlock(context, claim)}${plantedBlock(claim)}${loopBlock(context, claim)}
${shown.length > 0 ? html`<details class="fold group"><summary><strong>Tables and figures of ${claim.id}</strong> <span class="quiet">${countOf(shown.length, 'exhibit')}</span></summary>\n${exhibits(context, shown)}</details>` : null}
<p class="command"><span class="label">Run it again</span> <code>${claim.command}</code></p>
</article>
`;
}

/** The claims as cards, then published series and tables of facts that no card has shown. */
export function claims(context: Context): Section {
  const { document } = context;
  const shown = shownOnCards(document);
  const series = document.series.filter((one) => !shown.has(`series ${one.id}`));
  const facts = document.facts.filter((one) => !shown.has(`fact ${one.id}`));
  const rest =
    series.length + facts.length > 0
      ? html`<h3 id="claims-other">Published series and tables that belong to no single claim</h3>
${series.map((one) => seriesBlock(context, one))}${facts.map((one) => factBlock(context, one))}`
      : null;
  return divided('claims', 'The claims', null, [...document.claims.map((claim) => card(context, claim)), rest]);
}
