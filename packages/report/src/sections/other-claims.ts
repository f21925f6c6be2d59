import { otherClaimAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import { setting } from '../text/numbers.js';
import { documentStamp, modelStamp } from '../text/words.js';
import { table } from '../page/table.js';
import { section } from './section.js';
import type { Section } from './section.js';

/** A9 before A10. */
const orderOf = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(6, '0'));

/** Claims of other studies in a row each: two stamps and the safe sentence. The whole claim is a click away. */
export function otherClaims(context: Context): Section {
  const studies = context.document.shipped ?? [];
  const rows = studies.flatMap((study) => study.claims.map((claim) => ({ study, claim })));
  const old = studies.filter((study) => (study.outdated ?? []).length > 0).length;
  rows.sort((a, b) => (orderOf(a.claim.id) < orderOf(b.claim.id) ? -1 : 1));
  return section(
    'other-claims',
    'Claims of other studies, in short',
    html`<div class="claim-list">${table({
      id: context.id('other-claims-table'),
      kind: 'both',
      caption: html`<strong>${setting(rows.length)} more claims</strong>, from stored results of ${setting(studies.length)} other studies, not run now.${old === 0 ? null : html` <strong>${setting(old)} of these studies have changed since their stored run: their claims are out of date.</strong>`} Each leads to its numbers, its harm and its sources.`,
      columns: [{ label: 'Claim' }, { label: 'What documents say' }, { label: 'What the model says' }, { label: 'Safe to quote' }],
      rows: rows.map(({ claim }) => ({
        cells: [
          html`<a href="#${otherClaimAnchor(claim.id)}"><span class="code">${claim.id}</span> ${claim.title}</a>`,
          documentStamp(claim.documentStamp),
          modelStamp(claim.modelStamp),
          claim.quotable,
        ],
      })),
      foldOver: Number.POSITIVE_INFINITY,
      wide: true,
    })}</div>`,
  );
}
