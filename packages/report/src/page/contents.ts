import { html } from '../text/html.js';
import type { Html } from '../text/html.js';

/** Sections in the order of the page. */
export const SECTIONS: readonly (readonly [string, string])[] = [
  ['summary', 'Summary'],
  ['harm-first', 'Three harm numbers'],
  ['claims', 'The claims'],
  ['outcomes', 'Outcomes'],
  ['arms', 'Arms and how they differ'],
  ['harm', 'Harm ledger'],
  ['years', 'Year by year'],
  ['lives', 'Twin lives'],
  ['documented', 'Documented, apart from credit'],
  ['assumptions', 'Assumptions'],
  ['sources', 'Sources'],
  ['dictionary', 'Data dictionary'],
  ['codebook', 'Codebook'],
  ['not-counted', 'Harms not counted'],
  ['again', 'Open the tables, run it again'],
];

/** The list of contents, without the boxed note where the study has none. */
export const contents = (hasBox: boolean): Html => html`<nav class="contents" aria-labelledby="contents-heading">
<h2 id="contents-heading">Contents</h2>
<ol>${SECTIONS.filter(([id]) => hasBox || id !== 'documented').map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>
</nav>
`;
