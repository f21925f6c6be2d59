import { posix } from 'node:path';

/** Parts of the site, in the order of its menu. */
export const PARTS = ['claims', 'scenarios', 'register', 'reports', 'docs'] as const;
export type Part = (typeof PARTS)[number];

/** One page of the site before it is laid out. */
export interface SitePage {
  /** Where it stands in the site, such as `docs/model.html`. */
  path: string;
  title: string;
  /** Part of the menu that is marked; null for the front page and the search. */
  part: Part | null;
  /** Markdown is rendered by the generator; `source` is the file it came from, whose links it holds. */
  content: { markdown: string; source: string } | { html: string };
  /** Script of the folder `assets` that the page needs besides the common one. */
  script?: string;
  /** False for a page that a search does not find, such as the search itself. */
  searched?: boolean;
}

/** Address of a page or file from another page of the site. Always relative, so that the site works below any path and from disk. */
export function hrefFrom(from: string, to: string): string {
  const [path = '', anchor] = to.split('#');
  const way = path === from ? '' : posix.relative(posix.dirname(from), path);
  return `${way}${anchor === undefined ? '' : `#${anchor}`}` || posix.basename(path);
}
