import { html } from '@glasshouse/report';
import { isShown, placeOf } from '../links.js';
import { hrefFrom } from '../page.js';
import type { SitePage } from '../page.js';
import { filesBelow, textOf } from '../repository.js';

/** Files of rules and studies that are shown as text. */
export const shownFiles = (): string[] => ['scenarios', 'studies', 'test/cases', 'validation'].flatMap(filesBelow).filter(isShown);

/** Every scenario and study as a page: numbered lines that can be linked to, with the register rows that they cite as links. */
export function sourcePages(rows: ReadonlyMap<string, string>): SitePage[] {
  return shownFiles().map((file) => {
    const path = placeOf(file)!;
    const line = (text: string) =>
      text.split(/\b(E\d{3})\b/).map((piece) => {
        const place = rows.get(piece);
        return place === undefined ? piece : html`<a href="${hrefFrom(path, place)}">${piece}</a>`;
      });
    const lines = textOf(file).trimEnd().split('\n');
    const content = html`<h1><code>${file}</code></h1>
<p class="quiet">Codes such as E056 lead to the row of the register. The file itself: <a href="${hrefFrom(path, file)}" download>${file.split('/').at(-1)}</a>.</p>
<ol class="source" tabindex="0" aria-label="Lines of the file">${lines.map((text, index) => html`<li id="L${`${index + 1}`}"><code>${line(text)}</code></li>`)}</ol>`;
    return {
      path,
      title: file,
      part: file.startsWith('scenarios/') ? 'scenarios' : 'docs',
      content: { html: content.text },
      searched: false,
    };
  });
}
