import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { linkOf, streamPacking } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { serveFolder } from '../static-server.js';
import { ROOT } from '../structure/sources.js';
import { sharedWorlds } from './shared-worlds.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';

describe.skipIf(path === null)(`the laboratory as a folder${missing}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-folder-'));
  const said: string[] = [];
  const requests: string[] = [];
  let worlds: Shared;
  let link: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(ROOT, 'packages/lab/build.mjs'), '--folder', folder], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
    worlds = await sharedWorlds();
    link = await linkOf(worlds, streamPacking);
    server = await serveFolder(folder, '/deep/path/');
    browser = await openChromium(path!);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    context.setDefaultTimeout(0);
    page = await context.newPage();
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    context.on('request', (request) => requests.push(request.url()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const hashShown = async (): Promise<string | null> => {
    await page.waitForSelector('.hash');
    return page.textContent('.hash');
  };
  const caches = (): Promise<string[]> => page.evaluate(() => window.caches.keys());
  /** Opens the page once more and waits a little: a browser may drop a look for a newer version that falls into a failed one. */
  const newerSaid = async (): Promise<boolean> => {
    await page.goto('about:blank');
    await page.goto(server.address);
    return page.waitForSelector('header .newer', { timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  };

  it('names by its content every file but the page, the licences and the service worker', () => {
    expect(readdirSync(folder).sort()).toEqual(['assets', 'index.html', 'licences.txt', 'service-worker.js']);
    expect(readdirSync(join(folder, 'assets')).filter((name) => !/-[\w-]{8}\.(js|css)$/.test(name))).toEqual([]);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).not.toMatch(/(src|href)="\//);
  });

  it('is small: the editor comes only when it is opened, and the file for disks holds all in less than 600 kB', () => {
    const packed = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;
    const files = readdirSync(join(folder, 'assets')).map((name) => join(folder, 'assets', name));
    const editor = files.filter((name) => /code-editor-/.test(name));
    expect(editor).toHaveLength(1);
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).not.toContain('code-editor');
    expect(packed(editor[0]!)).toBeLessThan(135_000);
    labPage();
    expect(packed(join(ROOT, 'packages/lab/dist/lab.html'))).toBeLessThan(600_000);
  });

  it('runs below a path of a web server to the hash of Node', async () => {
    await page.goto(`${server.address}#${link}`);
    expect(await hashShown()).toBe(worlds.hash);
  });

  it('runs to the same hash after the server is gone', async () => {
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.close();
    await context.setOffline(true);
    await page.goto('about:blank');
    await page.goto(`${server.address}#${link}`);
    expect(await hashShown()).toBe(worlds.hash);
    await page.reload();
    expect(await hashShown()).toBe(worlds.hash);
  });

  it('asks its own server alone, and breaks no policy of its own', () => {
    expect(requests.filter((url) => !url.startsWith(server.address) && url !== 'about:blank')).toEqual([]);
    expect(said).toEqual([]);
  });

  it('finishes with the version it began with, and drops that once its pages are closed', async () => {
    const before = await caches();
    expect(before).toHaveLength(1);
    const [home, serviceWorker] = ['index.html', 'service-worker.js'].map((name) => join(folder, name));
    writeFileSync(home, readFileSync(home, 'utf8').replace('<title>', '<title>Newer: '));
    writeFileSync(serviceWorker, readFileSync(serviceWorker, 'utf8').replace(/'[0-9a-f]{16}'/, `'${'0'.repeat(16)}'`));
    server = await serveFolder(folder, '/deep/path/', Number(new URL(server.address).port));
    await context.setOffline(false);
    await expect.poll(newerSaid, { timeout: 600_000 }).toBe(true);
    expect(await page.title()).not.toMatch(/Newer/);
    expect(await caches()).toHaveLength(2);
    // Another page of the same server, which the worker does not hold: opened within its reach, a page could come before the old version has gone.
    await page.close();
    page = await context.newPage();
    await page.goto(new URL('/', server.address).href);
    await expect.poll(caches, { timeout: 600_000 }).toHaveLength(1);
    expect(await caches()).not.toEqual(before);
    await page.goto(server.address);
    expect(await page.title()).toMatch(/^Newer/);
  });
});
