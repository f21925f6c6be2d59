import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShippedStudy } from '@glasshouse/model';
import { renderPages } from '@glasshouse/report';
import { studyDocument } from '../../packages/report/test/fixture/study-document.js';
import { ROOT } from '../structure/sources.js';
import { chromiumPath, openChromium } from './chromium.js';

const path = chromiumPath();
const SCREEN = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Screens that the first page may fill. The promise is ten; the fixture must leave one to spare. */
const MOST_SCREENS = 9;

const reports = join(ROOT, 'docs', 'reports');
const shipped = readdirSync(reports)
  .filter((name) => name.endsWith('.claims.json'))
  .map((name) => JSON.parse(readFileSync(join(reports, name), 'utf8')) as ShippedStudy);
const pages = renderPages({ ...studyDocument(), shipped });

describe.skipIf(path === null)('pages of a report in a browser (skipped where no Chromium is installed)', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glasshouse-pages-'));
    for (const { file, text } of pages) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    browser = await openChromium(path!);
  }, 0);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  }, 0);

  const measured = async (file: string, viewport: { width: number; height: number }): Promise<{ screens: number; width: number }> => {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(0);
    try {
      await page.goto(pathToFileURL(join(folder, file)).href);
      const [height, width] = await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]);
      return { screens: height / viewport.height, width };
    } finally {
      await page.close();
    }
  };

  it(`the first page fills at most ${String(MOST_SCREENS)} screens of ${String(SCREEN.width)} by ${String(SCREEN.height)}`, async () => {
    expect((await measured('report.html', SCREEN)).screens).toBeLessThan(MOST_SCREENS);
  }, 0);

  it('no page is wider than the screen, on a desk or a phone', async () => {
    const wide: string[] = [];
    for (const { file } of pages)
      for (const viewport of [SCREEN, PHONE]) {
        const { width } = await measured(file, viewport);
        if (width > viewport.width) wide.push(`${file} at ${String(viewport.width)}: ${String(width)}`);
      }
    expect(wide).toEqual([]);
  }, 0);

  it('a link to a row inside a closed group opens the group', async () => {
    const page = await browser.newPage({ viewport: SCREEN });
    page.setDefaultTimeout(0);
    const row = /<tr id="([^"]+)"/.exec(pages.find(({ file }) => file === 'pages/sources.html')?.text ?? '')?.[1] ?? 'none';
    await page.goto(`${pathToFileURL(join(folder, 'pages/sources.html')).href}#${row}`);
    expect(await page.locator(`#${row}`).isVisible()).toBe(true);
    await page.close();
  }, 0);

  it('paper keeps each number of the harm tiles in one line', async () => {
    const page = await browser.newPage({ viewport: { width: 680, height: 960 } });
    page.setDefaultTimeout(0);
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await page.emulateMedia({ media: 'print' });
    const tallest = await page.locator('.tile-others .n').evaluateAll((cells) =>
      Math.max(
        ...cells.map((cell) => {
          const lines = cell.textContent.split(/\s+/).length;
          return cell.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(cell).lineHeight) - lines;
        }),
      ),
    );
    expect(tallest).toBeLessThan(0.1);
    await page.close();
  }, 0);

  it('paper shows what groups fold', async () => {
    const page = await browser.newPage({ viewport: SCREEN });
    page.setDefaultTimeout(0);
    await page.goto(pathToFileURL(join(folder, 'pages/assumptions.html')).href);
    const row = page.locator('details.group tbody tr').first();
    expect(await row.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await row.isVisible()).toBe(true);
    await page.close();
  }, 0);
});
