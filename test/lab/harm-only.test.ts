import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LinkRefused, linkedStudy, studyOf } from '@glasshouse/lab';
import { canonicalJson, InputError, quantitiesOf, sha256Hex } from '@glasshouse/model';
import type { Problem } from '@glasshouse/model';
import { loadScenario } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT } from '../structure/sources.js';

const library = openLibrary();
const shipped = readdirSync(join(ROOT, 'scenarios'))
  .filter((name) => /^(?!_|planted-|smoke).*\.yaml$/.test(name))
  .map((name) => ({ path: `scenarios/${name}`, content: loadScenario(`scenarios/${name}`, library).content }))
  .filter(({ content }) => content.harm_only === true);
/** What an act is refused for. */
function problemsOf(act: () => unknown): readonly Problem[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

const asWritten = { id: 'as_written', title: 'As written', changes: [] };

describe('a harm-only scenario', () => {
  it('is shipped eight times at least', () => expect(shipped.length).toBeGreaterThanOrEqual(8));

  it.each(shipped)('$path is opened by no link', ({ path, content }) => {
    const shared = { scenario: path, content: sha256Hex(canonicalJson(content)), worlds: [asWritten, { ...asWritten, id: 'second' }] };
    const link = { ...shared, persons: 1000, points: 1, seed: 1, hash: '0'.repeat(64) };
    expect(() => linkedStudy(link, library.files, library.register, {})).toThrow(LinkRefused);
  });

  it.each(shipped)('$path is adjusted in no number of its rules', ({ path, content }) => {
    const rules = quantitiesOf(content).filter(({ role }) => role === 'policy');
    expect(rules.length).toBeGreaterThan(0);
    const changes = rules.map(({ path: at, quantity: { value, unit } }) => ({
      path: at,
      value: { value, unit, assumed: 'To compare', range: [value, value] },
    }));
    const refusedFor = (those: typeof changes): readonly Problem[] => {
      const worlds = [asWritten, { id: 'other', title: 'Other', changes: those }];
      return problemsOf(() => studyOf({ scenario: path, worlds, persons: 1000, points: 1 }, library.files, library.register));
    };
    // One reading names up to fifty of the numbers that it refuses, each by its path, so the others are read again until none is named; those left are tried one by one.
    let left = changes;
    for (let before = Infinity; left.length > 0 && left.length < before;) {
      const named = new Set(refusedFor(left).flatMap((one) => (one.found.endsWith('in a harm-only scenario') ? [one.path] : [])));
      before = left.length;
      left = left.filter((change) => !named.has(change.path));
    }
    expect(left.length).toBeLessThan(changes.length);
    for (const change of left) expect(refusedFor([change]).length, change.path).toBeGreaterThan(0);
  });
});

const chromium = chromiumPath();

describe.skipIf(chromium === null)(`harm-only scenarios in Chromium${chromium === null ? ' (there is no Chromium here)' : ''}`, () => {
  let browser: Browser;
  let page: Page;
  const screen = (name: string): Promise<void> => page.click(`nav >> text="${name}"`);
  const controls = (): Promise<string[]> =>
    page
      .locator('main')
      .locator('button, input, select, textarea, a, canvas')
      .evaluateAll((all) => all.map((one) => one.textContent ?? ''));

  beforeAll(async () => {
    labPage();
    browser = await openChromium(chromium!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en', reducedMotion: 'reduce' });
    page.setDefaultTimeout(0);
    await page.goto(pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href);
    await page.waitForSelector('.harm-only li');
  });
  afterAll(() => browser?.close());

  it('are all listed apart, and in no family', async () => {
    const titles = shipped.map(({ content }) => content.title).sort();
    const listed = await page.locator('.harm-only li').evaluateAll((all) => all.map((one) => one.firstChild?.textContent?.trim() ?? ''));
    expect(listed.sort()).toEqual(titles);
    const others = await page.locator('.families li button').allTextContents();
    expect(others.filter((title) => titles.includes(title))).toEqual([]);
  });

  it.each(shipped.map(({ content }) => [content.title]))(
    '%s is shown of 1,000 people, with nothing to adjust, sweep, share or save',
    async (title) => {
      await screen('Start');
      await page.getByRole('button', { name: `Show: ${title}`, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator('.squares').first().waitFor();
      expect(await page.locator('.tile').allTextContents()).toSatisfy((tiles: string[]) =>
        tiles.every((text) => text.includes('of 1,000 people')),
      );
      expect((await page.locator('table caption').first().textContent()) ?? '').toContain('of 1,000');
      expect(await page.locator('main canvas, main select').count()).toBe(0);
      expect(await page.locator('main input').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual(['Month']);
      expect(await page.textContent('main')).not.toContain('./glasshouse run');
      for (const name of ['Lives', 'Rules', 'Save and share']) {
        await screen(name);
        expect(await controls(), name).toEqual([]);
      }
      await screen('Worlds');
      // A run that ends between a look at its button and a click on it would leave the click waiting for ever.
      await page
        .getByRole('button', { name: 'Stop', exact: true })
        .evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    },
  );
});
