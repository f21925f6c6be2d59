import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import { section } from './section.js';
import type { Section } from './section.js';

/** The boxed note: what is documented apart from credit, from the register alone. Nothing in it comes from a run. */
export function documented(context: Context): Section | null {
  const { box } = context.document;
  if (!box) return null;
  return section(
    'documented',
    box.title,
    html`<div class="boxed"><p class="quiet">From the register alone. Nothing in this box is simulated, and nothing on this page simulates it.</p>
<ul>${box.lines.map((line) => html`<li>${context.cite(line.text)} <span class="quiet">${context.sources(line.sources)}</span></li>`)}</ul></div>`,
  );
}
