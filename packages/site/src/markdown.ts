import { html } from '@glasshouse/report';
import { linkOnSite } from './links.js';
import { hrefFrom } from './page.js';

/** What is used of markdown-it, which the generator brings along and which has no types of its own. */
interface Token {
  type: string;
  tag: string;
  content: string;
  children: Token[] | null;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}
export interface MarkdownIt {
  core: { ruler: { push(name: string, rule: (state: { tokens: Token[]; env: object }) => void): void } };
  renderer: { rules: Record<string, ((tokens: Token[], index: number) => string) | undefined> };
}

/** Anchor of a heading as code hosts make it; `seen` counts those of the page so far. */
export function anchorOf(heading: string, seen: Map<string, number>): string {
  const base = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replace(/ /g, '-');
  const count = seen.get(base) ?? 0;
  seen.set(base, count + 1);
  return count === 0 ? base : `${base}-${count}`;
}

const plain = (token: Token): string =>
  (token.children ?? []).map((child) => (child.type === 'text' || child.type === 'code_inline' ? child.content : '')).join('');

const ROW = /\bE\d{3}\b/;

/** Splits a text at the ids of register rows and makes links of them. */
function linkRows(text: string, path: string, rows: ReadonlyMap<string, string>): string {
  return text
    .split(/\b(E\d{3})\b/)
    .map((piece) => {
      const place = rows.get(piece);
      return place === undefined ? html`${piece}`.text : html`<a href="${hrefFrom(path, place)}">${piece}</a>`.text;
    })
    .join('');
}

/**
 * Makes Markdown of the repository into pages of the site: anchors on headings, links to pages, ids of register rows as links, tables that scroll in a frame
 * of their own. `pageOf` names the source of the page that is rendered and its place; `rows` the place of each register row.
 */
export function forSite(
  md: MarkdownIt,
  rows: ReadonlyMap<string, string>,
  pageOf: (env: object) => { source: string; path: string } | null,
): void {
  md.core.ruler.push('site', ({ tokens, env }) => {
    const page = pageOf(env);
    if (page === null) return;
    const seen = new Map<string, number>();
    let inLink = 0;
    tokens.forEach((token, index) => {
      if (token.type === 'heading_open') token.attrSet('id', anchorOf(plain(tokens[index + 1]!), seen));
      for (const child of token.children ?? []) {
        const name = child.type === 'image' ? 'src' : 'href';
        const href = child.type === 'image' || child.type === 'link_open' ? child.attrGet(name) : null;
        if (href !== null) child.attrSet(name, linkOnSite(page.source, href));
        if (child.type === 'link_open') inLink += 1;
        if (child.type === 'link_close') inLink -= 1;
        if (child.type === 'text' && inLink === 0 && ROW.test(child.content)) {
          child.content = linkRows(child.content, page.path, rows);
          child.type = 'html_inline';
        }
      }
    });
  });
  // Keyboard users scroll a wide table too, so its frame can be focused and has a name.
  md.renderer.rules['table_open'] = () => '<div class="wide" tabindex="0" role="group" aria-label="Table"><table>\n';
  md.renderer.rules['table_close'] = () => '</table></div>\n';
}
