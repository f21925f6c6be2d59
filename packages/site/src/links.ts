import { posix } from 'node:path';
import { hrefFrom } from './page.js';

/** Files that a page shows with their lines and the register rows they cite. */
const SHOWN = /^((scenarios|studies|test\/cases)\/[^/]+\.yaml|validation\/.+\.(yaml|ts))$/;
/** Files that stand in the site as they are in the repository. */
const COPIED = /^docs\/(reports\/.+\.(html|json)|scenarios\/pictures\/.+\.svg|schema\/.+\.json|.+\.svg)$/;

/** Whether a file of the repository is copied to the site under its own path. */
export const isCopied = (path: string): boolean => COPIED.test(path);
/** Whether a file of the repository has a page that shows its text. */
export const isShown = (path: string): boolean => SHOWN.test(path);

/** Where a file of the repository is found in the site, or null where it is not part of it. */
export function placeOf(source: string): string | null {
  if (source === 'README.md') return 'index.html';
  if (source === 'evidence/register.csv') return 'evidence/register.html';
  if (source.endsWith('README.md')) return source.replace(/README\.md$/, 'index.html');
  if (source.endsWith('.md')) return source.replace(/\.md$/, '.html');
  if (isShown(source)) return `${source}.html`;
  return isCopied(source) ? source : null;
}

/**
 * A link of a Markdown file as the page made from it holds it. `anchors` gives the ids of a file's headings. Web addresses stay. Throws where the link leads out of the site:
 * every link of the documentation has to lead somewhere in it.
 */
export function linkOnSite(source: string, href: string): string {
  if (/^(https?:|mailto:)/.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const aim = path === '' ? source : posix.normalize(posix.join(posix.dirname(source), path));
  const from = placeOf(source);
  const to = placeOf(aim);
  if (from === null || to === null) throw new Error(`${source}: the link ${href} leads to a file that is not part of the site`);
  return hrefFrom(from, anchor === undefined ? to : `${to}#${anchor}`);
}
