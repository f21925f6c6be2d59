import { html, markup } from '@glasshouse/report';
import { documentOf, hashOf, takenOver } from '../reports.js';
import { hrefFrom } from '../page.js';
import type { SitePage } from '../page.js';
import { textOf } from '../repository.js';

const PATH = 'index.html';
const REPORT = 'docs/reports/the-article/report.html';
const BOUNDARY = 'docs/responsible-use.md';

/** The picture of the front page: the first figure of the stored report, with its result hash. */
function picture(rows: ReadonlyMap<string, string>) {
  const report = documentOf(REPORT);
  const figure = report.querySelector('main figure');
  if (!figure) throw new Error(`${REPORT} has no figure`);
  return html`<figure>${markup(takenOver(figure, REPORT, PATH, rows))}<p class="quiet">From <a href="${REPORT}">the stored run of the main study</a>, result hash <code class="hash">${hashOf(report, REPORT).slice(0, 12)}</code>. The article says 27 million people; <a href="${hrefFrom(PATH, 'claims/A1.html')}">claim A1</a> examines it.</p></figure>`;
}

/** The points of the page on responsible use that say what this is not; the front page quotes the first five. */
function refusals(): string[] {
  const section = /^## What it is not\n\n([\s\S]*?)\n\n/m.exec(textOf(BOUNDARY))?.[1] ?? '';
  const points = section
    .split(/^- /m)
    .slice(1)
    .map((point) => point.replace(/\s+/g, ' ').trim());
  if (points.length < 5) throw new Error(`${BOUNDARY} does not say what this is not`);
  return points.slice(0, 5);
}

/** What a stranger sees first: what this is, for whom, what it refuses to be, a picture from a real run, and three ways in. */
export function frontPage(rows: ReadonlyMap<string, string>): SitePage {
  const content = html`<section class="lead">
<h1>What would a score, list or sanction rule do, to whom, and how would we know?</h1>
<p>Glasshouse is a laboratory that simulates score, list and sanction systems on <strong>synthetic people</strong>. It starts from one article about the social credit system in China and
examines its claims against published records. Worlds with and without a rule are compared person by person, and the harm is counted first.</p>
<p>It is for teachers who want a class to see how such rules work, for researchers who want to check every assumption, and for journalists and rights organisations who need a figure that they can defend.</p>
</section>
<div class="two">
${picture(rows)}
<section class="refuses" aria-labelledby="refuses"><h2 id="refuses">What it refuses to be</h2>
<ul>${refusals().map((point) => html`<li>${point}</li>`)}</ul>
<p><a href="docs/responsible-use.html">The whole boundary, and the tests that guard it</a></p></section>
</div>
<h2>Three ways in</h2>
<ul class="ways">
<li><h3><a href="lab/index.html" data-from-disk="lab.html">Try it in the browser</a></h3><p>Two worlds with 20,000 invented people each, drawn person by person. The engine runs in the page; nothing is sent anywhere.</p></li>
<li><h3><a href="claims/index.html">Read a claim</a></h3><p>What documents say, what the model can say, three numbers with a harm first, and one sentence that is safe to quote.</p></li>
<li><h3><a href="docs/how-to/run-a-study.html">Run it yourself</a></h3><p>Download the sources and run <code>npm start</code>. It requires Node 20.19 or newer. The same files and seed give the same result hash.</p></li>
</ul>
<p>A teacher without a network can <a href="lab.html" download="glasshouse-laboratory.html">save the laboratory as one file</a> and open it from disk.</p>
<p class="quiet">No specialist and no one who lived under these systems has been consulted yet. <a href="docs/responsible-use.html#corrections">How to send a correction</a>.</p>`;
  return { path: PATH, title: 'Glasshouse', part: null, content: { html: content.text } };
}
