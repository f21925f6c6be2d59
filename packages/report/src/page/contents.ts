import { html, markup } from '../text/html.js';
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
  /** What the page holds below its head. */
  body: Html;
}

interface Heading {
  id: string;
  title: string;
}

/** A page with more headings than this lists its sections only. */
const MOST_HEADINGS = 40;

/** A heading without its marks of form; what a tag says of it stands before a colon. */
const titleOf = (heading: string): string =>
  heading
    .replace(/<span class="tag">([^<]*)<\/span>\s*/g, '$1: ')
    .replace(/<[^>]+>/g, '')
    .trim();

/** Headings of level three that a link can lead to, each below the section that holds it: section id -> headings. */
function headingsOf(body: Html): Map<string, Heading[]> {
  const found = new Map<string, Heading[]>();
  let section = '';
  for (const match of body.text.matchAll(/<h2 id="([^"]+)-heading"|<h3 id="([^"]+)"[^>]*>([\s\S]*?)<\/h3>/g)) {
    if (match[1] !== undefined) section = match[1];
    else found.set(section, [...(found.get(section) ?? []), { id: match[2] ?? '', title: titleOf(match[3] ?? '') }]);
  }
  return [...found.values()].flat().length > MOST_HEADINGS ? new Map<string, Heading[]>() : found;
}

const listOf = (headings: readonly Heading[]): Html | null =>
  headings.length === 0 ? null : html`<ol>${headings.map(({ id, title }) => html`<li><a href="#${id}">${markup(title)}</a></li>`)}</ol>`;

/** Links below the name of a page: its sections where there are several, and on the page that is open their headings too. */
function below(page: ListedPage, here: boolean): Html | null {
  const headings = here ? headingsOf(page.body) : new Map<string, Heading[]>();
  const inner = page.part === 1 && page.sections.length > 1 ? page.sections.filter(({ title }) => title !== PAGES[page.name]) : [];
  if (inner.length === 0) return listOf([...headings.values()].flat());
  const own = page.sections.filter((section) => !inner.includes(section)).flatMap(({ id }) => headings.get(id) ?? []);
  return html`${listOf(own)}<ol>${inner.map(({ id, title }) => html`<li><a href="#${id}">${title}</a>${listOf(headings.get(id) ?? [])}</li>`)}</ol>`;
}

const nameOf = (page: ListedPage): string => (page.part === 1 ? PAGES[page.name] : `${PAGES[page.name]}, page ${String(page.part)}`);

/** Pages of a report, with the sections of those that have several. The page that is open is marked and lists its headings too;
 * on the others only the first page lists the sections of every page. */
export const contents = (
  pages: readonly ListedPage[],
  here: string,
): Html => html`<nav class="contents" id="contents" aria-labelledby="contents-heading">
<h2 id="contents-heading"><a href="#contents">Contents</a></h2>
<ol>${pages.map((page) => {
  const link =
    page.file === here
      ? html`<a href="#main" aria-current="page">${nameOf(page)}</a>`
      : html`<a href="${way(here, page.file)}">${nameOf(page)}</a>`;
  return html`<li${page.file === here ? html` class="here"` : null}>${link}${page.file === here || here === 'report.html' ? below(page, page.file === here) : null}</li>
`;
})}</ol>
</nav>
`;

/** Sections of a report on a single page. */
export const singleContents = (
  sections: readonly SectionEntry[],
): Html => html`<nav class="contents" id="contents" aria-labelledby="contents-heading">
<h2 id="contents-heading"><a href="#contents">Contents</a></h2>
<ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>
</nav>
`;
