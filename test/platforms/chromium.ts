import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { ROOT } from '../structure/sources.js';

const PLACES = [
  process.env.GLASSHOUSE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** An installed Chromium, or null. Nothing is downloaded. */
export const chromiumPath = (): string | null => PLACES.find((path) => path !== undefined && existsSync(path)) ?? null;

/** What a worker of the page says of one run of a smoke study. */
export interface Said {
  followed: number;
  told: number;
  hash: string;
  error?: string;
}

/** The built packages as one script for a browser. Fails when any of them asks for a module of Node. */
export async function browserScript(): Promise<string> {
  const made = await build({
    entryPoints: [join(ROOT, 'test', 'platforms', 'browser-entry.mjs')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome109',
    logLevel: 'silent',
  });
  return made.outputFiles[0]!.text;
}

/** Starts a browser, however long that takes on a busy machine. */
const started = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], timeout: 0 });

/** The browser that the files of tests of this process share, and how vitest is asked to end it before it ends the process. */
let shared: Promise<Browser> | null = null;
interface VitestWorker {
  onCleanup?: (end: () => Promise<void>) => void;
}
const worker = (globalThis as { __vitest_worker__?: VitestWorker }).__vitest_worker__;

async function sharedChromium(executablePath: string): Promise<Browser> {
  const before = await shared;
  if (before?.isConnected()) return before;
  const browser = started(executablePath);
  shared = browser;
  worker?.onCleanup?.(async () => (await browser).close());
  return browser;
}

/**
 * A browser for a file of tests. All files of a process share one, which costs a second of processor to start and end; each has contexts of its own, so
 * that nothing that a page keeps reaches another file, and closing the browser closes those.
 */
export async function openChromium(executablePath: string): Promise<Browser> {
  if (!worker?.onCleanup) return started(executablePath);
  const browser = await sharedChromium(executablePath);
  const opened: BrowserContext[] = [];
  const kept = (context: BrowserContext): void => void opened.push(context);
  return Object.assign(Object.create(browser) as Browser, {
    async newContext(options?: BrowserContextOptions) {
      const context = await browser.newContext(options);
      kept(context);
      return context;
    },
    async newPage(options?: BrowserContextOptions) {
      const page = await browser.newPage(options);
      kept(page.context());
      return page;
    },
    async close() {
      await Promise.all(opened.splice(0).map((context) => context.close()));
    },
  });
}

/** Runs a smoke study in a worker of a page. The page has no network: every address but its own script is refused. */
export async function smokeInBrowser(
  browser: Browser,
  script: string,
  order: { study: string; files: Record<string, string>; followed: boolean; progress: boolean },
): Promise<Said> {
  const page = await browser.newPage();
  // The test's own limit is the only one.
  page.setDefaultTimeout(0);
  try {
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>synthetic</title>' });
      if (pathname === '/worker.js') return route.fulfill({ contentType: 'text/javascript', body: script });
      return route.abort();
    });
    await page.goto('http://localhost/');
    return await page.evaluate(
      (sent) =>
        new Promise<Said>((resolve, reject) => {
          const worker = new Worker('/worker.js');
          worker.onmessage = (event: MessageEvent<Said>) => resolve(event.data);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.postMessage(sent);
        }),
      order,
    );
  } finally {
    await page.close();
  }
}
