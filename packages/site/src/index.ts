import { storedClaims } from './claims.js';
import { forSite } from './markdown.js';
import type { MarkdownIt } from './markdown.js';
import type { SitePage } from './page.js';
import { claimPages } from './pages/claims.js';
import type { ClaimLesson } from './pages/claims.js';
import { documentPages } from './pages/documents.js';
import { frontPage } from './pages/front.js';
import { galleryPage } from './pages/gallery.js';
import { registerPages } from './pages/register.js';
import { searchPage } from './pages/search.js';
import { shownFiles, sourcePages } from './pages/source-files.js';
import { registerRows, rowPlaces, usesOf } from './register.js';
import { isCopied } from './links.js';
import { filesBelow } from './repository.js';

export { layOut } from './layout.js';
export { renderPages } from './render.js';
export type { Generator, RenderedPage } from './render.js';
export { sectionsOf } from './search-data.js';
export type { SearchEntry } from './search-data.js';
export type { SitePage } from './page.js';

/** The whole site before it is laid out. */
export interface Site {
  pages: SitePage[];
  /** Files that are copied to the site under their own path. */
  copied: string[];
  /** Prepares a Markdown parser; `pageOf` tells from its environment which page is rendered. */
  prepare(md: MarkdownIt, pageOf: Parameters<typeof forSite>[2]): void;
}

/** Collects every page of the site from the documentation, the stored reports, the scenarios, the register and the lessons of the laboratory. Throws where something that a page needs is missing. */
export function collectSite(lessons: readonly ClaimLesson[]): Site {
  const rows = registerRows();
  const places = rowPlaces(rows);
  const claims = storedClaims();
  return {
    pages: [
      frontPage(places),
      galleryPage(),
      searchPage(),
      ...claimPages(claims, places, lessons),
      ...registerPages(rows, usesOf()),
      ...documentPages(),
      ...sourcePages(places),
    ],
    copied: [...filesBelow('docs').filter(isCopied), ...shownFiles()],
    prepare: (md, pageOf) => forSite(md, places, pageOf),
  };
}
