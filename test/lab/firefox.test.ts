import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkOf, streamPacking } from '@glasshouse/lab';
import type { Shared } from '@glasshouse/lab';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { serveFolder } from '../static-server.js';
import { ROOT } from '../structure/sources.js';
import { firefoxPath, openFirefox } from './marionette.js';
import type { Firefox } from './marionette.js';
import { sharedWorlds } from './shared-worlds.js';

const path = firefoxPath();
const missing = path === null ? ' (there is no Firefox here)' : '';

/** Waits in the page until a selector is there. */
const UNTIL = `const until = async (selector) => { while (document.querySelector(selector) === null) await new Promise((go) => setTimeout(go, 50)); };
const screen = (n) => document.querySelectorAll('nav button')[n].click();`;

describe.skipIf(path === null)(`the laboratory in Firefox${missing}`, () => {
  let firefox: Firefox;
  let shared: Shared;
  beforeAll(async () => {
    labPage();
    shared = await sharedWorlds();
    firefox = await openFirefox(path!);
    await firefox.navigate(`${pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href}#${await linkOf(shared, streamPacking)}`);
  });
  afterAll(() => firefox?.close());

  it('runs the worlds of a link from disk to the hash of Node', async () => {
    const shown = await firefox.evaluate(`${UNTIL} await until('.hash'); return document.querySelector('.hash').textContent;`);
    expect(shown).toBe(shared.hash);
  });

  it('draws people by cause: the first world has more colours than people under no sanction', async () => {
    const colours = await firefox.evaluate(`const months = document.querySelector('.player input[type=range]');
      months.value = months.max;
      months.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((go) => setTimeout(go, 200));
      return [...document.querySelectorAll('canvas')].map((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    });`);
    expect(colours).toHaveLength(2);
    expect((colours as number[])[0]).toBeGreaterThan(2);
  });

  it('has every screen', async () => {
    const headings = await firefox.evaluate(`${UNTIL} const found = [];
      for (let n = 0; n < document.querySelectorAll('nav button').length; n++) {
        screen(n);
        await new Promise((go) => setTimeout(go));
        found.push(document.querySelector('main h1').textContent);
      }
      return found;`);
    expect(new Set(headings as string[]).size).toBeGreaterThanOrEqual(6);
    expect(headings).not.toContain('');
  });

  it('takes a guess and shows the answer beside it', async () => {
    const rows = await firefox.evaluate(`${UNTIL} location.hash = '#lesson=ten-households'; await until('.lesson');
      const step = (n) => document.querySelectorAll('.lesson-steps button')[n].click();
      step(1); await until('input.guess'); document.querySelector('.lesson section button.strong').click();
      step(3); await until('.answer');
      return [...document.querySelectorAll('.no-print tbody tr')].map((row) => row.textContent);`);
    expect(rows).toHaveLength(3);
    expect((rows as string[])[1]).toMatch(/\d/);
  });

  it('runs the folder of a web server to the same hash, and fetches the editor from it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glasshouse-firefox-'));
    const built = spawnSync(process.execPath, [join(ROOT, 'packages/lab/build.mjs'), '--folder', folder], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
    const server = await serveFolder(folder, '/deep/path/');
    try {
      await firefox.navigate(`${server.address}#${await linkOf(shared, streamPacking)}`);
      const shown = await firefox.evaluate(`${UNTIL} await until('.hash'); return document.querySelector('.hash').textContent;`);
      expect(shown).toBe(shared.hash);
      const verdict = await firefox.evaluate(`${UNTIL} screen(3); await until('.text-editor > button');
        document.querySelector('.text-editor > button').click();
        await until('.verdict p:not(.quiet)');
        return document.querySelector('.verdict').textContent;`);
      expect(verdict).toBe('The loader accepts this scenario.');
    } finally {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
