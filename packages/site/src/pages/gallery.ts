import { html } from '@glasshouse/report';
import { parse } from 'yaml';
import { hrefFrom } from '../page.js';
import type { SitePage } from '../page.js';
import { familiesOf } from '../families.js';
import { filesBelow, textOf } from '../repository.js';

const PATH = 'gallery.html';
const INDEX = 'docs/scenarios/README.md';

interface Entry {
  name: string;
  title: string;
  reading: string;
  harmOnly: boolean;
}

/** What the file of a scenario says of itself; `extends` is followed for the mark of harm-only scenarios. */
function head(file: string): Record<string, unknown> {
  const own = parse(textOf(file)) as Record<string, unknown>;
  const parents = [own['extends'] ?? []].flat() as string[];
  const above: Record<string, unknown> = {};
  for (const parent of parents) Object.assign(above, head(`scenarios/${parent}`));
  return { ...above, ...own };
}

function entryOf(name: string): Entry {
  const own = head(`scenarios/${name}.yaml`);
  return { name, title: String(own['title']), reading: String(own['reading']), harmOnly: own['harm_only'] === true };
}

function cardOf({ name, title, reading, harmOnly }: Entry) {
  return html`<li class="shot"><a href="${hrefFrom(PATH, `docs/scenarios/${name}.html`)}"><img src="${hrefFrom(PATH, `docs/scenarios/pictures/${name}.svg`)}" alt="" loading="lazy" width="1215" height="680">
<span>${title}</span></a> <span class="quiet">${reading}${harmOnly ? html`; <strong>harm only</strong>` : ''}</span></li>
`;
}

/** Every scenario with its picture, by family. Harm-only scenarios stand last, below a line that says what may be done with them. Throws where a scenario with a page is in no family. */
export function galleryPage(): SitePage {
  const listed = familiesOf(textOf(INDEX)).map((family) => ({ ...family, entries: family.names.map(entryOf) }));
  const paged = filesBelow('docs/scenarios').flatMap((path) => /^docs\/scenarios\/([a-z0-9-]+)\.md$/.exec(path)?.[1] ?? []);
  const missing = paged.filter((name) => !listed.some(({ names }) => names.includes(name)));
  if (missing.length > 0) throw new Error(`${INDEX} lists no family for ${missing.join(', ')}`);
  const harmOnly = listed.flatMap(({ entries }) => entries.filter((entry) => entry.harmOnly));
  const content = html`<h1>Scenarios</h1>
<p>A picture shows what people meet, who sees it, what is written and what follows. <a href="${hrefFrom(PATH, 'docs/scenarios/index.html')}">What holds for all of them</a>.</p>
${listed.map(({ title, about, entries }) => {
  const open = entries.filter((entry) => !entry.harmOnly);
  return open.length === 0
    ? null
    : html`<section><h2>${title}</h2><p class="quiet">${about}</p><ul class="shots">${open.map(cardOf)}</ul></section>
`;
})}
<section class="harm-only"><h2>Shown for the harm they do</h2>
<p>Nothing here can be adjusted, swept or shared. Results are per 1,000 synthetic people, and no total is printed.</p>
<ul class="shots">${harmOnly.map(cardOf)}</ul></section>`;
  return { path: PATH, title: 'Scenarios', part: 'scenarios', content: { html: content.text }, searched: false };
}
