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
/** Runs of the study: each worker gets one as soon as it is there, so that all take part on any machine. */
const RUNS = 8;
/** How the script of the page says from how many person-runs on further workers are started. */
const WORTH_HELP = '>=4e5';

/**
 * Has the page start further workers for a study of so many person-runs: one that is worth it costs a minute of processor. The page unpacks its script to
 * bytes; in those the number is replaced in both comparisons with it, and nowhere where there are others.
 */
function startHelpersFrom({ worth, people }: { worth: string; people: number }): void {
  window.Blob = new Proxy(Blob, {
    construct(Made, [parts, options]: [BlobPart[], BlobPropertyBag]) {
      const [first] = parts;
      const around = first instanceof Uint8Array ? new TextDecoder().decode(first).split(worth) : [];
      return new Made(around.length === 3 ? [around.join(`>=${people}`)] : parts, options);
    },
  });
}

describe.skipIf(path === null)(`the engine in several workers of a page${path === null ? ' (there is no Chromium here)' : ''}`, () => {
  const library = openLibrary();
  let browser: Browser;
  let shared: Shared;
  let people = 0;

  beforeAll(async () => {
    labPage();
    const asked = { ...(await sharedWorlds()), points: RUNS };
    people = asked.persons * asked.points * asked.worlds.length;
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
    await page.addInitScript(startHelpersFrom, { worth: WORTH_HELP, people });
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
    expect(await page.locator('main .row + p[aria-live]').first().textContent()).toMatch(/^Stopped before the end/);
    expect(await page.locator('.hash').count()).toBe(0);
    await page.close();
  });
});
