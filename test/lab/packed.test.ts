import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compress, decompress } from 'lzma1';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { END, unpacked } from '../../packages/lab/src/unpack/unpack.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT } from '../structure/sources.js';

const packedOf = (page: string): string => /<script type="application\/octet-stream" id="packed">([^<]*)</.exec(page)![1]!;
const page = labPage().toString('utf8');
const packed = packedOf(page);

describe('the packed script of the laboratory as one file', () => {
  it('unpacks to a whole script', () => {
    const script = new TextDecoder().decode(unpacked(packed));
    expect(script.endsWith(END)).toBe(true);
    expect(script.length).toBeGreaterThan(packed.length);
  });

  it.each([
    ['cut short', packed.slice(0, 4 * Math.floor(packed.length / 8))],
    ['altered in the middle', `${packed.slice(0, 100_000)}AAAA${packed.slice(100_004)}`],
    ['empty', ''],
    ['no base64', '<>'],
  ])('is refused where it is %s', (_what, text) => {
    expect(() => unpacked(text)).toThrow();
  });
});

describe('the packer', () => {
  // It saves 0.7 percent; 0.6 with the price of distances alone kept up to date, or that of lengths.
  const LEAST_SAVED = 0.0065;

  it('packs closer than the encoder of the library does by itself, and what it packs unpacks to the same', async () => {
    const { packed: pack } = (await import(pathToFileURL(join(ROOT, 'packages/lab/pack.mjs')).href)) as {
      packed(text: Uint8Array): Promise<Uint8Array>;
    };
    const part = unpacked(packed).subarray(0, 100_000);
    const ours = await pack(part);
    expect(Buffer.from(decompress(ours)).equals(part)).toBe(true);
    expect(ours.length).toBeLessThan((1 - LEAST_SAVED) * compress(part, 9).length);
  });
});

const path = chromiumPath();

describe.skipIf(path === null)(`a torn laboratory in Chromium${path === null ? ' (there is no Chromium here)' : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-torn-'));
  let browser: Browser;
  let tab: Page;
  beforeAll(async () => {
    browser = await openChromium(path!);
    tab = await browser.newPage();
    tab.setDefaultTimeout(0);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that the file is incomplete', async () => {
    const file = join(folder, 'torn.html');
    writeFileSync(file, page.replace(packed, packed.slice(0, 40_000)));
    await tab.goto(pathToFileURL(file).href);
    await tab.getByText('This file is incomplete or was altered.').waitFor();
  });
});
