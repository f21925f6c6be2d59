import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT } from '../structure/sources.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';
const LONG = 300_000;
/** Months of the court list up to a date, from October 2013 on, and all of them. */
const MONTHS = 135;
const monthsTo = (year: number, month: number): number => (year - 2013) * 12 + month - 10;

describe.skipIf(path === null)(`the screens of a run${missing}`, () => {
  let browser: Browser;
  let page: Page;

  const openPage = async (options: BrowserContextOptions): Promise<Page> => {
    const opened = await browser.newPage({ reducedMotion: 'reduce', locale: 'en', ...options });
    opened.setDefaultTimeout(LONG);
    await opened.goto(pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href);
    await opened.waitForSelector('.gallery li');
    return opened;
  };
  const screen = (name: string): Promise<void> => page.click(`nav >> text="${name}"`);

  beforeAll(async () => {
    labPage();
    browser = await openChromium(path!);
    page = await openPage({ viewport: { width: 1280, height: 900 } });
  });
  afterAll(() => browser?.close());

  it('shows where the worlds will stand, and that they run, until there is a month to show', async () => {
    // The first month comes when the page is told; what was there before it is kept.
    await page.evaluate(() => {
      const seen: { progress: number; fields: string[] }[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        if (document.querySelector('main .fields canvas') || !document.querySelector('main [aria-live]')) return;
        seen.push({
          progress: document.querySelectorAll('main progress:not([value])').length,
          fields: [...document.querySelectorAll('main .waiting > div')].map(({ textContent }) => textContent ?? ''),
        });
      }).observe(document.querySelector('main')!, { childList: true, subtree: true });
    });
    await page.click('.card button');
    await page.waitForSelector('main .fields canvas');
    const seen = await page.evaluate(() => (window as unknown as { seen: { progress: number; fields: string[] }[] }).seen);
    expect(seen).toContainEqual({ progress: 1, fields: ['As written', 'Ability always checked'] });
    expect(await page.locator('.waiting').count()).toBe(0);
    await page.waitForSelector('.hash');
  });

  it('marks on each ribbon the months in which rules begin, and says which when that month is shown', async () => {
    const places = await page
      .locator('.ribbon svg')
      .evaluateAll((all) => all.map((one) => [...one.querySelectorAll('line')].map((line) => Number(line.getAttribute('x1')) / 800)));
    expect(places).toHaveLength(2);
    const dates = [monthsTo(2014, 7), monthsTo(2015, 7), monthsTo(2016, 2)];
    for (const place of places) expect(place.map((at) => Math.round(at * (MONTHS - 1)))).toEqual(dates);
    const days = await page.locator('.player details li strong').allTextContents();
    expect(days).toEqual(['2014-07-01', '2015-07-22', '2016-02-01']);
    const months = page.locator('.player input[type=range]');
    await months.fill(String(dates[0]!));
    expect(await page.textContent('.player output')).toBe('2014-07');
    expect(await page.textContent('.player .row .quiet')).toBe('+ No air ticket');
    await months.fill(String(dates[0]! + 1));
    expect(await page.textContent('.player .row .quiet')).toBe('');
  });

  it('draws each range to the scale of its indicator, with the number as written on it', async () => {
    const tables = await page.locator('table:has(svg.range)').evaluateAll((all) =>
      all.map((table) =>
        [...table.querySelectorAll('td')].map((cell) => {
          const [bar, line] = ['rect', 'line'].map((name) => cell.querySelector(name)!);
          const at = (name: string): number => Number(bar!.getAttribute(name));
          return { text: cell.textContent ?? '', from: at('x'), to: at('x') + at('width'), middle: Number(line!.getAttribute('x1')) };
        }),
      ),
    );
    expect(tables.length).toBeGreaterThan(2);
    for (const rows of tables) {
      const told = rows.map((row) => (row.text.match(/[\d,.]+\d|\d/g) ?? []).map((one) => Number(one.replaceAll(',', ''))));
      const most = Math.max(...told.flat());
      expect(Math.max(...rows.map(({ to }) => to))).toBeCloseTo(100, 5);
      for (const [i, { from, to, middle }] of rows.entries()) {
        const [low, high, written] = told[i]!;
        // Numbers are told with two digits.
        for (const [drawn, said] of [
          [from, low!],
          [to, high!],
          [middle, written!],
        ] as const)
          expect(Math.abs(drawn - (said / most) * 100), rows[i]!.text).toBeLessThan(6);
      }
    }
  });

  it('names the stage of each step of a life, and stresses the steps in which the worlds part', async () => {
    await page.click('text=Next life that differs');
    await page.click('text=Read it in every world');
    await page.waitForSelector('.columns .steps li');
    const steps = await page.locator('.steps li').count();
    const stages = await page.locator('.steps li .tag').allTextContents();
    expect(stages).toHaveLength(steps);
    expect(stages.slice(0, 3)).toEqual(['world', 'opportunity', 'detection']);
    const stressed = await page
      .locator('.columns .steps li')
      .evaluateAll((all) =>
        all.filter((one) => getComputedStyle(one).borderInlineStartWidth === '4px').map(({ textContent }) => textContent),
      );
    expect(stressed).toHaveLength(2);
    const [, day = ''] = /first differ on (\S+)\./.exec((await page.textContent('main'))!) ?? [];
    for (const one of stressed) expect(one).toContain(day);
  });

  it('keeps the link apart from the files, and shows the whole address once it is copied', async () => {
    await screen('Save and share');
    await page.getByRole('button', { name: 'Copy a link to these worlds' }).click();
    const field = page.getByRole('textbox', { name: 'Copy a link to these worlds' });
    expect(await field.inputValue()).toMatch(/#g1=/);
    expect((await field.boundingBox())!.width).toBeGreaterThan(600);
    const heads = await page.locator('main h2').allTextContents();
    expect(heads).toEqual(['A link', 'Files', 'The study as a file']);
    expect(await page.locator('h2:text-is("Files") + .row button').count()).toBe(5);
  });

  it('has a heading of their own over the worlds of the reader, apart from those of studies', async () => {
    await screen('Rules');
    const heads = await page.locator('main h2').allTextContents();
    expect(heads.slice(0, 2)).toEqual(['Compare with a world from a study of this scenario', 'Worlds']);
    expect(await page.getByRole('group', { name: 'Worlds' }).getByRole('button').allTextContents()).toEqual([
      'Ability always checked',
      'Add a world',
    ]);
  });

  it('stands the buttons of lessons side by side on one line', async () => {
    await screen('Lessons');
    await page.waitForSelector('.card button');
    const boxes = await page
      .locator('.card')
      .evaluateAll((all) =>
        all.map((one) => ({ top: one.getBoundingClientRect().top, button: one.querySelector('button')!.getBoundingClientRect().top })),
      );
    for (const { top, button } of boxes)
      for (const other of boxes) if (other.top === top) expect(Math.abs(other.button - button)).toBeLessThan(2);
  });

  it('has harm in few lines on a phone, and nothing wider than it', async () => {
    const phone = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.locator('.card button').first().tap();
    await phone.waitForSelector('.tiles');
    const { height } = (await phone.locator('.tiles').boundingBox())!;
    expect(height).toBeLessThan(430);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    // A screen begins at its head, however far down the one before was read.
    await phone.locator('nav >> text="Start"').tap();
    await phone.locator('.families button').last().tap();
    await phone.locator('.rules').waitFor();
    expect(await phone.evaluate(() => scrollY)).toBe(0);
    await phone.close();
  });

  it('moves a slider by a finger along it, and leaves it as it stood under a finger that scrolls', async () => {
    const phone = await openPage({ viewport: { width: 390, height: 500 }, hasTouch: true, isMobile: true });
    const finger = await phone.context().newCDPSession(phone);
    // A page that has been scrolled by a finger goes on for a while.
    const atRest = async (slider: Locator): Promise<void> => {
      let last = '';
      const stays = async (): Promise<boolean> => last === (last = JSON.stringify(await slider.boundingBox()));
      await expect.poll(stays).toBe(true);
    };
    const touch = async (slider: Locator, along: readonly [number, number], down = 0): Promise<void> => {
      await atRest(slider);
      const { x, y, width, height } = (await slider.boundingBox())!;
      const at = (part: number) => ({ x: x + width * (along[0] + (along[1] - along[0]) * part), y: y + height / 2 + down * part });
      await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0)] });
      for (let i = 1; i <= 12; i++) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(i / 12)] });
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    // In the middle of the screen, so that the page can scroll.
    const toMiddle = (slider: Locator): Promise<void> => slider.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    const scrolled = async (slider: Locator): Promise<void> => {
      await toMiddle(slider);
      const [before, from] = [await slider.inputValue(), await phone.evaluate(() => scrollY)];
      await touch(slider, [0.8, 0.82], -200);
      await expect.poll(() => phone.evaluate(() => scrollY)).not.toBe(from);
      await expect.poll(() => slider.inputValue()).toBe(before);
    };
    await phone.locator('nav >> text="Lessons"').tap();
    await phone.locator('.card button').first().tap();
    // A step is named for the eye too, not by its number alone.
    const names = await phone
      .locator('.lesson-steps button .step-title')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(names).toHaveLength(5);
    expect(Math.min(...names)).toBeGreaterThan(40);
    await phone.getByRole('button', { name: 'Your guess' }).tap();
    await scrolled(phone.locator('input.guess'));
    await phone.locator('nav >> text="Start"').tap();
    await phone.locator('.card button').first().tap();
    await phone.waitForSelector('.hash');
    await phone.locator('.player input[type=range]').fill('100');
    await scrolled(phone.locator('.player input[type=range]'));
    await phone.locator('nav >> text="Rules"').tap();
    await phone.locator('.rules details > summary').first().tap();
    const slider = phone.locator('.rule input[type=range]').first();
    const changes = (): Promise<string> =>
      phone
        .locator('aside li')
        .allTextContents()
        .then((all) => all.join());
    const [written, unchanged] = [await slider.inputValue(), await changes()];
    await scrolled(slider);
    expect(await changes()).toBe(unchanged);
    await toMiddle(slider);
    await touch(slider, [0.5, 0.2]);
    await expect.poll(() => slider.inputValue()).not.toBe(written);
    await expect.poll(changes).not.toBe(unchanged);
    const changed = await changes();
    await scrolled(slider);
    expect(await changes()).toBe(changed);
    await phone.locator('aside button >> text="Undo"').tap();
    expect(await changes()).toBe(unchanged);
    await phone.close();
  });

  it('stands how sure beside the causes on a projector at 200 percent', async () => {
    const projector = await openPage({ viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 });
    await projector.locator('.card button').first().click();
    await projector.waitForSelector('.thirds');
    const tops = await projector.locator('.thirds > section').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(tops).toHaveLength(3);
    expect(tops[2]).toBe(tops[0]);
    expect(tops[1]).toBeGreaterThan(tops[0]!);
    await projector.close();
  });
});
