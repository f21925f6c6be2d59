import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkOf, STUDY_FILE, streamPacking, studyText } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';
import { loadStudy, runStudy } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT } from '../structure/sources.js';
import { sharedWorlds } from './shared-worlds.js';

const path = chromiumPath();

describe.skipIf(path === null)(`the engine in several workers of a page${path === null ? ' (there is no Chromium here)' : ''}`, () => {
  const library = openLibrary();
  let browser: Browser;
  let shared: Shared;

  beforeAll(async () => {
    labPage();
    // Large enough that the page starts further workers.
    const asked = { ...(await sharedWorlds()), persons: 25_000, points: 8 };
    const text = studyText(asked);
    const files = { read: (name: string) => (name === STUDY_FILE ? text : library.files.read(name)) };
    const { hash } = await runStudy(loadStudy(STUDY_FILE, { ...library, files }), { seed: asked.seed });
    shared = { ...asked, hash };
    browser = await openChromium(path!);
  });
  afterAll(() => browser?.close());

  it.each([
    [1, 1],
    [3, 3],
    [64, 4],
  ])('on a machine of %i cores takes %i workers, has the hash of Node, and ends them all on demand', async (cores, workers) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.addInitScript((n) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => n }), cores);
    await page.goto(`${pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href}#${await linkOf(shared, streamPacking)}`);
    await page.waitForSelector('.hash');
    expect(await page.textContent('.hash')).toBe(shared.hash);
    expect(page.workers()).toHaveLength(workers);
    // In one go: the run may be over before another click.
    await page.evaluate(() => {
      for (const name of ['Run again', 'Stop'])
        [...document.querySelectorAll<HTMLButtonElement>('main button')].find(({ textContent }) => textContent === name)!.click();
    });
    // One is left, for the next run.
    while (page.workers().length > 1) await page.waitForTimeout(50);
    await page.close();
  });
});
