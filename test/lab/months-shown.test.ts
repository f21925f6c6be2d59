import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { atMostEvery } from '../../packages/lab/src/page/at-most.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT } from '../structure/sources.js';

describe('something that is done at most every so often', () => {
  afterEach(() => vi.useRealTimers());

  it('is done once for all calls within that time, and again for later ones', () => {
    vi.useFakeTimers();
    let done = 0;
    const { soon } = atMostEvery(90, () => (done += 1));
    soon();
    vi.advanceTimersByTime(89);
    soon();
    expect(done).toBe(0);
    vi.advanceTimersByTime(1);
    expect(done).toBe(1);
    vi.advanceTimersByTime(1000);
    expect(done).toBe(1);
    soon();
    vi.advanceTimersByTime(90);
    expect(done).toBe(2);
  });
});

const path = chromiumPath();

describe.skipIf(path === null)(`the months of a run in the page${path === null ? ' (there is no Chromium here)' : ''}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    labPage();
    browser = await openChromium(path!);
  });
  afterAll(() => browser?.close());

  it('are not drawn one by one as they come: with a clock that stands still, only the last one is, by a single worker', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    page.setDefaultTimeout(0);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 64 });
      const { prototype } = OffscreenCanvasRenderingContext2D;
      const put = prototype.putImageData;
      Object.assign(window, { drawn: 0 });
      prototype.putImageData = function (...all: unknown[]) {
        (window as unknown as { drawn: number }).drawn += 1;
        return put.apply(this, all as Parameters<typeof put>);
      };
    });
    await page.goto(pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href);
    await page.waitForSelector('.gallery li');
    // Ten years lie between, so that the clock is not yet there however slow the machine is.
    await page.clock.install({ time: new Date('2030-01-01') });
    await page.clock.pauseAt(new Date('2040-01-01'));
    // Pictures of the questions were drawn before.
    await page.evaluate(() => Object.assign(window, { drawn: 0 }));
    await page.click('.card button');
    await page.waitForSelector('.hash');
    expect(await page.textContent('.player output')).toBe('2024-12');
    const drawn = await page.evaluate(() => (window as unknown as { drawn: number }).drawn);
    expect(drawn).toBeGreaterThanOrEqual(2);
    expect(drawn).toBeLessThanOrEqual(4);
    expect(page.workers()).toHaveLength(1);
    await page.close();
  });

  it('end with what differs otherwise, and with the number of the rules as written beside each range', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    page.setDefaultTimeout(0);
    await page.goto(pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href);
    await page.waitForSelector('.gallery li');
    await page.click('.card button');
    await page.waitForSelector('.hash');
    const number = '[\\d,.]+';
    expect(await page.getByText('by the end:').textContent()).toMatch(
      new RegExp(`^by the end: ${number} with fewer sanction-days, (${number}|none) with more; any others differ in other ways$`),
    );
    const table = page.locator('table').filter({ has: page.getByText('As written', { exact: true }) });
    const cells = await table.locator('td').allTextContents();
    const ranges = cells.filter((cell) => cell.includes(' to '));
    expect(ranges.length).toBeGreaterThan(5);
    for (const range of ranges) {
      const said = /^([\d,.]+) to ([\d,.]+)\s\(as written:\s([\d,.]+)\)$/.exec(range.trim()) ?? [];
      expect(said, range).toHaveLength(4);
      const [low, high, written] = said.slice(1).map((one) => Number(one.replaceAll(',', '')));
      expect(written, range).toBeGreaterThanOrEqual(low!);
      expect(written, range).toBeLessThanOrEqual(high!);
    }
    await page.close();
  });
});
