import { html } from '@glasshouse/report';
import type { SitePage } from '../page.js';

/** The search of the whole site. It runs in the page, over the text that the build collected. */
export function searchPage(): SitePage {
  const content = html`<h1>Search</h1>
<p role="status" id="found">Enter words in the field at the top.</p>
<noscript><p>The search needs JavaScript. All pages can also be reached through the menu.</p></noscript>
<ol class="found" id="results"></ol>`;
  return { path: 'search.html', title: 'Search', part: null, content: { html: content.text }, script: 'search.js', searched: false };
}
