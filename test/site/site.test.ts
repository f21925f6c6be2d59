import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LESSONS } from '@glasshouse/lab';
import { parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../axe.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { serveFolder } from '../static-server.js';
import { workshopTalk } from '../structure/plain-speech.js';
import { filesBelow, ROOT, textOf } from '../structure/sources.js';
import { deadSiteLinks, thirdParties } from './built-links.js';

const folder = mkdtempSync(join(tmpdir(), 'glasshouse-site-'));
const BUILDER = join(ROOT, 'packages/site/build.mjs');
const built = new Map<string, string | null>();
const pageOf = (path: string): string => built.get(path) ?? `there is no page ${path}`;

// One build serves every test of this file: it is the whole cost of them.
beforeAll(() => {
  const run = spawnSync(process.execPath, [BUILDER, folder], { encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = name.replaceAll('\\', '/');
    if (!statSync(join(folder, name)).isFile()) continue;
    const isText = /\.(html|css|svg)$/.test(path) && path !== 'lab.html';
    built.set(path, isText ? readFileSync(join(folder, name), 'utf8') : null);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Pages that the site made itself; stored reports are copied as they are, and the laboratory has its own tests. */
const own = (): [string, string][] =>
  [...built].flatMap(([path, page]) =>
    page !== null && path.endsWith('.html') && !/^(docs\/reports\/.+\/|lab\/)/.test(path) ? [[path, page] as [string, string]] : [],
  );

describe('the built site', () => {
  it('has no dead link and no missing anchor', () => {
    expect(built.size).toBeGreaterThan(300);
    expect(deadSiteLinks(built)).toEqual([]);
  });

  it('loads nothing from elsewhere', () => {
    expect(thirdParties(built)).toEqual([]);
  });

  it('names no machine, no package host and nothing about how it was made', () => {
    const known = new Map<string, boolean>();
    expect(own().flatMap(([path, text]) => workshopTalk(path, text, { paths: true, known }))).toEqual([]);
  });

  it('has on every page a language, a title of its own, a policy, and no script or style inside', () => {
    const faults = own().flatMap(([path, page]) => [
      ...(page.startsWith('<!doctype html>\n<html lang="en">') ? [] : [`${path}: no language`]),
      ...(page.replaceAll('&#39;', "'").includes(`content="default-src 'none'; script-src 'self'; style-src 'self';`)
        ? []
        : [`${path}: no policy`]),
      ...(/<style|\sstyle="|<script(?![^>]*\ssrc=)|\son[a-z]+="/.test(page) ? [`${path}: style or script inside`] : []),
      ...((page.match(/<h1[\s>]/g) ?? []).length === 1 ? [] : [`${path}: not one heading of the first level`]),
      ...(/<article[^>]*>\s*<\/article>|<main[^>]*>\s*<\/main>/.test(page) ? [`${path}: empty`] : []),
    ]);
    expect(faults).toEqual([]);
    const titles = own().map(([, page]) => /<title>(.*?)<\/title>/.exec(page)![1]!);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it('has every row of the register with its citation, its grade and where it is used', () => {
    const rows = [...parseRegister(textOf(REGISTER_FILE)).rows.values()];
    const articles = new Map(
      [...built].flatMap(([path, page]) =>
        path.startsWith('evidence/register/')
          ? [...page!.matchAll(/<article class="row" id="(E\d{3})"[\s\S]*?<\/article>/g)].map((one) => [one[1], one[0]])
          : [],
      ),
    );
    expect(articles.size).toBe(rows.length);
    const lacking = rows.filter(({ id, grade }) => {
      const article = articles.get(id) ?? '';
      return !article.includes(`>${grade}</span>`) || !article.includes('<dt>Source</dt>') || !article.includes('<dt>Used in</dt>');
    });
    expect(lacking.map(({ id }) => id)).toEqual([]);
    expect(articles.get('E056')).toMatch(/court-list\.yaml\.html#L\d+">scenarios\/court-list\.yaml/);
    const listed = pageOf('evidence/register.html');
    expect(rows.filter(({ id }) => !listed.includes(`#${id}">${id}</a>`)).map(({ id }) => id)).toEqual([]);
  });

  it('has every claim of the stored reports, with two stamps, numbers, a sentence to quote and a hash', () => {
    const ids = [...textOf('docs/reports/README.md').matchAll(/^\|.*\| ([A-E]\d+(?:, [A-E]\d+)*) \| `[0-9a-f]{64}` \|$/gm)].flatMap((row) =>
      row[1]!.split(', '),
    );
    expect(ids.length).toBeGreaterThan(30);
    for (const id of ids) {
      const page = pageOf(`claims/${id}.html`);
      expect(page, id).toMatch(/stamp-document"><dt>[^<]+<\/dt><dd>[^<]+[\s\S]*stamp-model"><dt>[^<]+<\/dt><dd>[^<]+/);
      expect(page, id).toMatch(/<ol class="numbers">[\s\S]*class="quotable"[\s\S]*class="hash">[0-9a-f]{64}</);
      expect(pageOf('claims/index.html')).toContain(`href="${id}.html"`);
    }
    // A claim that has a lesson leads to it, from a server and from disk.
    for (const { id, claim } of LESSONS)
      expect(pageOf(`claims/${claim}.html`)).toContain(`href="../lab/index.html#lesson=${id}" data-from-disk="../lab.html#lesson=${id}"`);
    const order = [...pageOf('claims/index.html').matchAll(/href="([A-E]\d+)\.html"/g)].map(([, id]) => id!);
    expect(order).toEqual([...order].sort((a, b) => a.charCodeAt(0) - b.charCodeAt(0) || Number(a.slice(1)) - Number(b.slice(1))));
  });

  it('has every scenario with its picture, and those that are harm-only apart', () => {
    const gallery = pageOf('gallery.html');
    const pages = filesBelow('docs/scenarios').filter((path) => /\/[a-z0-9-]+\.md$/.test(path) && !path.endsWith('README.md'));
    expect(pages.filter((path) => !gallery.includes(`href="${path.replace(/\.md$/, '.html')}"`))).toEqual([]);
    const [open = '', harm = ''] = gallery.split('<section class="harm-only">');
    expect(harm.match(/<strong>harm only<\/strong>/g)?.length).toBe(harm.match(/class="shot"/g)?.length);
    expect(open).not.toContain('harm only');
  });

  it('says first what this is, for whom and what it refuses to be, and leads to the laboratory, a claim and a run', () => {
    const front = pageOf('index.html');
    expect(front).toMatch(
      /<h1>What would a score, list or sanction rule do[\s\S]*It is for teachers[\s\S]*<svg role="img"[\s\S]*What it refuses to be[\s\S]*Not a score\./,
    );
    const stored = /the-article\.yaml` \|[^|]*\| `([0-9a-f]{12})/.exec(textOf('docs/reports/README.md'))![1]!;
    expect(front).toContain(stored);
    for (const place of ['lab/index.html', 'claims/index.html', 'docs/how-to/run-a-study.html'])
      expect(front).toContain(`<h3><a href="${place}"`);
  });

  it('gives the notice of every work that its scripts bundle', () => {
    const notices = readFileSync(join(folder, 'licences.txt'), 'utf8');
    expect(notices).toMatch(/^The site bundles these works of others\.\n\nminisearch 7\.2\.0\n {2}Copyright \d+ Luca Ongaro/);
    expect(notices).toContain('MIT\nPermission is hereby granted, free of charge');
    expect(pageOf('index.html')).toContain('href="licences.txt"');
  });

  it('replaces an earlier site and no other folder', () => {
    const other = mkdtempSync(join(tmpdir(), 'glasshouse-other-'));
    writeFileSync(join(other, 'notes.txt'), 'mine');
    const run = spawnSync(process.execPath, [BUILDER, other], { encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/is not empty and no site of Glasshouse/);
    expect(readdirSync(other)).toEqual(['notes.txt']);
    rmSync(other, { recursive: true });
  });
});

describe('the checks themselves', () => {
  it('find a dead link, a missing anchor, an address from the root and what is loaded from elsewhere', () => {
    const planted = new Map([
      [
        'a/x.html',
        '<a href="../b.html#there">1</a><a href="../b.html#gone">2</a><a href="c.html">3</a><a href="/d.html">4</a><img src="//e.example/x.png">',
      ],
      ['b.html', '<h2 id="there">5</h2>'],
      ['s.css', 'a { background: url(https://e.example/y.png) }'],
    ]);
    expect(deadSiteLinks(planted)).toHaveLength(4);
    expect(thirdParties(planted)).toHaveLength(2);
  });
});

const path = chromiumPath();
const KINDS = [
  'index.html',
  'gallery.html',
  'claims/index.html',
  'claims/A1.html',
  'claims/A6.html',
  'evidence/register.html?topic=score-rongcheng',
  'evidence/register/score-rongcheng.html',
  'docs/index.html',
  'docs/model.html',
  'docs/scenarios/court-list.html',
  'scenarios/rongcheng-2021.yaml.html',
  'search.html?q=children',
];

describe.skipIf(path === null)(`the site in Chromium${path === null ? ' (there is no Chromium here)' : ''}`, () => {
  const said: string[] = [];
  const requests: string[] = [];
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let server: Awaited<ReturnType<typeof serveFolder>>;

  beforeAll(async () => {
    server = await serveFolder(folder, '/deep/path/');
    browser = await openChromium(path!);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page = await context.newPage();
    page.setDefaultTimeout(0);
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    context.on('request', (request) => requests.push(request.url()));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('is looked at by rules that find a button without words, a faint text and a page that is too wide', async () => {
    const planted = '<button></button><p style="color: #ccc; width: 2000px">Faint</p>';
    await page.setContent(`<!doctype html><html lang="en"><title>Planted</title><main><h1>Planted</h1>${planted}</main></html>`);
    const found = async (colour: boolean): Promise<string[]> =>
      (await accessFaults(page, { colour })).map((one) => one.split(':')[0]!).sort();
    expect(await found(false)).toEqual([expect.stringMatching(/ pixels too wide$/), 'button-name', 'color-contrast']);
    expect(await found(true)).toEqual([expect.stringMatching(/ pixels too wide$/), 'color-contrast']);
  });

  it('leads from the front page to the laboratory in one click', async () => {
    await page.goto(server.address);
    await page.click('text=Try it in the browser');
    await page.waitForSelector('.gallery li');
    expect(page.url()).toBe(`${server.address}lab/index.html`);
  });

  it('finds words of a page, by keyboard alone', async () => {
    await page.goto(`${server.address}docs/model.html`);
    await page.focus('input[name=q]');
    await page.keyboard.type('refused purchases');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#results a');
    const addresses = await page.$$eval('#results a', (links) => links.map((link) => link.getAttribute('href')));
    expect(addresses).toContain('evidence/register/court-list.html#E005');
    await page.focus('#results a');
    await page.keyboard.press('Enter');
    await page.waitForSelector('main h1');
    expect(page.url()).not.toContain('search.html');
  });

  it('says so where it finds nothing', async () => {
    await page.goto(`${server.address}search.html?q=xyzzyx`);
    await page.waitForFunction(() => document.getElementById('found')!.textContent!.startsWith('Nothing found'));
  });

  it('filters the register by words, topic and grade', async () => {
    await page.goto(`${server.address}evidence/register.html`);
    await page.selectOption('select[name=topic]', 'court-list');
    await page.fill('input[name=words]', 'AIR refused');
    const visible = page.locator('#rows tr:visible');
    const left = await visible.count();
    expect(left).toBeGreaterThan(2);
    expect(await page.textContent('#count')).toBe(`${left} rows`);
    for (const row of await visible.all()) expect(await row.textContent()).toMatch(/air[\s\S]*court-list/i);
    const singular = await page
      .locator('#rows tr')
      .filter({ hasText: /air ticket\b/i, visible: true })
      .count();
    await page.fill('input[name=words]', 'air tickets');
    expect(await visible.count()).toBeGreaterThanOrEqual(Math.max(1, singular));
    await page.selectOption('select[name=grade]', 'claimed');
    expect(await visible.count()).toBeLessThan(left);
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('has no fault of access that axe finds, and no sideways scrolling, in %s at %i pixels', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const found: string[] = [];
    for (const kind of KINDS) {
      await page.goto(`${server.address}${kind}`);
      if (kind.startsWith('search')) await page.waitForSelector('#results li');
      found.push(...(await accessFaults(page)).map((one) => `${kind}: ${one}`));
    }
    expect(found).toEqual([]);
  });

  /** Mean brightness of a part of the screen, from 0 for black to 255. */
  const brightness = async (clip: { x: number; y: number; width: number; height: number }): Promise<number> => {
    const png = (await page.screenshot({ clip })).toString('base64');
    const paper = await context.newPage();
    const mean = await paper.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      return data.reduce((sum, one, i) => sum + (i % 4 === 3 ? 0 : one), 0) / ((data.length / 4) * 3);
    }, `data:image/png;base64,${png}`);
    await paper.close();
    return mean;
  };

  it.each(['light', 'dark'] as const)('shades the side of a table on which more of it stands, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const sides = async (): Promise<number[]> => {
      const { x, y, width } = (await page.locator('.wide').first().boundingBox())!;
      // Above the words of the head.
      return Promise.all([x, x + width - 3].map((at) => brightness({ x: at, y: y + 2, width: 3, height: 3 })));
    };
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto(`${server.address}evidence/register.html`);
    const [bare, more] = await sides();
    expect(Math.abs(more! - bare!)).toBeGreaterThan(20);
    await page.locator('.wide').evaluate((one) => (one.scrollLeft = one.scrollWidth));
    const [behind, end] = await sides();
    expect(Math.abs(end! - bare!)).toBeLessThan(3);
    expect(Math.abs(behind! - bare!)).toBeGreaterThan(20);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${server.address}claims/index.html`);
    const [left, right] = await sides();
    expect(Math.abs(left! - right!)).toBeLessThan(3);
  });

  it.each([
    ['light', 200, 255],
    ['dark', 0, 60],
  ] as const)('shows the drawings of scenarios on the ground of the page, in %s', async (colorScheme, darkest, brightest) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 900 });
    for (const place of ['gallery.html', 'docs/scenarios/court-list.html']) {
      await page.goto(`${server.address}${place}`);
      const drawing = page.locator('main img').first();
      await drawing.scrollIntoViewIfNeeded();
      await drawing.evaluate((one: HTMLImageElement) => one.decode());
      const { x, y, width, height } = (await drawing.boundingBox())!;
      const mean = await brightness({ x, y, width, height });
      expect(mean).toBeGreaterThanOrEqual(darkest);
      expect(mean).toBeLessThanOrEqual(brightest);
    }
  });

  it('works after the server is gone, also on pages that nobody opened before', async () => {
    await page.goto(server.address);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.close();
    await context.setOffline(true);
    await page.goto(`${server.address}docs/architecture.html`);
    expect(await page.textContent('h1')).toBe('Architecture');
    await page.goto(`${server.address}search.html?q=counterfactual`);
    await page.waitForSelector('#results a');
  });

  it('opens from disk, with its search, and leads from there to the laboratory as one file', async () => {
    await page.goto(pathToFileURL(join(folder, 'docs', 'model.html')).href);
    await page.fill('input[name=q]', 'lockstep');
    await page.press('input[name=q]', 'Enter');
    await page.waitForSelector('#results a');
    await page.click('text=Laboratory');
    await page.waitForSelector('.gallery li');
    expect(page.url()).toMatch(/\/lab\.html$/);
  });

  it('asked its own server alone, and broke no policy of its own', () => {
    expect(requests.filter((url) => !url.startsWith(server.address) && !/^(file|blob|data):/.test(url))).toEqual([]);
    expect(said).toEqual([]);
  });
});
