/** A table or figure of a page: its caption as text, and the whole as written. */
export interface Exhibit {
  kind: 'table' | 'figure';
  caption: string;
  html: string;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** What a reader sees of a piece of HTML, in one line a block. */
export function visibleText(html: string): string {
  return html
    .replace(/<(style|script|title|desc)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/(p|li|h\d|td|th|caption|figcaption|summary|dd|dt|text|div|section)>/g, '\n')
    .replace(/<q>|<\/q>|<blockquote[^>]*>|<\/blockquote>/g, '"')
    .replace(/<code[^>]*>|<\/code>/g, '`')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) =>
      name.startsWith('#') ? String.fromCodePoint(Number(name.replace(/^#x/i, '0x').replace('#', ''))) : (NAMED[name] ?? whole),
    )
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n');
}

/** Every table and figure of a page. */
export function exhibits(page: string): Exhibit[] {
  const found: Exhibit[] = [];
  for (const match of page.matchAll(/<(table|figure)\b[\s\S]*?<\/\1>/g)) {
    const caption = /<(caption|figcaption)\b[^>]*>([\s\S]*?)<\/\1>/.exec(match[0]);
    found.push({ kind: match[1] as Exhibit['kind'], caption: visibleText(caption?.[2] ?? '').trim(), html: match[0] });
  }
  return found;
}
