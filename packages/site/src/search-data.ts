import { parseHTML } from 'linkedom';

/** A section of a page as the search knows it: address, page, heading and text. */
export type SearchEntry = [address: string, page: string, heading: string, text: string];

/** Elements that stand within a line: no space divides them from their neighbours. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'span', 'strong', 'wbr']);

/** Sections of a rendered page, from the content of its `main`: one for each heading that can be linked to. */
export function sectionsOf(path: string, title: string, content: string): SearchEntry[] {
  const { document } = parseHTML(`<!doctype html><html><body>${content}</body></html>`);
  const entries: SearchEntry[] = [[path, title, '', '']];
  const visit = (node: Node): void => {
    if (node.nodeType === 3) {
      entries.at(-1)![3] += node.textContent ?? '';
      return;
    }
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const name = element.tagName.toLowerCase();
    if (name === 'svg' || name === 'script' || name === 'noscript') return;
    if (!INLINE.has(name)) entries.at(-1)![3] += ' ';
    const row = name === 'article' && element.classList.contains('row') ? element.id : '';
    if (/^h[1-6]$/.test(name) || row) {
      const heading = row || (element.textContent ?? '').trim();
      const id = element.id.replace(/-title$/, '');
      // A row opens its section itself; its own heading would open a second one.
      if (id && heading && entries.at(-1)![0] !== `${path}#${id}`) entries.push([`${path}#${id}`, title, heading, '']);
      if (!row) return;
    }
    for (const child of element.childNodes) visit(child as unknown as Node);
  };
  for (const child of document.body.childNodes) visit(child as unknown as Node);
  return entries
    .map(([address, page, heading, text]): SearchEntry => [address, page, heading, text.replace(/\s+/g, ' ').trim()])
    .filter(([, , heading, text], index) => index === 0 || heading !== '' || text !== '');
}
