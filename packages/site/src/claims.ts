import { posix } from 'node:path';
import { documentStamp, html, modelStamp } from '@glasshouse/report';
import type { ShippedStudy } from '@glasshouse/model';
import { filesBelow, textOf } from './repository.js';
import { documentOf, hashOf, reportFolders, takenOver } from './reports.js';
import { hrefFrom } from './page.js';

/** A claim as its stored report prints it. */
export interface StoredClaim {
  id: string;
  title: string;
  /** Both answers, in the words of the report; they are never merged. */
  documents: string;
  model: string;
  /** The sentence that is safe to quote. */
  quotable: string;
  /** Result hash of the stored run. */
  hash: string;
  command: string;
  /** The page of the report that holds the claim in full. */
  report: string;
  /** Who is on the page, as the report says it. */
  banner: string;
  /** The card as markup for the page at `path`. */
  card(path: string, rows: ReadonlyMap<string, string>): string;
}

export const claimPage = (id: string): string => `claims/${id}.html`;

const textIn = (from: ParentNode, selector: string): string => from.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

function fromReport(folder: string): StoredClaim[] {
  const file = `${folder}/pages/claims.html`;
  const front = documentOf(`${folder}/report.html`);
  const hash = hashOf(front, folder);
  const study = posix.basename(folder);
  return [...documentOf(file).querySelectorAll('article.card')].map((card) => {
    const id = textIn(card, 'h3 .code');
    const stamp = (kind: string): string => card.querySelector(`.stamp-${kind} dd`)?.firstChild?.textContent?.trim() ?? '';
    if (id === '' || stamp('document') === '' || stamp('model') === '' || !card.querySelector('.numbers'))
      throw new Error(`${file}: a card without its id, stamps or numbers`);
    return {
      id,
      title: textIn(card, 'h3').slice(id.length).trim(),
      documents: stamp('document'),
      model: stamp('model'),
      quotable: textIn(card, '.quotable').replace(/^Safe to quote\s*/, ''),
      hash,
      command: `./glasshouse run studies/${study}.yaml --size full --seed 1`,
      report: `${file}#${card.id}`,
      banner: textIn(front, '.banner strong'),
      card(path, rows) {
        const own = card.cloneNode(true) as Element;
        // The title is the heading of the page, and tables stay in the report.
        own.querySelector('h3')?.remove();
        for (const fold of own.querySelectorAll('details')) fold.remove();
        return takenOver(own, file, path, rows).replace(/<(\/?)h4/g, '<$1h2');
      },
    };
  });
}

/** Claims that the register alone answers: there is no run, so there is no report of their own. */
function fromRegister(file: string): StoredClaim[] {
  const study = JSON.parse(textOf(file)) as ShippedStudy;
  return study.claims.map((claim) => ({
    id: claim.id,
    title: claim.title,
    documents: documentStamp(claim.documentStamp),
    model: modelStamp(claim.modelStamp),
    quotable: claim.quotable,
    hash: study.hash,
    command: study.command,
    report: 'docs/reports/the-article/pages/other-studies.html',
    banner: 'No person is on this page, synthetic or real: the register alone answers this claim.',
    card(path, rows) {
      const row = (id: string) => html` <a href="${hrefFrom(path, rows.get(id)!)}">${id}</a>`;
      return html`<p class="locus">${claim.locus}</p>
<blockquote><p>\u201c${claim.quotation.replace(/^["\u201c]|["\u201d]$/g, '')}\u201d</p></blockquote>
<dl class="stamps"><div class="stamp stamp-document"><dt>What documents say</dt><dd>${documentStamp(claim.documentStamp)}</dd></div><div class="stamp stamp-model"><dt>What the model says</dt><dd>${modelStamp(claim.modelStamp)} <span class="under">${claim.modelUnder}</span></dd></div></dl>
<h2>Reasons for the verdict on documents</h2><p>${claim.documentWhy} Sources:${claim.documentSources.map(row)}.</p>
<h2>The harm</h2><p>${claim.harm}</p>
<h2>Numbers</h2><ol class="numbers">${claim.numbers.map(({ text }) => html`<li>${text}<span class="papers">published, not synthetic</span></li>`)}</ol>
<h2>What would change the answer</h2><p>${claim.wouldChangeTheAnswer}</p>
<p class="quotable"><span class="label">Safe to quote</span> ${claim.quotable}</p>`.text;
    },
  }));
}

/** Every claim of the stored reports, in the order of their ids. Throws where a report lacks what a claim needs. */
export function storedClaims(): StoredClaim[] {
  const reports = reportFolders();
  const alone = filesBelow('docs/reports').filter(
    (path) => path.endsWith('.claims.json') && !reports.includes(path.replace(/\.claims\.json$/, '')),
  );
  return [...reports.flatMap(fromReport), ...alone.flatMap(fromRegister)].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
