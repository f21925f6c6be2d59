import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShippedStudy, StudyDocument } from '@glasshouse/model';
import { renderPages } from '@glasshouse/report';
import { studyDocument } from '../../packages/report/test/fixture/study-document.js';
import { ROOT } from '../structure/sources.js';
import { chromiumPath, openChromium } from './chromium.js';

const path = chromiumPath();
const SCREEN = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const SMALL = { width: 320, height: 640 };
/** Screens that the first page may fill. The promise is ten; the fixture must leave one to spare. */
const MOST_SCREENS = 9;

const reports = join(ROOT, 'docs', 'reports');
const shipped = readdirSync(reports)
  .filter((name) => name.endsWith('.claims.json'))
  .map((name) => JSON.parse(readFileSync(join(reports, name), 'utf8')) as ShippedStudy);
/** The fixture with an arm of a long name, and with a harm in which no difference was seen, which is told and not drawn. */
const LONG = 'The same with three sanctions for everybody below the grade A, among them the costly private schools of their children';
function wholeDocument(): StudyDocument {
  const whole = { ...studyDocument(), shipped };
  const unseen = whole.indicators.find((one) => one.harm && one.arms.some(({ difference }) => difference))!;
  const { experiment, arms } = unseen;
  const named = arms.at(-1)!.arm;
  return {
    ...whole,
    experiments: whole.experiments.map((one) =>
      one.id === experiment ? { ...one, arms: one.arms.map((arm) => (arm.id === named ? { ...arm, title: LONG } : arm)) } : one,
    ),
    indicators: whole.indicators.map((one) => ({
      ...one,
      arms: one.arms.map((arm) => ({
        ...arm,
        ...(one.experiment === experiment && arm.arm === named ? { title: LONG } : {}),
        ...(one === unseen && arm.difference ? { difference: { ...arm.difference, upperBound: 0.5 } } : {}),
      })),
    })),
  };
}
const pages = renderPages(wholeDocument());

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

  /** Opens a page of the report, acts on it and closes it. */
  const visit = async <T>(file: string, viewport: { width: number; height: number }, act: (page: Page) => Promise<T>): Promise<T> => {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(0);
    try {
      await page.goto(pathToFileURL(join(folder, file)).href);
      return await act(page);
    } finally {
      await page.close();
    }
  };

  const openAll = (page: Page): Promise<void> =>
    page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));

  /** What a page tells of itself with all that is folded opened. */
  const opened = <T>(file: string, viewport: { width: number; height: number }, tell: () => T): Promise<T> =>
    visit(file, viewport, async (page) => {
      await openAll(page);
      return page.evaluate(tell);
    });

  const sizeOf = (page: Page): Promise<{ height: number; width: number }> =>
    page.evaluate(() => ({ height: document.documentElement.scrollHeight, width: document.documentElement.scrollWidth }));

  const overflowOf = (page: Page): Promise<{ tables: number; sideways: string[]; open: string[]; cut: string[] }> =>
    page.evaluate(() => ({
      tables: document.querySelectorAll('.scroll').length,
      sideways: [...document.querySelectorAll('.scroll')].flatMap((one) =>
        one.scrollWidth > one.clientWidth + 1 ? [one.querySelector('table')!.id] : [],
      ),
      // A long label floats beside its number: a cell that does not contain it lets it run into the next one.
      open: [...document.querySelectorAll('.stack tbody td:not(:empty)')].flatMap((one) =>
        getComputedStyle(one).display === 'flow-root' ? [] : [`${one.closest('table')!.id}: ${one.textContent}`],
      ),
      cut: [...document.querySelectorAll('svg text.t-label')].flatMap(({ textContent }) =>
        textContent.includes('\u2026') ? [textContent] : [],
      ),
    }));

  /** By page: its size as it opens, by width of the screen, and what does not fit once all that is folded is opened. Each page is loaded once. */
  const looks = new Map<
    string,
    { sizes: [number, { height: number; width: number }][]; fits: [number, Awaited<ReturnType<typeof overflowOf>>][] }
  >();
  beforeAll(async () => {
    for (const { file } of pages) {
      const look = await visit(file, SCREEN, async (page) => {
        const at = async <T>(viewport: { width: number; height: number }, tell: (page: Page) => Promise<T>): Promise<[number, T]> => {
          await page.setViewportSize(viewport);
          return [viewport.width, await tell(page)];
        };
        const sizes = [await at(SCREEN, sizeOf), await at(PHONE, sizeOf)];
        await openAll(page);
        return { sizes, fits: [await at(PHONE, overflowOf), await at(SMALL, overflowOf)] };
      });
      looks.set(file, look);
    }
  }, 0);

  it(`the first page fills at most ${String(MOST_SCREENS)} screens of ${String(SCREEN.width)} by ${String(SCREEN.height)}`, () => {
    const { height } = new Map(looks.get('report.html')!.sizes).get(SCREEN.width)!;
    expect(height / SCREEN.height).toBeLessThan(MOST_SCREENS);
  });

  it('no page is wider than the screen, on a desk or a phone', () => {
    expect(looks.size).toBe(pages.length);
    const wide = [...looks].flatMap(([file, { sizes }]) =>
      sizes.flatMap(([screen, { width }]) => (width > screen ? [`${file} at ${String(screen)}: ${String(width)}`] : [])),
    );
    expect(wide).toEqual([]);
  });

  it.each([PHONE, SMALL])('no table scrolls sideways, no label is cut and none runs out of its cell, $width pixels wide', ({ width }) => {
    const told = [...looks].map(([file, { fits }]) => ({ file, ...new Map(fits).get(width)! }));
    expect(told.reduce((sum, { tables }) => sum + tables, 0)).toBeGreaterThan(20);
    const found = told.flatMap(({ file, sideways, open, cut }) => [
      ...sideways.map((id) => `${file}: ${id} scrolls`),
      ...open.map((cell) => `${file}: ${cell} does not hold its label`),
      ...cut.map((text) => `${file}: ${text}`),
    ]);
    expect(found).toEqual([]);
  });

  it('beside a figure on a desk a table hides no column', async () => {
    const found = await opened('pages/outcomes.html', SCREEN, () =>
      [...document.querySelectorAll('.outcome .scroll')].map((one) => one.scrollWidth - one.clientWidth),
    );
    expect(found.length).toBeGreaterThan(5);
    expect(Math.max(...found)).toBeLessThanOrEqual(1);
  }, 0);

  it('on a phone each cell of a table of numbers says what it is', async () => {
    const labels = await opened('pages/arms.html', PHONE, () => {
      const table = document.querySelector('table[id^="gross-"]')!;
      return [...table.querySelectorAll('tbody tr:first-child td')].map((cell) => getComputedStyle(cell, '::before').content);
    });
    expect(labels).toEqual(
      ['People with more', 'Days added', 'People with fewer', 'Days taken away', 'Net days', 'People with as many'].map(
        (text) => `"${text}"`,
      ),
    );
  }, 0);

  it('captions of tables, of figures and of what is not drawn have one size', async () => {
    const sizes = await Promise.all(
      ['report.html', 'pages/arms.html'].map((file) =>
        opened(file, PHONE, () =>
          [...document.querySelectorAll('caption, figcaption, .undrawn')].map(
            (one) => `${one.localName} ${getComputedStyle(one).fontSize}`,
          ),
        ),
      ),
    );
    const all = sizes.flat();
    expect(new Set(all.map((one) => one.split(' ')[0]))).toEqual(new Set(['caption', 'figcaption', 'p']));
    expect(new Set(all.map((one) => one.split(' ')[1])).size).toBe(1);
  }, 0);

  it('the contents are one line on a phone until they are asked for, and stand open on a desk', async () => {
    for (const file of ['report.html', 'pages/arms.html', 'pages/harm.html']) {
      const height = () => opened(file, PHONE, () => document.querySelector('nav.contents')!.getBoundingClientRect().height);
      expect(await height(), file).toBeLessThan(48);
    }
    const page = await browser.newPage({ viewport: PHONE });
    page.setDefaultTimeout(0);
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    const list = page.locator('nav.contents > ol');
    expect(await list.isVisible()).toBe(false);
    await page.locator('#contents-heading a').click();
    expect(await list.isVisible()).toBe(true);
    await list.locator('a[href^="#"]').nth(1).click();
    expect(await list.isVisible()).toBe(false);
    await page.setViewportSize(SCREEN);
    expect(await list.isVisible()).toBe(true);
    await page.close();
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
