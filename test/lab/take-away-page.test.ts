import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkOf, streamPacking } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { glasshouse, temporaryFolder } from '../cli/command-line.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT } from '../structure/sources.js';
import { sharedWorlds } from './shared-worlds.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';
const folder = temporaryFolder();

describe.skipIf(path === null)(`what is taken away from the page in Chromium${missing}`, () => {
  let browser: Browser;
  let page: Page;
  let shared: Shared;
  let link = '';
  const said: string[] = [];

  beforeAll(async () => {
    labPage();
    shared = await sharedWorlds();
    link = await linkOf(shared, streamPacking);
    browser = await openChromium(path!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page.setDefaultTimeout(0);
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href}#${link}`);
    await page.waitForSelector('.hash');
    await page.locator('.player input[type=range]').fill('30');
  });
  afterAll(() => browser?.close());

  const screen = (name: string): Promise<void> => page.click(`nav >> text="${name}"`);
  /** The file that a button of the screen gives. */
  async function saved(button: string): Promise<Buffer> {
    await screen('Save and share');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()]);
    return readFileSync(await download.path());
  }

  it('gives the report of the command line, byte for byte', async () => {
    const out = join(folder, 'run');
    expect(glasshouse(['run', '--link', `#${link}`, '--out', out]).code).toBe(0);
    const single = join(folder, 'report.html');
    expect(glasshouse(['report', out, '--single', '--out', single]).code).toBe(0);
    const [ofPage, ofTerminal] = [await saved('Save the report (HTML)'), readFileSync(single)];
    expect(ofPage.toString('utf8').slice(0, 15)).toBe('<!doctype html>');
    expect(ofPage.equals(ofTerminal)).toBe(true);
  });

  it.each(['Everyone in place', 'Only the sanctioned', 'Of 1,000'])('puts all that names it into the figure of %s', async (view) => {
    await screen('Worlds');
    await page.click(`text="${view}"`);
    const heading = (await page.textContent('h1'))!;
    const month = (await page.textContent('.player output'))!;
    const svg = (await saved('Save the figure (SVG)')).toString('utf8');
    const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!).join(' ');
    for (const named of [
      heading,
      month,
      'synthetic',
      'As written',
      'Without a measure',
      'Range over the assumptions',
      'people per 1000',
      shared.hash,
    ])
      expect(texts).toContain(named);
    expect(svg).toMatch(/<title id="title">synthetic: /);
    const inTable = await page.evaluate(async (text) => {
      const image = new Image();
      image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
      await image.decode();
      return image.naturalWidth;
    }, svg);
    expect(inTable).toBeGreaterThan(900);
  });

  it('gives the same figure as a PNG, twice as sharp', async () => {
    const svg = (await saved('Save the figure (SVG)')).toString('utf8');
    const png = await saved('Save the figure (PNG)');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width! * 2, height! * 2]);
  });

  it.each(['Русский', '中文', 'English'])('breaks every line of the figure before its edge in %s', async (language) => {
    await page.locator('header select').selectOption({ label: language });
    await page.locator('nav button').last().click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('main .row button').nth(3).click()]);
    const svg = readFileSync(await download.path(), 'utf8');
    const beyond = await page.evaluate((text) => {
      const figure = document.body.appendChild(
        new DOMParser().parseFromString(text, 'image/svg+xml').documentElement,
      ) as unknown as SVGSVGElement;
      const edge = figure.viewBox.baseVal.width;
      const found = [...figure.querySelectorAll('text')].filter((one) => one.getBBox().x + one.getBBox().width > edge);
      figure.remove();
      return found.map((one) => one.textContent);
    }, svg);
    expect(svg).toContain('</svg>');
    expect(beyond).toEqual([]);
  });

  it('prints its pictures light and the study in full, whatever the screen shows', async () => {
    await screen('Worlds');
    await page.click('text="Everyone in place"');
    // The colour of a person under no sanction: the most frequent one.
    const ground = (): Promise<string> =>
      page
        .locator('.fields canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
          const seen = new Map<string, number>();
          for (let i = 0; i < data.length; i += 4) {
            const colour = `${data[i]} ${data[i + 1]} ${data[i + 2]}`;
            seen.set(colour, (seen.get(colour) ?? 0) + 1);
          }
          return [...seen].sort((a, b) => b[1] - a[1])[0]![0];
        });
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(ground).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
    await expect.poll(ground).toBe(light);
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    await screen('Save and share');
    await page.locator('pre').waitFor();
    const hidden = (): Promise<number> => page.locator('pre').evaluate((one) => one.scrollHeight - one.clientHeight);
    expect(await hidden()).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    expect(await hidden()).toBe(0);
    await page.emulateMedia({ media: 'screen' });
  });

  it('gives the numbers as CSV, each line with its unit, world, mark and hash', async () => {
    const [head, ...lines] = (await saved('Save the numbers (CSV)')).toString('utf8').trimEnd().split('\n');
    expect(head).toBe('synthetic,scenario,measure,unit,month,world,cause,value,low,high,result_hash');
    expect(lines.filter((line) => !line.startsWith('true,"penalty-points",') || !line.endsWith(`"${shared.hash}"`))).toEqual([]);
    const months = lines.filter((line) => line.includes('"Inability"'));
    expect(months.length).toBeGreaterThan(200);
    const ranges = lines.filter((line) => line.includes('"People ever sanctioned"'));
    expect(ranges).toHaveLength(shared.worlds.length);
  });

  it('marks a title that a spreadsheet would take for a formula', async () => {
    await screen('Rules');
    const title = page.getByLabel('Name of the world');
    await title.fill('=1+1');
    await title.blur();
    expect((await saved('Save the numbers (CSV)')).toString('utf8')).toContain(`"'=1+1"`);
  });

  it('breaks no policy of its own', () => expect(said).toEqual([]));
});
