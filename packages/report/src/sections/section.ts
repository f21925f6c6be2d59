import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';

/** A section of the report: what stands first, and parts (an experiment, a claim, a person each) that may be spread over several pages. */
export interface Section {
  id: string;
  title: string;
  intro: Part;
  parts: readonly Part[];
}

/** A section whose parts may be spread over several pages. Empty parts are left out. */
export const divided = (id: string, title: string, intro: Part, parts: readonly Part[]): Section => ({
  id,
  title,
  intro,
  parts: parts.filter((part) => part !== null && part !== undefined && part !== false),
});

/** A section that stays in one piece. */
export const section = (id: string, title: string, body: Part): Section => divided(id, title, body, []);

/** A landmark of the page with its heading of level two. */
export const landmark = ({ id, title, intro, parts }: Section): Html => html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${intro}${parts}</section>
`;

/** Figures side by side where the page is wide enough. */
export const figures = (parts: readonly Html[]): Html | null => (parts.length > 0 ? html`<div class="figures">${parts}</div>` : null);

/** What an experiment shows. A planted world, which tests the method and not a claim, is folded. */
export const unlessPlanted = (planted: boolean | undefined, body: Html): Html =>
  planted
    ? html`<details class="fold group"><summary><strong>Open this test world</strong> <span class="quiet">planted: its answer is known, to test the method</span></summary>
${body}</details>
`
    : body;

/** Groups in the order of their first member. */
export function groupedBy<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const known = groups.get(key(item));
    if (known) known.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups];
}

/** Harms before benefits, otherwise in the order given. */
export const harmFirst = <T extends { harm: boolean }>(items: readonly T[]): T[] => [
  ...items.filter((item) => item.harm),
  ...items.filter((item) => !item.harm),
];
