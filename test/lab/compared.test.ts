import { pathToFileURL } from 'node:url';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { experimentNamed, STUDY_FILE, studyText } from '@glasshouse/lab';
import { loadStudy } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { comparisonsOf } from '../../packages/lab/src/shipped/experiment.js';
import type { WrittenStudy } from '../../packages/lab/src/shipped/experiment.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT, textOf } from '../structure/sources.js';

const studies = Object.fromEntries(
  readdirSync(join(ROOT, 'studies')).map((name) => [name.replace('.yaml', ''), textOf(`studies/${name}`)]),
);
/** The same, each read once: they are asked for some sixty worlds. */
const read = Object.fromEntries(Object.entries(studies).map(([id, text]) => [id, parse(text, { maxAliasCount: -1 }) as WrittenStudy]));
const library = openLibrary();
const ARM = 'rising-terms.licence.warning_first';

describe('a world that a study compares with the scenario as written', () => {
  // The test scenarios are in no gallery.
  const all = Object.entries(read).flatMap(([id, study]) => (id.startsWith('smoke') ? [] : Object.entries(comparisonsOf(study))));

  it('is there for every experiment with its scenario as written among the arms', () => {
    expect(all.length).toBeGreaterThan(25);
    for (const [name, { written, others, indicators }] of all) {
      expect(written.changes, name).toEqual([]);
      expect(others.length, name).toBeGreaterThan(0);
      expect(indicators[0], name).toMatchObject({ harm: true });
    }
  });

  it.each(all.map(([name, { others }]) => [`${name}.${others[0]!.id}`]))('%s is a study that loads', (id) => {
    const experiment = experimentNamed(id, read)!;
    const text = studyText(experiment);
    const files = { read: (path: string) => (path === STUDY_FILE ? text : library.files.read(path)) };
    const { content } = loadStudy(STUDY_FILE, { ...library, files });
    expect(content.study.experiments[0]!.arms.map((arm) => arm.id)).toEqual(experiment.worlds.map((world) => world.id));
  });

  it('is none where the study, the experiment or the arm is not', () => {
    expect(experimentNamed(ARM, studies)?.worlds).toHaveLength(2);
    expect(experimentNamed(ARM, read)).toEqual(experimentNamed(ARM, studies));
    for (const id of [
      'no.points.warned',
      'rising-terms.no.warned',
      'rising-terms.points.no',
      'rising-terms.points.written',
      '__proto__.a.b',
    ])
      expect(experimentNamed(id, studies), id).toBeNull();
  });
});

const chromium = chromiumPath();

describe.skipIf(chromium === null)(`the rules of a scenario in Chromium${chromium === null ? ' (there is no Chromium here)' : ''}`, () => {
  let browser: Browser;
  let page: Page;
  const address = pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href;

  beforeAll(async () => {
    labPage();
    browser = await openChromium(chromium!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page.setDefaultTimeout(600_000);
  });
  afterAll(() => browser?.close());

  it('offer the worlds of its studies, each a run away, and a link brings the same numbers back', async () => {
    await page.goto(address);
    await page.locator('.gallery li', { hasText: 'penalty-point register' }).getByRole('button').click();
    const offered = page.getByRole('region', { name: 'Compare with a world from a study of this scenario' });
    await offered.getByRole('button', { name: 'A warning first' }).click();
    await page.waitForSelector('.hash');
    const hash = await page.textContent('.hash');
    expect(await page.locator('main').textContent()).not.toContain('Nothing differs yet');
    await page.click('nav >> text="Save and share"');
    await page.click('text=Copy a link');
    await page.waitForSelector('input[readonly]');
    const link = await page.inputValue('input[readonly]');
    await page.goto('about:blank');
    await page.goto(`${address}${link.slice(link.indexOf('#'))}`);
    await page.waitForSelector('.hash');
    expect(await page.textContent('.hash')).toBe(hash);
    expect(await page.textContent('main [role=status]')).toMatch(/result hash is the same/);
    await page.click('nav >> text="Rules"');
    expect(await offered.getByRole('button', { name: 'A warning first' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('offer nothing for a harm-only scenario', async () => {
    await page.goto('about:blank');
    await page.goto(address);
    await page.locator('.harm-only li').first().getByRole('button').click();
    await page.waitForSelector('.hash');
    await page.click('nav >> text="Rules"');
    expect(await page.locator('#compare-with').count()).toBe(0);
  });
});
