import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import type { PageName, SectionEntry } from '../sections/list.js';
import { PAGES } from '../sections/list.js';
import { way } from './paging.js';

/** A page as the contents know it. */
export interface ListedPage {
  name: PageName;
  file: string;
  sections: readonly SectionEntry[];
  /** 1 for the first page of its kind. */
  part: number;
}

const nameOf = (page: ListedPage): string => (page.part === 1 ? PAGES[page.name] : `${PAGES[page.name]}, page ${String(page.part)}`);

/** Pages of a report, with the sections of those that have several. The page that is open is marked. */
export const contents = (pages: readonly ListedPage[], here: string): Html => html`<nav class="contents" aria-labelledby="contents-heading">
<h2 id="contents-heading">Contents</h2>
<ol>${pages.map((page) => {
  const inner = page.part === 1 ? page.sections.filter(({ title }) => title !== PAGES[page.name]) : [];
  const link =
    page.file === here
      ? html`<a href="#main" aria-current="page">${nameOf(page)}</a>`
      : html`<a href="${way(here, page.file)}">${nameOf(page)}</a>`;
  return html`<li>${link}${page.sections.length > 1 && inner.length > 0 ? html`<ol>${inner.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>` : null}</li>
`;
})}</ol>
</nav>
`;

/** Sections of a report on a single page. */
export const singleContents = (sections: readonly SectionEntry[]): Html => html`<nav class="contents" aria-labelledby="contents-heading">
<h2 id="contents-heading">Contents</h2>
<ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>
</nav>
`;
