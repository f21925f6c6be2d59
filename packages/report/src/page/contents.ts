import { html } from '../text/html.js';
import type { Html } from '../text/html.js';

/** Sections in the order of the page. */
export const SECTIONS: readonly (readonly [string, string])[] = [
  ['summary', 'Summary'],
  ['harm-first', 'Three harm numbers'],
  ['claims', 'The claims'],
  ['shipped', 'The other claims, stored'],
  ['groups', 'Groups compared'],
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

/** The list of contents, without the sections that a study does not have. */
export const contents = (missing: readonly string[]): Html => html`<nav class="contents" aria-labelledby="contents-heading">
<h2 id="contents-heading">Contents</h2>
<ol>${SECTIONS.filter(([id]) => !missing.includes(id)).map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>
</nav>
`;
