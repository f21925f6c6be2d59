import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { normalOfWord } from '@glasshouse/dice';
import { ROOT } from '../structure/sources.js';
import { chromiumPath, openChromium } from './chromium.js';

const STEP = 429_497;

/** A sum over the bits of normal values of words all over the range. */
function printOf(quantile: (word: number) => number, step: number): number {
  const value = new Float64Array(1);
  const words = new Int32Array(value.buffer);
  let print = 0;
  for (let word = 0; word < 2 ** 32; word += step) {
    value[0] = quantile(word);
    print = (Math.imul(print ^ words[0]!, 0x01000193) + words[1]!) | 0;
  }
  return print;
}

describe('the normal quantile', () => {
  it('has the same bits in a browser', async ({ skip }) => {
    const path = chromiumPath();
    if (path === null) return skip('Chromium is not installed; GLASSHOUSE_CHROMIUM names one elsewhere');
    const made = await build({
      entryPoints: [join(ROOT, 'packages/dice/src/normal.ts')],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'dice',
      platform: 'browser',
      target: 'chrome109',
    });
    const browser = await openChromium(path);
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: made.outputFiles[0]!.text });
      const there = await page.evaluate(`(${printOf.toString()})(dice.normalOfWord, ${STEP})`);
      expect(there).toBe(printOf(normalOfWord, STEP));
    } finally {
      await browser.close();
    }
  });
});
