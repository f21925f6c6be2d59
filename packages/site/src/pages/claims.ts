import { html, markup } from '@glasshouse/report';
import { claimPage } from '../claims.js';
import type { StoredClaim } from '../claims.js';
import { hrefFrom } from '../page.js';
import type { SitePage } from '../page.js';

/** A lesson of the laboratory, and the claim that it is about. */
export interface ClaimLesson {
  id: string;
  claim: string;
}

const LIST = 'claims/index.html';

function listPage(claims: readonly StoredClaim[]): SitePage {
  const content = html`<h1>Claims</h1>
<p>Each claim has two answers that are never merged: what documents say of the real world, and what the model can say of a synthetic one. A claim is not a finding about a person.</p>
<div class="wide" tabindex="0" role="group" aria-label="Claims"><table class="claims"><thead><tr><th>Claim</th><th>What documents say</th><th>What the model says</th></tr></thead><tbody>${claims.map(
    ({ id, title, documents, model }) =>
      html`<tr><th scope="row"><a href="${hrefFrom(LIST, claimPage(id))}">${id} ${title}</a></th><td>${documents}</td><td>${model}</td></tr>
`,
  )}</tbody></table></div>`;
  return { path: LIST, title: 'Claims', part: 'claims', content: { html: content.text }, searched: false };
}

/** The list of claims and a page of each: verdicts, numbers with harm first, the sentence that is safe to quote, and how to run it again. */
export function claimPages(claims: readonly StoredClaim[], rows: ReadonlyMap<string, string>, lessons: readonly ClaimLesson[]): SitePage[] {
  const pages = claims.map((claim): SitePage => {
    const path = claimPage(claim.id);
    const lesson = lessons.find((one) => one.claim === claim.id);
    const at = (place: string): string => hrefFrom(path, `${place}#lesson=${lesson?.id}`);
    const content = html`<p class="kicker"><a href="${hrefFrom(path, LIST)}">Claims</a></p>
<h1><span class="code">${claim.id}</span> ${claim.title}</h1>
<p class="who" role="note">${claim.banner}</p>
<div class="card">${markup(claim.card(path, rows))}</div>
<h2>Run it yourself</h2>
<pre tabindex="0"><code>${claim.command}</code></pre>
<p>Result hash of the stored run: <code class="hash">${claim.hash}</code>. The same files and seed give the same hash. <a href="${hrefFrom(path, claim.report)}">The claim in its report</a>, with tables, assumptions and sources.</p>
${lesson && html`<p><a href="${at('lab/index.html')}" data-from-disk="${at('lab.html')}">The lesson on this claim in the laboratory</a>: guess first, then run two worlds in the browser.</p>`}`;
    return { path, title: `${claim.id} ${claim.title}`, part: 'claims', content: { html: content.text } };
  });
  return [listPage(claims), ...pages];
}
