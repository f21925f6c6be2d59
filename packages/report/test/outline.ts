/** What a page is made of, as lines: landmarks, headings, captions. A reader of a golden sees the order at a glance. */
export function outline(page: string): string[] {
  const plain = (markup: string): string =>
    markup
      .replace(/<[^>]+>/g, '')
      .replace(/&amp;/g, '&')
      .replace(/&#39;/g, '\u2019')
      .replace(/\s+/g, ' ')
      .trim();
  const found: string[] = [];
  for (const match of page.matchAll(/<(header|nav|main|footer)\b|<(h[1-6]|caption|figcaption|summary)\b[^>]*>([\s\S]*?)<\/\2>/g)) {
    if (match[1]) found.push(`[${match[1]}]`);
    else {
      const level = /^h(\d)$/.exec(match[2] ?? '')?.[1];
      const text = plain(match[3] ?? '');
      found.push(
        level ? `${'#'.repeat(Number(level))} ${text}` : `  ${match[2] ?? ''}: ${text.length > 90 ? `${text.slice(0, 90)}\u2026` : text}`,
      );
    }
  }
  return found;
}

/** Every attribute of a kind on the page. */
export const attributes = (page: string, name: string): string[] =>
  [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((match) => match[1] ?? '');
