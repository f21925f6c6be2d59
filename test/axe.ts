import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Rules of axe whose answer depends on colours. The others look at elements and where they are. */
const COLOUR = ['color-contrast', 'link-in-text-block'];

type Axe = { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

/**
 * What axe finds on a page as it is, and how much wider than the window the page is. `colour`: by the rules of colour alone, for a page on which the
 * others have been asked at this width.
 */
export async function accessFaults(page: Page, { colour = false } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(
    async (only) => {
      const { axe } = window as unknown as { axe: Axe };
      const rules = only === null ? {} : { runOnly: { type: 'rule', values: only } };
      const { violations } = await axe.run({ ...rules, resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
    },
    colour ? COLOUR : null,
  );
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return [...found, ...(wider > 0 ? [`${wider} pixels too wide`] : [])];
}

/** Opens all that is folded on a page. */
export const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
