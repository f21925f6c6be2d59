import type { ShippedStudy } from '@glasshouse/model';
import { otherClaimAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf } from '../text/numbers.js';
import { documentStamp, modelStamp } from '../text/words.js';
import { table } from '../page/table.js';
import { section } from './section.js';
import type { Section } from './section.js';

/** A9 before A10. */
const orderOf = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(6, '0'));

const joinedIds = (studies: readonly ShippedStudy[]): string => studies.map(({ id }) => id).join(', ');

/** The claims of one study in a row each, folded. */
function ofStudy(context: Context, study: ShippedStudy): Html {
  const claims = [...study.claims].sort((a, b) => (orderOf(a.id) < orderOf(b.id) ? -1 : 1));
  return html`<details class="fold group"><summary><strong>${study.title}</strong> <span class="quiet">${claims.map(({ id }) => id).join(', ')}</span></summary>
${table({
  id: context.id(`other-claims-${study.id}`),
  kind: 'both',
  caption: html`Stored ${study.size}-size result of study <code>${study.id}</code>. Each claim leads to its harm, its numbers and its sources.`,
  columns: [{ label: 'Claim' }, { label: 'What documents say' }, { label: 'What the model says' }, { label: 'Safe to quote' }],
  rows: claims.map((claim) => ({
    cells: [
      html`<a href="#${otherClaimAnchor(claim.id)}"><span class="code">${claim.id}</span> ${claim.title}</a>`,
      documentStamp(claim.documentStamp),
      modelStamp(claim.modelStamp),
      claim.quotable,
    ],
  })),
  foldOver: Number.POSITIVE_INFINITY,
  wide: true,
})}</details>
`;
}

/** Claims of other studies, folded by study: two stamps and the safe sentence. The whole claim is a click away. */
export function otherClaims(context: Context): Section {
  const studies = context.document.shipped ?? [];
  const count = studies.reduce((sum, study) => sum + study.claims.length, 0);
  const old = studies.filter((study) => (study.outdated ?? []).length > 0);
  const which = old.length === studies.length ? 'All of these results were' : `The results of ${joinedIds(old)} were`;
  return section(
    'other-claims',
    'Claims of other studies, in short',
    html`<p class="quiet">${countOf(count, 'more claim')} from stored results of ${countOf(studies.length, 'other study', 'other studies')}, which were not run now. Open a study to see its claims.${
      old.length === 0
        ? null
        : html` <strong>${which} made from earlier versions of their inputs</strong>; a new run may give other numbers. <a href="#shipped">Claims of other studies</a> names the files that changed.`
    }</p>
<div class="claim-list">${studies.map((study) => ofStudy(context, study))}</div>`,
  );
}
