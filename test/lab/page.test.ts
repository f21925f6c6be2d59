import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkOf, readLink, streamPacking, studyText } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults, openAll } from '../axe.js';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { QUESTIONS } from '../../packages/lab/src/shipped/questions.js';
import { thumbnailOf } from '../../packages/lab/src/shipped/thumbnails.js';
import { ROOT, textOf } from '../structure/sources.js';
import { sharedWorlds } from './shared-worlds.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';
/** Four worlds of two: the further ones have a number of the second's scenario that is not the one as written. */
function fourOf([written, without]: Shared['worlds']): Shared['worlds'] {
  const coverage = (value: number) => [
    { path: 'channels.roadside.coverage', value: { value, unit: 'share', assumed: 'To compare', range: [value, value] } },
  ];
  return [
    written!,
    without!,
    { id: 'third', title: 'World 3', changes: coverage(0.02) },
    { id: 'fourth', title: 'World 4', changes: coverage(0.1) },
  ];
}

describe.skipIf(path === null)(`the laboratory in Chromium${missing}`, () => {
  const address = pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href;
  let browser: Browser;
  let page: Page;
  let worlds: Shared;
  let readable = '';
  /** The same with two worlds more, which the scenario's next rules are switched off in. */
  let four = '';
  const said: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    labPage();
    worlds = await sharedWorlds();
    readable = await linkOf(worlds, streamPacking);
    four = await linkOf({ ...worlds, worlds: fourOf(worlds.worlds) }, streamPacking);
    browser = await openChromium(path!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page.setDefaultTimeout(0);
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
  });
  afterAll(() => browser?.close());

  const open = async (fragment: string): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${address}${fragment}`);
  };
  const screen = (name: string): Promise<void> => page.click(`nav >> text="${name}"`);
  const faults = async (what: string, colour = false): Promise<string[]> =>
    (await accessFaults(page, { colour })).map((one) => `${what}: ${one}`);

  it('opens from disk, lists the scenarios, and offers to show those that are harm-only and no more', async () => {
    await open('');
    await page.waitForSelector('.gallery li');
    expect(await page.locator('.gallery button').count()).toBeGreaterThan(15);
    expect(await page.locator('.harm-only li').count()).toBeGreaterThan(5);
    expect(await page.locator('.harm-only button').allTextContents()).toEqual(Array.from({ length: 8 }, () => 'Show'));
  });

  it('shows beside each question a real run of that scenario, and every scenario in a family', async () => {
    const { scenario } = QUESTIONS[1].question;
    const { people, sanctioned, month } = thumbnailOf(scenario, textOf);
    expect(sanctioned).toBeGreaterThan(10);
    expect(await page.locator('.card figcaption').nth(1).textContent()).toBe(
      `A run of ${people.toLocaleString('en')} synthetic people in its worst month, ${month.replace('-', '\u2011')}: ${sanctioned} under a sanction`,
    );
    const shipped = readdirSync(join(ROOT, 'scenarios')).filter((name) => /^(?!_|planted-|smoke).*\.yaml$/.test(name));
    const listed = await page.locator('.gallery li').count();
    expect(listed).toBe(shipped.length);
  });

  it('runs the worlds of a link to the hash of Node', async () => {
    await open(`#${await linkOf(worlds, streamPacking)}`);
    await page.waitForSelector('.hash');
    expect(await page.textContent('.hash')).toBe(worlds.hash);
    expect(await page.textContent('main [role=status]')).toMatch(/result hash is the same/);
  });

  it('tells the life of a person pointed at, in both worlds', async () => {
    await page
      .locator('canvas')
      .first()
      .click({ position: { x: 30, y: 30 } });
    await page.click('text=Read it in every world');
    await page.waitForSelector('.steps li:visible');
    expect(await page.locator('.columns section').count()).toBe(2);
  });

  it('tells the life of a person pointed at among the sanctioned', async () => {
    await screen('Worlds');
    await page.getByRole('button', { name: 'Only the sanctioned' }).click();
    const months = page.locator('.player input[type=range]');
    await months.fill((await months.getAttribute('max'))!);
    await page
      .locator('svg.squares')
      .first()
      .click({ position: { x: 5, y: 5 } });
    const [chosen = ''] = /S-\d+/.exec((await page.textContent('main'))!) ?? [];
    await page.click('text=Read it in every world');
    await page.locator('main h2', { hasText: chosen }).waitFor();
    expect(await page.textContent('.columns section')).toMatch(/[1-9]\d* sanction-days/);
    await screen('Worlds');
    await page.getByRole('button', { name: 'Everyone in place' }).click();
    await screen('Lives');
  });

  it('tells the next life that differs, from the screen of lives itself', async () => {
    await page.evaluate(() => document.querySelector('.columns')!.setAttribute('data-before', ''));
    await page.click('main >> text="Next life that differs"');
    await page.waitForSelector('.columns:not([data-before])');
    expect(await page.textContent('main')).toMatch(/The worlds first differ on \d{4}-\d\d-\d\d/);
  });

  it('tells the same life but for a rule, and keeps that rule chosen and named', async () => {
    const choice = page.locator('.but-for select');
    await choice.selectOption({ index: 1 });
    const rule = await choice.inputValue();
    await page.locator('.but-for button').click();
    await page.locator('.but-for code', { hasText: rule }).waitFor();
    expect(await choice.inputValue()).toBe(rule);
    await page.click('main >> text="Next life that differs"');
    await page.locator('.but-for code').waitFor({ state: 'detached' });
    expect(await choice.inputValue()).toBe('');
  });

  it('gives the study as a file whose bytes are those that ran', async () => {
    await screen('Save and share');
    const { scenario, worlds: both, persons, points } = worlds;
    expect(await page.textContent('pre')).toBe(studyText({ scenario, worlds: both, persons, points }));
  });

  it('gives a link that says the same as the one it was opened with', async () => {
    await page.click('text=Copy a link');
    const link = await page.inputValue('input[readonly]');
    expect(await readLink(link.slice(link.indexOf('#')), streamPacking)).toEqual(worlds);
  });

  it.each([
    ['a changed scenario', () => linkOf({ ...worlds, content: '0'.repeat(64) }, streamPacking), /scenario has changed since/],
    ['another build', () => linkOf({ ...worlds, hash: '0'.repeat(64) }, streamPacking), /another build/],
    [
      'a path that is gone',
      () =>
        linkOf(
          { ...worlds, worlds: [worlds.worlds[0]!, { ...worlds.worlds[1]!, changes: [{ path: 'measures.gone.in_force', value: {} }] }] },
          streamPacking,
        ),
      /no longer there and were left out: measures\.gone\.in_force/,
    ],
  ])('says of a link to %s what it is', async (_what, link, told) => {
    await open(`#${await link()}`);
    await page.waitForSelector('.hash');
    expect(await page.textContent('main [role=status]')).toMatch(told);
  });

  it.each([
    [
      'a harm-only scenario',
      () => linkOf({ ...worlds, scenario: 'scenarios/risk-form-2017.yaml' }, streamPacking),
      /Nothing here can be adjusted/,
    ],
    ['a scenario that is not there', () => linkOf({ ...worlds, scenario: 'scenarios/none.yaml' }, streamPacking), /no readable file/],
    ['a damaged link', async () => (await linkOf(worlds, streamPacking)).slice(0, 40), /damaged/],
    ['a later version', () => Promise.resolve('g9=abc'), /later version/],
    [
      'an experiment that is not there',
      () => linkOf({ ...worlds, experiment: 'constructor' }, streamPacking),
      /has no experiment constructor/,
    ],
  ])('refuses a link to %s in words', async (_what, link, told) => {
    await open(`#${await link()}`);
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toMatch(told);
    expect(await page.locator('.fields canvas').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has no fault of access that axe finds with a message open, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    expect(await faults('a message')).toEqual([]);
  });

  it('says in words why a change cannot be run', async () => {
    const wrong = { ...worlds.worlds[1]!, changes: [{ path: worlds.worlds[1]!.changes[0]!.path, value: { from: 'soon' } }] };
    await open(`#${await linkOf({ ...worlds, worlds: [worlds.worlds[0]!, wrong] }, streamPacking)}`);
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toMatch(/Without a measure measures\.\w+\.in_force\.from: found "soon"; allowed/);
  });

  it('is worked by keyboard alone: a rule is changed, undone and run', async () => {
    await open('');
    await page.waitForSelector('.gallery li');
    await page.getByRole('button', { name: "A driver's penalty-point register" }).focus();
    await page.keyboard.press('Enter');
    const summary = page.locator('summary').first();
    await summary.waitFor();
    await summary.focus();
    await page.keyboard.press('Enter');
    const box = page.locator('details[open] input[type=checkbox]').first();
    await box.focus();
    await page.keyboard.press('Space');
    expect(await page.locator('aside li').count()).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('aside li').count()).toBe(0);
    // A button says what it does and of which number.
    expect(await page.getByRole('button', { name: /^Try another number: \w/, includeHidden: true }).count()).toBeGreaterThan(2);
    // However many steps a slider makes, one undo takes them back.
    await page.locator('details[open] input[type=range]').first().focus();
    const slider = page.locator('details[open] input[type=range]').first();
    const spoken = (): Promise<string | null> => slider.getAttribute('aria-valuetext');
    expect(await spoken()).toBe('0.05 share');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    expect(await page.locator('aside li').count()).toBe(1);
    // Steps and pages lead to round numbers, Home and End to the ends of the range; the field beside it says the same.
    for (const [key, to] of [
      ['', '0.056'],
      ['PageUp', '0.06'],
      ['Home', '0.01'],
      ['PageDown', '0.01'],
      ['End', '0.2'],
      ['ArrowLeft', '0.198'],
    ] as const) {
      if (key !== '') await page.keyboard.press(key);
      expect([await spoken(), await page.locator('.amount input').first().inputValue()], key).toEqual([`${to} share`, to]);
    }
    await slider.fill('0.1234567');
    expect(await spoken()).toBe('0.124 share');
    await page.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('aside li').count()).toBe(0);
  });

  it('keeps a place for the keyboard when a button takes itself away or ends disabled', async () => {
    const tag = (): Promise<string> => page.evaluate(() => document.activeElement!.tagName);
    // The change is undone, so the button is disabled now.
    await expect.poll(tag, { timeout: 600_000 }).not.toBe('BODY');
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await page.locator('button', { hasText: 'Try another number' }).first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(tag, { timeout: 600_000 }).not.toBe('BODY');
    await page.getByRole('button', { name: 'Edit as text' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(tag, { timeout: 600_000 }).not.toBe('BODY');
  });

  it('asks for a reason in words where one is blank', async () => {
    await open('');
    await page.getByRole('button', { name: "A driver's penalty-point register" }).click();
    await page.locator('summary').first().waitFor();
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await page.locator('button', { hasText: 'Try another number' }).first().click();
    const reason = page.locator('form input[type=text]').first();
    const enter = async (text: string): Promise<boolean> => {
      await reason.fill(text);
      await reason.press('Enter');
      return (await reason.count()) === 0;
    };
    expect(await enter('  ')).toBe(false);
    expect(await reason.evaluate((one: HTMLInputElement) => one.checkValidity())).toBe(false);
    expect(await reason.getAttribute('title')).toBe('Write a reason first.');
    expect(await page.locator('aside li').count()).toBe(0);
    expect(await enter('A survey')).toBe(true);
    expect(await page.locator('aside li').count()).toBe(1);
  });

  it('leads past the head of the page without changing its address', async () => {
    await open(`#${readable}`);
    await page.waitForSelector('.hash');
    const before = page.url();
    await page.locator('a.skip').focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('main');
    expect(page.url()).toBe(before);
  });

  it.each([
    ['light', 1280, false],
    ['dark', 1280, true],
    ['light', 390, false],
    ['dark', 390, true],
  ] as const)(
    'has no fault of access that axe finds, and no sideways scrolling, in %s at %i pixels',
    async (colorScheme, width, colour) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      if (!page.url().includes(four)) await open(`#${four}`);
      await screen('Worlds');
      await page.waitForSelector('.hash');
      expect(await page.locator('.player .ribbon').count()).toBe(4);
      const found: string[] = [];
      for (const name of ['Start', 'Worlds', 'Lives', 'Rules', 'Save and share']) {
        await screen(name);
        if (name === 'Lives') {
          await page.click('main >> text="Next life that differs"');
          await page.waitForSelector('.but-for option >> nth=1', { state: 'attached' });
        }
        await openAll(page);
        found.push(...(await faults(name, colour)));
      }
      expect(found).toEqual([]);
    },
  );

  it.each([
    ['ru', 'Русский', 'dark', ['Начало', 'Миры', 'Жизни', 'Правила', 'Утверждения', 'Уроки', 'Экспорт']],
    ['zh', '中文', 'light', ['开始', '世界', '人生', '规则', '说法', '课程', '导出']],
  ] as const)('speaks %s on every screen, and is no wider than a phone', async (lang, name, colorScheme, screens) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 900 });
    await page.selectOption('header select', { label: name });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang);
    const found: string[] = [];
    for (const one of screens) {
      await screen(one);
      // Of the claims, which are many, the language changes a few words.
      if (one !== screens[4]) found.push(...(await faults(one)));
      // What is left in English are the words of the scenario itself, marked as such.
      const unmarked = await page.evaluate(() =>
        [...document.querySelectorAll('button, h1, h2, h3, p, summary')]
          .filter((one) => one.closest('[lang=en]') === null || one.closest('[lang=en]') === document.documentElement)
          .map((one) => {
            const copy = one.cloneNode(true) as Element;
            for (const marked of copy.querySelectorAll('code, [lang=en]')) marked.remove();
            return copy.textContent;
          })
          .filter((text) => /\b(the|world|rules?|people|life)\b/.test(text) && !/As written|Without a measure|Glasshouse/.test(text)),
      );
      expect(unmarked, one).toEqual([]);
      // And nothing of the language is marked as English.
      const marked = await page.evaluate(() =>
        [...document.querySelectorAll('main [lang=en]')]
          .map((one) => {
            const copy = one.cloneNode(true) as Element;
            for (const other of copy.querySelectorAll('[lang]:not([lang=en])')) other.remove();
            return copy.textContent;
          })
          .filter((text) => /[\u0400-\u04ff\u4e00-\u9fff]/.test(text)),
      );
      expect(marked, one).toEqual([]);
    }
    expect(found).toEqual([]);
  });

  it('asks nobody for anything, and breaks no policy of its own', () => {
    expect(requests.filter((url) => !/^(file:|blob:|data:|about:)/.test(url))).toEqual([]);
    expect(said).toEqual([]);
  });
});
