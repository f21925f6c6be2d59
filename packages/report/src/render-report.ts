import type { StudyDocument } from '@glasshouse/model';
import { asPrinted } from './text/as-printed.js';
import { contextOf } from './text/context.js';
import type { Context } from './text/context.js';
import { html, markup } from './text/html.js';
import type { Drawing, Html, Part } from './text/html.js';
import { contents, singleContents } from './page/contents.js';
import type { ListedPage } from './page/contents.js';
import { linked, paged, pageFile, pageFiles } from './page/paging.js';
import { STYLE } from './page/style.js';
import { appendixHeader, banner, bannerOf } from './sections/banner.js';
import { PAGES, SECTIONS } from './sections/list.js';
import type { PageName, SectionEntry } from './sections/list.js';
import { landmark } from './sections/section.js';
import type { Section } from './sections/section.js';

/** Nothing is loaded, nothing runs, nothing is sent; only the style sheet of the page itself is allowed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const NAMES = Object.keys(PAGES) as PageName[];

/** One file of a report: `report.html`, or `pages/<name>.html` beside it. */
export interface ReportPage {
  file: string;
  text: string;
}

/** Every file that a report of some study may consist of; `report.html` first. */
export const reportFiles = (): string[] => NAMES.flatMap(pageFiles);

/** The frame of a page: the same head, banner and foot on each. */
function frame(document: StudyDocument, title: string, header: Part, nav: Html, body: Part): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${bannerOf(document)}">
<title>${title} \u2013 Glasshouse, synthetic</title>
<style>${markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header}
<div class="frame">
${nav}
<main id="main" tabindex="-1">
${body}
</main>
</div>
<footer class="page"><p>${bannerOf(document)}</p>
<p>Glasshouse study <code>${document.id}</code>, seed <code>${String(document.seed)}</code>, ${document.size} size, result hash <code class="hash">${document.hash}</code>. Every simulated number is synthetic.</p></footer>
</body>
</html>
`.text;
}

interface Rendered {
  context: Context;
  entries: SectionEntry[];
  sections: Map<SectionEntry, Section>;
}

/** The sections that the study has. Throws Error('no harm table, no report'). */
function rendered(document: StudyDocument): Rendered {
  if (!Array.isArray(document.harm) || (document.harm.length === 0 && document.experiments.length > 0))
    throw new Error('no harm table, no report');
  const context = contextOf({
    ...document,
    claims: document.claims.map(asPrinted),
    ...(document.shipped && { shipped: document.shipped.map((study) => ({ ...study, claims: study.claims.map(asPrinted) })) }),
  });
  const sections = new Map<SectionEntry, Section>();
  for (const entry of SECTIONS) {
    const made = (entry.needs?.(document) ?? true) ? entry.render(context) : null;
    if (made) sections.set(entry.asHeaded ? { ...entry, title: made.title } : entry, made);
  }
  return { context, entries: [...sections.keys()], sections };
}

/**
 * A study as pages of HTML that lie beside each other: `report.html` to be opened first, and `pages/<name>.html` with everything else, each
 * a click away. No network, no script, the same bytes for the same document. Simulated quantities have at most two significant digits and
 * say `synthetic`; published ones stand as published. Pages stay below about a million characters; a longer one goes on in `<name>-b.html`.
 * Throws Error('no harm table, no report') for a document with an experiment and no rows of harm.
 */
export function renderPages(document: StudyDocument): ReportPage[] {
  const { context, entries, sections } = rendered(document);
  const made = NAMES.flatMap((name) => {
    const own = entries.filter((entry) => entry.page === name);
    const bodies = paged(
      own.flatMap((entry) => sections.get(entry) ?? []),
      name === 'report' ? Number.POSITIVE_INFINITY : undefined,
    );
    return bodies.map((body, index) => ({ name, sections: own, part: index + 1, file: pageFile(name, index), body }));
  });
  const listed: readonly ListedPage[] = made;
  return linked(
    made.map(({ name, file, part, body }) => {
      const pageTitle = part === 1 ? PAGES[name] : `${PAGES[name]}, page ${String(part)}`;
      const header = name === 'report' ? banner(context) : appendixHeader(context, pageTitle);
      const title = name === 'report' ? document.title : `${pageTitle}: ${document.title}`;
      return { file, text: frame(document, title, header, contents(listed, file), body) };
    }),
  );
}

/** Every figure of the report of a study, in the order of its pages; one that stands there again, on a card in short and in full, is told once. Throws Error('no harm table, no report'), as the report does. */
export function figuresOf(document: StudyDocument): readonly Drawing[] {
  const { entries, sections } = rendered(document);
  const all = entries.flatMap((entry) => landmark(sections.get(entry)!).figures);
  const said = ({ kind, title, description, caption }: Drawing): string => JSON.stringify([kind, title, description, caption.text]);
  return [...new Map([...all].reverse().map((one) => [said(one), one])).values()].reverse();
}

/** A study as one self-contained page for mailing: every section of `renderPages` in the same order. */
export function renderReport(document: StudyDocument): string {
  const { context, entries, sections } = rendered(document);
  const body = entries.map((entry) => landmark(sections.get(entry)!));
  return frame(document, document.title, banner(context), singleContents(entries), body);
}
