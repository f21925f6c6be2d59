import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lessonExperiment, LESSONS, linkOf, STUDY_FILE, streamPacking, studyText } from '@glasshouse/lab';
import { loadStudy, runStudy } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults, openAll } from '../axe.js';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT, textOf } from '../structure/sources.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';
const library = openLibrary();
const TEN = LESSONS.find(({ id }) => id === 'ten-households')!;
const GUESS = '13';

/** The hash that Node gives for the worlds of a lesson. */
async function hashInNode(): Promise<string> {
  const text = studyText(lessonExperiment(TEN, textOf(`studies/${TEN.study}.yaml`)));
  const files = { read: (name: string) => (name === STUDY_FILE ? text : library.files.read(name)) };
  return (await runStudy(loadStudy(STUDY_FILE, { ...library, files }), { seed: 1 })).hash;
}

describe.skipIf(path === null)(`lessons, claims and views in Chromium${missing}`, () => {
  const address = pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href;
  let browser: Browser;
  let page: Page;
  const said: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    labPage();
    browser = await openChromium(path!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en', reducedMotion: 'reduce' });
    page.setDefaultTimeout(0);
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    await open('');
  });
  afterAll(() => browser?.close());

  const open = async (fragment: string): Promise<void> => {
    await page.goto('about:blank');
    await page.goto(`${address}${fragment}`);
    await page.waitForSelector('main h1');
  };
  const screen = (name: string): Promise<void> => page.click(`nav >> text="${name}"`);
  const step = (n: number): Promise<void> => page.click(`.lesson-steps li:nth-child(${n}) button`);
  /** What is wrong with a screen on which all that is folded is open; of a width that has been asked before, by the rules of colour alone. */
  async function faults(what: string, colour: boolean): Promise<string[]> {
    await openAll(page);
    return (await accessFaults(page, { colour })).map((one) => `${what}: ${one}`);
  }

  it('lists the lessons, and opens the one that the address names', async () => {
    await screen('Lessons');
    expect(await page.locator('.card').count()).toBe(LESSONS.length);
    await open(`#lesson=${TEN.id}`);
    expect(await page.textContent('h1')).toBe(TEN.texts.en.title);
    expect(await page.textContent('blockquote')).toMatch(/bao/);
  });

  it('says in words that an address names no lesson', async () => {
    await open('#lesson=constructor');
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toContain('There is no lesson constructor.');
    await open(`#lesson=${TEN.id}`);
  });

  it('shows nothing of the answer before the guess is set', async () => {
    for (const n of [3, 4, 5]) expect(await page.locator(`.lesson-steps li:nth-child(${n}) button`).isDisabled(), `step ${n}`).toBe(true);
    await step(2);
    expect(await page.getByRole('button', { name: 'Next step' }).isDisabled()).toBe(true);
    expect(await page.locator('.answer, canvas, .tile').count()).toBe(0);
  });

  it('keeps a guess that is set, by keyboard, and runs the worlds to the hash of Node', async () => {
    const slider = page.locator('input.guess');
    await slider.focus();
    while ((await slider.inputValue()) !== GUESS) await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'This is my guess' }).focus();
    await page.keyboard.press('Enter');
    expect(await slider.isDisabled()).toBe(true);
    await step(3);
    await page.waitForSelector('canvas');
    expect(await page.locator('canvas').count()).toBe(2);
    await step(4);
    await page.waitForSelector('.lesson-hash');
    expect(await page.textContent('.lesson-hash')).toBe(await hashInNode());
  });

  it('shows the guess beside the range of each world, as a figure and as a table', async () => {
    expect(await page.getAttribute('.answer', 'aria-label')).toContain(GUESS);
    const rows = await page.locator('.lesson .no-print table tbody tr').allTextContents();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toBe(`Your guess${GUESS}`);
    expect(rows[1]).toMatch(/^Units of ten\d/);
    expect(await page.locator('.lesson section p').allTextContents()).not.toContain('…');
  });

  it('prints one page, without the notes', async () => {
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sheet').isVisible()).toBe(true);
    expect(await page.locator('.notes').isVisible()).toBe(false);
    expect(await page.locator('.sheet td').allTextContents()).toEqual(['days on others', 'days on others']);
    await page.emulateMedia({ media: 'screen' });
  });

  it('puts no guess into a link', async () => {
    await screen('Save and share');
    await page.click('text=Copy a link');
    await page.waitForSelector('input[readonly]');
    const link = await page.inputValue('input[readonly]');
    const experiment = lessonExperiment(TEN, textOf(`studies/${TEN.study}.yaml`));
    await open(link.slice(link.indexOf('#')));
    await page.waitForSelector('.hash');
    expect(await page.textContent('main [role=status]')).toMatch(/result hash is the same/);
    expect(await page.locator('main dt').allTextContents()).toContain(TEN.texts.en.worlds[experiment.worlds[1]!.id]!);
    await screen('Lessons');
    await page.locator('.card', { hasText: TEN.texts.en.title }).getByRole('button').click();
    await step(2);
    expect(await page.inputValue('input.guess')).toBe(String(TEN.guess.start));
  });

  it('draws only people under a sanction, countably, and says so in a name and a table', async () => {
    await screen('Worlds');
    await page.locator('.player input[type=range]').fill('20');
    await page.click('text="Only the sanctioned"');
    const name = (await page.locator('svg.squares').first().getAttribute('aria-label'))!;
    const squares = await page
      .locator('svg.squares')
      .first()
      .locator('path')
      .evaluateAll((paths) => paths.slice(0, -1).reduce((sum, one) => sum + (one.getAttribute('d')!.match(/M/g) ?? []).length, 0));
    expect(squares).toBeGreaterThan(10);
    expect(name).toMatch(/people under a sanction, grouped by cause/);
    await page.click('text="Of 1,000"');
    expect(await page.textContent('table caption')).toBe('of 1,000 people');
  });

  it('moves the month by years with the Page keys', async () => {
    const [slider, month] = [page.locator('.player input[type=range]'), page.locator('.player output')];
    await slider.fill('20');
    const from = (await month.textContent())!;
    await slider.press('PageDown');
    expect(await month.textContent()).toBe(`${Number(from.slice(0, 4)) - 1}${from.slice(4)}`);
    await slider.press('PageUp');
    expect(await month.textContent()).toBe(from);
  });

  it('shows one world and a switch where there is no room for two', async () => {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.click('text="Everyone in place"');
    expect(await page.locator('canvas').count()).toBe(1);
    const first = await page.locator('canvas').getAttribute('aria-label');
    await page.getByRole('group', { name: 'World shown' }).getByRole('button').nth(1).click();
    expect(await page.locator('canvas').getAttribute('aria-label')).not.toBe(first);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('runs a harm-only scenario as documented, of 1,000 people, with nothing to adjust, tell or share', async () => {
    await screen('Start');
    await page.getByRole('button', { name: /^Show: Flags of a policing platform/ }).click();
    await page.waitForSelector('.hash');
    expect(await page.locator('canvas').count()).toBe(0);
    expect(await page.locator('svg.squares').count()).toBe(1);
    expect(await page.getByRole('group', { name: 'Picture' }).getByRole('button').count()).toBe(0);
    expect(await page.getByRole('button', { name: /All rules|Read it in every/ }).count()).toBe(0);
    await screen('Rules');
    expect(await page.locator('main input, main summary').count()).toBe(0);
    await screen('Lives');
    expect(await page.locator('main button').count()).toBe(0);
    await screen('Save and share');
    expect(await page.locator('main button').count()).toBe(0);
  });

  it('opens no link to a harm-only scenario, also not as an experiment of a lesson', async () => {
    const lesson = LESSONS.find(({ id }) => id === 'before-and-after')!;
    const experiment = lessonExperiment(lesson, textOf(`studies/${lesson.study}.yaml`));
    const { scenario, persons, points } = experiment;
    const worlds = experiment.worlds.map(({ changes, ...world }) => ({ ...world, changes: [...changes] }));
    const shared = { scenario, worlds, persons, points, experiment: lesson.id, seed: 1, content: '0'.repeat(64), hash: '0'.repeat(64) };
    await open(`#${await linkOf(shared, streamPacking)}`);
    await page.waitForSelector('[role=alert]');
    expect(await page.textContent('[role=alert]')).toMatch(/Nothing here can be adjusted/);
    expect(await page.locator('svg.squares').count()).toBe(0);
  });

  it('has a card for every claim, two answers apart, harm first, with a hash', async () => {
    await screen('Claims');
    await page.waitForSelector('.claim');
    const studies = ['the-article', 'views', 'rules', 'older-forms', 'firms-and-offices', 'security-tools', 'from-the-register'];
    const written = studies.flatMap((id) => textOf(`studies/${id}.yaml`).match(/^ {2}- id: [A-E]\d+$/gm) ?? []).length;
    expect(await page.locator('.claim').count()).toBe(written);
    expect(await page.locator('.claim .stamps').evaluateAll((all) => all.map((one) => one.children.length))).toEqual(
      Array.from({ length: written }, () => 2),
    );
    const hashes = await page.locator('.claim-hash').allTextContents();
    expect(hashes.filter((hash) => !/^[0-9a-f]{64}$/.test(hash))).toEqual([]);
    const late = await page
      .locator('.claim-numbers')
      .evaluateAll((all) => all.filter((one) => one.querySelector('li:not(.harmful) ~ li.harmful') !== null).length);
    expect(late).toBe(0);
  });

  it('opens the experiment of a claim in two worlds', async () => {
    await page
      .locator('.claim', { hasText: 'Good deeds add points' })
      .getByRole('button', { name: /Open in two worlds/ })
      .click();
    await page.waitForSelector('.hash');
    expect(await page.textContent('h1')).toBe('What a point costs: hours, money, and being seen');
    expect(await page.locator('canvas').count()).toBe(2);
  });

  it.each([
    ['light', 1280, false],
    ['dark', 390, false],
    ['dark', 1280, true],
    ['light', 390, true],
  ] as const)('has no fault of access that axe finds in %s at %i pixels', async (colorScheme, width, colour) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const found: string[] = [];
    await screen('Worlds');
    for (const view of ['Only the sanctioned', 'Of 1,000', 'Everyone in place']) {
      await page.click(`text="${view}"`);
      found.push(...(await faults(view, colour)));
    }
    for (const name of ['Start', 'Claims', 'Lessons']) {
      await screen(name);
      if (name === 'Lessons' && (await page.locator('.card').count()) === 0) await page.click('text=All lessons');
      found.push(...(await faults(name, colour)));
    }
    await page.locator('.card', { hasText: TEN.texts.en.title }).getByRole('button').click();
    await step(2);
    const set = page.getByRole('button', { name: 'This is my guess' });
    if ((await set.count()) > 0) await set.click();
    for (const n of [1, 2, 3, 4, 5]) {
      await step(n);
      const again = page.locator('.lesson section').getByRole('button', { name: 'Run both worlds' });
      if (n === 3 && (await again.count()) > 0) await again.click();
      if (n === 3) await page.waitForSelector('.player');
      if (n === 4) await page.waitForSelector('.answer');
      found.push(...(await faults(`step ${n}`, colour)));
    }
    await screen('Claims');
    await page
      .locator('.claim', { hasText: 'Good deeds add points' })
      .getByRole('button', { name: /Open in two worlds/ })
      .click();
    await page.waitForSelector('.hash');
    expect(found).toEqual([]);
  });

  it.each([
    ['ru', 'Русский'],
    ['zh', '中文'],
  ] as const)('teaches in %s, no wider than a phone', async (language, name) => {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.selectOption('header select', { label: name });
    const wide: string[] = [];
    for (const lesson of LESSONS) {
      await page.goto(`${address}#lesson=${lesson.id}`);
      await page.waitForFunction((title) => document.querySelector('h1')?.textContent === title, lesson.texts[language].title);
      for (const n of [1, 2]) {
        await step(n);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wider > 0) wide.push(`${lesson.id}, step ${n}: ${wider} pixels too wide`);
      }
    }
    expect(wide).toEqual([]);
  });

  it('asks nobody for anything, and breaks no policy of its own', () => {
    expect(requests.filter((url) => !/^(file:|blob:|data:|about:)/.test(url))).toEqual([]);
    expect(said).toEqual([]);
  });
});
