import { html } from '@glasshouse/report';
import type { RegisterRow } from '@glasshouse/model';
import { placeOf } from '../links.js';
import { hrefFrom } from '../page.js';
import type { SitePage } from '../page.js';
import { topicPage } from '../register.js';
import type { Use } from '../register.js';

const LIST = 'evidence/register.html';

/** Topics in the order of the alphabet, each with its rows in the order of the register. */
function byTopic(rows: readonly RegisterRow[]): [string, RegisterRow[]][] {
  const topics = new Map<string, RegisterRow[]>();
  for (const row of rows) topics.set(row.topic, [...(topics.get(row.topic) ?? []), row]);
  return [...topics].sort(([a], [b]) => (a < b ? -1 : 1));
}

function usesList(path: string, uses: readonly Use[]) {
  if (uses.length === 0) return html`in no scenario or study`;
  return uses.map(({ file, line }, index) => {
    const place = placeOf(file)!;
    const aim = file.endsWith('.yaml') ? `${place}#L${line}` : place;
    return html`${index === 0 ? '' : ', '}<a href="${hrefFrom(path, aim)}">${file}</a>`;
  });
}

/** A value with its unit; long whole numbers in groups of three digits. */
const valueOf = ({ value, unit }: RegisterRow): string =>
  [/^\d{5,}$/.test(value) ? value.replace(/\B(?=(\d{3})+$)/g, ',') : value, unit].filter(Boolean).join(' ');

function card(path: string, row: RegisterRow, uses: readonly Use[]) {
  const { id, statement, author, title, sourceYear, address, grade, seenVia, disputedBy, disputeKind, year, place } = row;
  const citation = [author, title, sourceYear].filter(Boolean).join(', ');
  const fact = (name: string, text: unknown) => (text === '' ? null : html`<div><dt>${name}</dt><dd>${text as string}</dd></div>`);
  return html`<article class="row" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title"><a href="#${id}">${id}</a> <span class="grade grade-${grade.replace('-unverified', '')}">${grade}</span></h2>
<p>${statement}</p>
<dl class="facts">${fact('Value', valueOf(row))}${fact('Of', [year, place].filter(Boolean).join(', '))}
<div><dt>Source</dt><dd>${/^https?:/.test(address) ? html`<a href="${address}" rel="noreferrer">${citation}</a>` : [citation, address].filter(Boolean).join('; ')}</dd></div>
${fact('Seen via', seenVia)}${fact('Disputed by', [disputedBy, disputeKind].filter(Boolean).join(': '))}
<div><dt>Used in</dt><dd>${usesList(path, uses)}</dd></div></dl>
</article>
`;
}

function listPage(rows: readonly RegisterRow[]): SitePage {
  const topics = byTopic(rows);
  const grades = [...new Set(rows.map(({ grade }) => grade))].sort();
  const content = html`<h1>Evidence register</h1>
<p>${`${rows.length}`} statements in ${`${topics.length}`} topics. Each has a citation, a grade that says how it is known, and the scenarios and studies that use it. <a href="${hrefFrom(LIST, 'evidence/index.html')}">How to read a row</a>.</p>
<form class="filter" role="search" aria-label="Register" data-filter="rows">
<label>Words <input type="search" name="words" autocomplete="off"></label>
<label>Topic <select name="topic"><option value="">all</option>${topics.map(([topic, { length }]) => html`<option value="${topic}">${topic} (${`${length}`})</option>`)}</select></label>
<label>Grade <select name="grade"><option value="">all</option>${grades.map((grade) => html`<option>${grade}</option>`)}</select></label>
</form>
<p role="status" id="count">${`${rows.length}`} rows</p>
<div class="wide" tabindex="0" role="group" aria-label="Rows of the register"><table><thead><tr><th>Row</th><th>Statement</th><th>Value</th><th>Topic</th><th>Grade</th></tr></thead>
<tbody id="rows">${rows.map((row) => {
    const page = topicPage(row.topic);
    return html`<tr data-topic="${row.topic}" data-grade="${row.grade}"><th scope="row"><a href="${hrefFrom(LIST, `${page}#${row.id}`)}">${row.id}</a></th><td>${row.statement}</td><td>${valueOf(row)}</td><td><a href="${hrefFrom(LIST, page)}">${row.topic}</a></td><td>${row.grade}</td></tr>
`;
  })}</tbody></table></div>`;
  return {
    path: LIST,
    title: 'Evidence register',
    part: 'register',
    content: { html: content.text },
    script: 'register.js',
    searched: false,
  };
}

/** The register: one list that can be searched, and a page of each topic with the rows in full. */
export function registerPages(rows: readonly RegisterRow[], uses: ReadonlyMap<string, readonly Use[]>): SitePage[] {
  const topics = byTopic(rows).map(([topic, own]): SitePage => {
    const path = topicPage(topic);
    const content = html`<p class="kicker"><a href="${hrefFrom(path, LIST)}">Evidence register</a></p>
<h1>${topic}</h1>
<p class="quiet">${`${own.length}`} ${own.length === 1 ? 'statement' : 'statements'}.</p>
${own.map((row) => card(path, row, uses.get(row.id) ?? []))}`;
    return { path, title: `Register: ${topic}`, part: 'register', content: { html: content.text } };
  });
  return [listPage(rows), ...topics];
}
