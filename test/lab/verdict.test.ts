import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT, textOf } from '../structure/sources.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';
const SHIPPED = textOf('scenarios/penalty-points.yaml');

/** In the page: verdicts of the loader and contents of files that have come and are held back. */
interface Held {
  hold: boolean;
  verdicts: (() => void)[];
  files: (() => void)[];
}
declare global {
  interface Window {
    held: Held;
  }
}

/** Before the page begins: what a worker says of a text, and what a file holds, come when the test lets them. */
function holdBack(): void {
  const held: Held = { hold: false, verdicts: [], files: [] };
  window.held = held;
  window.Worker = class extends Worker {
    override set onmessage(hear: (event: MessageEvent) => void) {
      super.onmessage = (event: MessageEvent<{ kind: string }>) => {
        if (held.hold && event.data.kind === 'checked') held.verdicts.push(() => hear(event));
        else hear(event);
      };
    }
  };
  // The editor ends a check that takes long; here it takes as long as the test lets it.
  const { setTimeout: wait } = window;
  window.setTimeout = ((act: () => void, after = 0) => (after < 10_000 ? wait(act, after) : 0)) as typeof setTimeout;
  const read = (file: Blob): Promise<ArrayBuffer> => new Response(file).arrayBuffer();
  Blob.prototype.arrayBuffer = async function wait(this: Blob) {
    const content = await read(this);
    if (held.hold) await new Promise<void>((go) => held.files.push(go));
    return content;
  };
}

describe.skipIf(path === null)(`the verdict of the editor${missing}`, () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    labPage();
    browser = await openChromium(path!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page.setDefaultTimeout(0);
    await page.addInitScript(holdBack);
    await page.goto(pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href);
    await page.getByRole('button', { name: "A driver's penalty-point register" }).click();
    await page.getByRole('button', { name: 'Edit as text' }).click();
  });
  afterAll(() => browser?.close());

  it('of an earlier text is not taken for that of a file which is being opened', async () => {
    const verdict = page.locator('.text-editor .verdict');
    const use = page.getByRole('button', { name: 'Use this scenario' });
    await verdict.getByText('The loader accepts this scenario.').waitFor();
    await page.evaluate(() => void (window.held.hold = true));
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('# an own remark');
    await page.waitForFunction(() => window.held.verdicts.length > 0);
    const faulty = SHIPPED.replace(/^reading: .*$/m, 'reading: guessed');
    await page.setInputFiles('.text-editor input[type=file]', { name: 'x.yaml', mimeType: 'text/yaml', buffer: Buffer.from(faulty) });
    await page.waitForFunction(() => window.held.files.length > 0);
    // The text before was fine. The file is chosen and not yet read.
    await page.evaluate(() => window.held.verdicts.forEach((tell) => tell()));
    expect(await verdict.textContent()).toBe('Checking');
    expect(await use.isDisabled()).toBe(true);
    await page.evaluate(() => {
      window.held.hold = false;
      window.held.files.forEach((go) => go());
    });
    await verdict.getByText('guessed').waitFor();
    expect(await use.isDisabled()).toBe(true);
  });
});
