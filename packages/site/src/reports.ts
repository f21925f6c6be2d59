import { posix } from 'node:path';
import { parseHTML } from 'linkedom';
import { filesBelow, textOf } from './repository.js';
import { hrefFrom } from './page.js';

/** The folder of a stored report, such as `docs/reports/rules`. */
export const reportFolders = (): string[] =>
  filesBelow('docs/reports')
    .filter((path) => path.endsWith('/report.html'))
    .map((path) => posix.dirname(path));

export const documentOf = (path: string): Document => parseHTML(textOf(path)).document as unknown as Document;

/** Result hash that a stored report prints. Throws where it prints none. */
export function hashOf(report: Document, path: string): string {
  const hash = report.querySelector('code.hash')?.textContent;
  if (!hash || !/^[0-9a-f]{64}$/.test(hash)) throw new Error(`${path} prints no result hash`);
  return hash;
}

/**
 * A piece of a stored report as markup for `path`: its links lead into the report, those to its sources to the register. `file` is the page of the report that
 * it was taken from.
 */
export function takenOver(piece: Element, file: string, path: string, rows: ReadonlyMap<string, string>): string {
  for (const link of piece.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href')!;
    const row = rows.get(/#source-(e\d{3})$/.exec(href)?.[1]?.toUpperCase() ?? '');
    const [aim = '', anchor] = href.split('#');
    const target = aim === '' ? file : posix.normalize(posix.join(posix.dirname(file), aim));
    if (/^https?:/.test(href)) continue;
    link.setAttribute('href', hrefFrom(path, row ?? (anchor === undefined ? target : `${target}#${anchor}`)));
  }
  // The labels by which a report stacks its tables on a phone stand in style attributes, which the policy of the site refuses: there they scroll.
  for (const table of piece.querySelectorAll('table[style]')) {
    table.removeAttribute('style');
    table.classList.remove('stack');
  }
  return piece.innerHTML;
}
