import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
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
export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'], timeout: 0 });

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
