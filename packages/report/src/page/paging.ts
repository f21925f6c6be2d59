import type { Html } from '../text/html.js';
import { html } from '../text/html.js';
import { landmark } from '../sections/section.js';
import type { Section } from '../sections/section.js';

/** A page is divided before it grows beyond about this many characters. */
export const MOST_CHARACTERS = 900_000;
/** Letters that name the second page of a kind and those after it: `years-b.html`. */
const LETTERS = 'bcdefghijklmnopqrstuvwxyz';

/** File of the page of a kind: `report.html`, `pages/harm.html`, `pages/harm-b.html` for the second. */
export const pageFile = (name: string, index = 0): string =>
  name === 'report' ? 'report.html' : `pages/${name}${index === 0 ? '' : `-${LETTERS[index - 1] ?? 'z'}`}.html`;

/** Every file that pages of a kind may have. */
export const pageFiles = (name: string): string[] =>
  name === 'report' ? [pageFile(name)] : [pageFile(name), ...LETTERS.split('').map((_, index) => pageFile(name, index + 1))];

const sizeOf = (part: Section['parts'][number]): number => html`${part}`.text.length;

/**
 * Sections of one kind of page as the markup of one or more pages, each of at most `most` characters unless a single part is larger.
 * A section that goes on from the page before has a heading that says so. The last page takes what no letter is left for.
 */
export function paged(sections: readonly Section[], most = MOST_CHARACTERS): Html[] {
  const pages: { text: Html[]; size: number }[] = [{ text: [], size: 0 }];
  for (const section of sections) {
    let rest = section;
    let goesOn = false;
    for (;;) {
      const page = pages[pages.length - 1]!;
      let size = page.size + sizeOf(rest.intro);
      let count = 0;
      for (const part of rest.parts) {
        const more = sizeOf(part);
        if (count + page.size > 0 && size + more > most && pages.length <= LETTERS.length) break;
        size += more;
        count += 1;
      }
      if (rest.parts.length === 0 || count > 0) page.text.push(landmark({ ...rest, parts: rest.parts.slice(0, count) }));
      page.size = size;
      if (count >= rest.parts.length) break;
      pages.push({ text: [], size: 0 });
      if (count === 0) continue;
      const number = goesOn ? Number(/\d+$/.exec(rest.id)?.[0] ?? 2) + 1 : 2;
      goesOn = true;
      rest = { id: `${section.id}-${String(number)}`, title: `${section.title}, continued`, intro: null, parts: rest.parts.slice(count) };
    }
  }
  return pages.filter((page) => page.text.length > 0).map((page) => html`${page.text}`);
}

/** The way from one file of a report to another, such as `../report.html` or `pages/harm.html`. */
export function way(from: string, to: string): string {
  const inside = (file: string): boolean => file.startsWith('pages/');
  if (inside(from)) return inside(to) ? to.slice('pages/'.length) : `../${to}`;
  return to;
}

const anchorsIn = (text: string): string[] => [...text.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] ?? '');

/**
 * Links to anchors (`href="#x"`) made to lead to the page that has the anchor. Text of a document cannot hold such a link: its quotation
 * marks are escaped.
 */
export function linked(pages: readonly { file: string; text: string }[]): { file: string; text: string }[] {
  const home = new Map<string, string>();
  // The first page that has an anchor keeps it: `main` and the like stand on each.
  for (const { file, text } of pages) for (const id of anchorsIn(text)) if (!home.has(id)) home.set(id, file);
  return pages.map(({ file, text }) => {
    const own = new Set(anchorsIn(text));
    return {
      file,
      text: text.replace(/ href="#([^"]+)"/g, (whole, id: string) => {
        const to = home.get(id);
        return own.has(id) || to === undefined ? whole : ` href="${way(file, to)}#${id}"`;
      }),
    };
  });
}
