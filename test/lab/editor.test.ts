import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { linkOf, readLink, STUDY_FILE, streamPacking } from '@glasshouse/lab';
import { InputError } from '@glasshouse/model';
import { loadScenario, loadStudy, runStudy } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessFaults } from '../axe.js';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT, textOf } from '../structure/sources.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';
const library = openLibrary();
const OWN = 'scenarios/my-scenario.yaml';
const SHIPPED = textOf('scenarios/penalty-points.yaml');

/** A shipped scenario with a horizon of three months, so that a run costs little, and another title. */
const own = SHIPPED.replace(/^horizon: .*$/m, (line) =>
  line.replace(/end: [\d-]+/, `end: ${/start: (\d{4})/.exec(line)![1]}-03-31`),
).replace(/^title: .*$/m, 'title: My own rules');

/** The shipped files with another text under the name of the reader's own. */
const withOwn = (text: string) => ({
  ...library,
  files: { read: (name: string) => (name === OWN ? text : library.files.read(name)) },
});

/** What the loader says in Node of a text under the name of the reader's own scenario. */
function messagesOf(text: string): string[] {
  try {
    loadScenario(OWN, withOwn(text));
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

describe.skipIf(path === null)(`the editor of the laboratory${missing}`, () => {
  const said: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    labPage();
    browser = await openChromium(path!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page.setDefaultTimeout(0);
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href);
    await page.getByRole('button', { name: "A driver's penalty-point register" }).click();
    await page.getByRole('button', { name: 'Edit as text' }).click();
  });
  afterAll(() => browser?.close());

  const verdict = () => page.locator('.text-editor .verdict');
  const accepted = (): Promise<unknown> => verdict().getByText('The loader accepts this scenario.').waitFor();
  const refusals = async (): Promise<string[]> => {
    await verdict().locator('li').first().waitFor();
    return verdict().locator('li').allTextContents();
  };
  const open = (text: string | Buffer): Promise<void> =>
    page.setInputFiles('.text-editor input[type=file]', { name: 'x.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  const use = () => page.getByRole('button', { name: 'Use this scenario' });

  it('shows the scenario as it is shipped, and the loader accepts it', async () => {
    await accepted();
    expect(await page.locator('.cm-content').textContent()).toContain("title: A driver's penalty-point register");
    expect(await use().isDisabled()).toBe(false);
  });

  it('says what the command line says of a fault, marks its line, and takes nothing into use', async () => {
    const faulty = SHIPPED.replace('kind: scenario', 'kind: scenery').replace(/^title:/m, 'titel:');
    await open(faulty);
    expect(await refusals()).toEqual(messagesOf(faulty));
    const other = SHIPPED.replace(/^reading: .*$/m, 'reading: guessed');
    await open(other);
    await verdict().getByText('guessed').waitFor();
    expect(await refusals()).toEqual(messagesOf(other));
    expect(messagesOf(other)).toHaveLength(1);
    expect(await page.locator('.cm-lintRange-error').textContent()).toContain('guessed');
    expect(await use().isDisabled()).toBe(true);
  });

  it.each([
    ['aliases that unfold to gigabytes', textOf('test/bad-input/scenario-alias-bomb.yaml')],
    ['a key about one person', textOf('test/bad-input/scenario-key-face.yaml')],
    ['a file above the folder', textOf('test/bad-input/scenario-extends-outside.yaml')],
    ['no scenario at all', '<script>alert(1)</script>'],
  ])('refuses %s with the message of the loader', async (_what, text) => {
    const messages = messagesOf(text);
    expect(messages.length).toBeGreaterThan(0);
    await open(text);
    await verdict().getByText(messages[0]!.slice(0, 60)).first().waitFor();
    expect(await refusals()).toEqual(messages);
  });

  it('refuses a harm-only scenario, which nobody adjusts here', async () => {
    await open(textOf('scenarios/risk-form-2017.yaml'));
    await verdict().getByText('a harm-only scenario').waitFor();
    expect(await use().isDisabled()).toBe(true);
    const unmarked = textOf('scenarios/platform-flags.yaml').replace(/^harm_only: true$/m, '');
    await open(unmarked);
    await verdict().getByText('harm_only').first().waitFor();
    expect(await refusals()).toEqual(messagesOf(unmarked));
  });

  it('opens no file that is too large or no text', async () => {
    await open('#'.repeat(64 * 1024 + 1));
    await verdict().getByText('too large').waitFor();
    await open(Buffer.from([0xff, 0xfe, 0x41]));
    await verdict().getByText('not text in UTF-8').waitFor();
  });

  it('offers the keys that may stand at the cursor, and says what a key means', async () => {
    await open('glasshouse: 1\nkind: scenario\n');
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('hori');
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete li', { hasText: 'horizon' }).waitFor();
    await page.locator('.cm-completionInfo').waitFor();
    await page.keyboard.press('Enter');
    expect(await page.locator('.cm-content').textContent()).toContain('horizon: ');
    await page.keyboard.press('Escape');
    await page.locator('.cm-line', { hasText: 'kind: scenario' }).locator('span').first().hover();
    await page.locator('.said').waitFor();
    expect((await page.locator('.said').textContent())!.length).toBeGreaterThan(10);
  });

  it('leaves by the key Tab, as every field does', async () => {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.code') === null)).toBe(true);
  });

  it('takes an accepted text into use and saves it; a run of it has the hash of Node', async () => {
    await open(own);
    await accepted();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the scenario' }).click()]);
    expect(download.suggestedFilename()).toBe('my-scenario.yaml');
    expect(readFileSync(await download.path(), 'utf8')).toBe(own);
    await use().click();
    await page.getByRole('heading', { level: 1, name: 'My own rules' }).waitFor();
    await page.locator('summary').first().click();
    await page.locator('details[open] input[type=checkbox]').first().click();
    await page.locator('aside button.strong').click();
    await page.waitForSelector('.hash');
    await page.click('nav >> text="Save and share"');
    const study = (await page.textContent('pre'))!;
    expect(study).toContain('scenario: ../scenarios/my-scenario.yaml');
    const files = { read: (name: string) => (name === STUDY_FILE ? study : withOwn(own).files.read(name)) };
    const { hash } = await runStudy(loadStudy(STUDY_FILE, { ...library, files }), { seed: 1 });
    expect(await page.textContent('.hash')).toBe(hash);
    // A link carries the scenario: whoever opens it gets the same text, checked by the loader, and the same hash.
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await page.waitForSelector('input[readonly]');
    const link = await page.inputValue('input[readonly]');
    const shared = await readLink(link.slice(link.indexOf('#')), streamPacking);
    expect(shared).toMatchObject({ own, hash });
    const other = await browser.newPage({ locale: 'en' });
    other.setDefaultTimeout(0);
    await other.goto(link);
    await other.waitForSelector('.hash');
    expect(await other.textContent('.hash')).toBe(hash);
    expect(await other.textContent('main')).toContain('A reader wrote this scenario');
    expect(await other.textContent('main [role=status]')).toMatch(/result hash is the same/);
    for (const [text, told] of [
      [own.replace('kind: scenario', 'kind: scenery'), 'scenery'],
      [textOf('scenarios/risk-form-2017.yaml'), 'a harm-only scenario'],
      [textOf('test/bad-input/scenario-extends-outside.yaml'), 'extends'],
    ] as const) {
      await other.goto('about:blank');
      await other.goto(`${link.replace(/#.*/, '')}#${await linkOf({ ...shared, own: text }, streamPacking)}`);
      await other.waitForSelector('[role=alert]');
      expect(await other.textContent('[role=alert]')).toContain(told);
      expect(await other.locator('.fields canvas').count()).toBe(0);
    }
    await other.close();
    await page.getByText('Save it as scenarios/my-scenario.yaml').waitFor();
  });

  it('keeps the text that is in use, and refuses to run one that would keep the page busy for long', async () => {
    await page.click('nav >> text="Rules"');
    await page.getByRole('button', { name: 'Edit as text' }).click();
    await accepted();
    expect(await page.locator('.cm-content').textContent()).toContain('title: My own rules');
    const long = own.replace(/^horizon: .*$/m, 'horizon: { start: 1990-01-01, end: 2049-12-31, round: day }');
    await open(long.replace('My own rules', 'Sixty years by day'));
    await accepted();
    await use().click();
    await page.getByRole('heading', { level: 1, name: 'Sixty years by day' }).waitFor();
    await page.locator('aside button.strong').click();
    await page.locator('[role=alert]').waitFor();
    expect(await page.textContent('[role=alert]')).toMatch(/found 21915 rounds, so 7\.0e\+9 people x rounds x worlds x runs; allowed/);
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await page.click('nav >> text="Rules"');
    await page.getByRole('button', { name: 'Edit as text' }).click();
    await accepted();
  });

  it('opens a file that is chosen before the editor is there', async () => {
    await page.getByRole('button', { name: 'Close the editor' }).click();
    await page.evaluate(() => {
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Edit as text')!.click();
      const chosen = new DataTransfer();
      chosen.items.add(new File(['title: Chosen early'], 'x.yaml'));
      const input = document.querySelector<HTMLInputElement>('.text-editor input[type=file]')!;
      input.files = chosen.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await verdict().locator('li').or(verdict().getByText('The loader accepts this scenario.')).first().waitFor();
    expect(await page.locator('.cm-content').textContent()).toBe('title: Chosen early');
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('has no fault of access that axe finds, in %s at %i pixels', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await open(SHIPPED.replace(/^reading: .*$/m, 'reading: guessed'));
    await verdict().getByText('guessed').waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });

  it('breaks no policy of its own', () => {
    expect(said).toEqual([]);
  });
});
