import MiniSearch from 'minisearch';
import type { SearchEntry } from '../search-data.js';

declare global {
  interface Window {
    searchEntries?: SearchEntry[];
  }
}

const MOST = 40;
const EXCERPT = 160;

/** The piece of a text around the first of the words. */
function excerpt(text: string, words: readonly string[]): string {
  const small = text.toLowerCase();
  const at = Math.min(...words.map((word) => small.indexOf(word)).filter((place) => place >= 0));
  const near = Number.isFinite(at) ? Math.max(0, at - EXCERPT / 4) : 0;
  const from = near === 0 ? 0 : text.indexOf(' ', near) + 1;
  return `${from > 0 ? '… ' : ''}${text.slice(from, from + EXCERPT)}${text.length > from + EXCERPT ? ' …' : ''}`;
}

function show(entries: readonly SearchEntry[], query: string): void {
  const index = new MiniSearch<{ id: number; page: string; heading: string; text: string }>({
    fields: ['heading', 'page', 'text'],
    searchOptions: {
      boost: { heading: 4, page: 2 },
      prefix: (term) => term.length > 2,
      fuzzy: (term) => (term.length > 5 ? 0.15 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(entries.map(([, page, heading, text], id) => ({ id, page, heading, text })));
  const found = index.search(query);
  document.getElementById('found')!.textContent =
    found.length === 0
      ? `Nothing found for “${query}”.`
      : `${found.length} ${found.length === 1 ? 'place' : 'places'} for “${query}”${found.length > MOST ? `, the first ${MOST}` : ''}.`;
  document.getElementById('results')!.replaceChildren(
    ...found.slice(0, MOST).map(({ id, terms }) => {
      const [address, page, heading, text] = entries[id as number]!;
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = address;
      link.textContent = heading === '' || heading === page ? page : `${heading}, ${page}`;
      const piece = document.createElement('p');
      piece.className = 'quiet';
      piece.textContent = excerpt(text, terms);
      item.append(link, piece);
      return item;
    }),
  );
}

const query = new URLSearchParams(location.search).get('q')?.trim() ?? '';
if (query !== '') {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=q]')) field.value = query;
  // The entries are a script and not data to be fetched, because a page from disk may fetch nothing.
  const data = document.createElement('script');
  data.src = 'assets/search-data.js';
  data.onload = () => show(window.searchEntries ?? [], query);
  document.head.append(data);
}
