import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as engine from '@glasshouse/model';
import { InputError } from '@glasshouse/model';
import { renderReport } from '@glasshouse/report';
import { inlineExecutor, runStudy } from '@glasshouse/study';
import { openLibrary } from 'glasshouse/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyAmong, withOwnStudy } from '../../packages/lab/src/worker/own-study.js';
import { accessFaults } from '../axe.js';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { chromiumPath, openChromium } from '../platforms/chromium.js';
import { ROOT, textOf } from '../structure/sources.js';

const path = chromiumPath();
const missing = path === null ? ' (there is no Chromium here)' : '';
const library = openLibrary();
const SHIPPED = textOf('scenarios/penalty-points.yaml');

/** A shipped scenario with a horizon of three months, so that a run costs little. */
const RULES = SHIPPED.replace(/^horizon: .*$/m, (line) => line.replace(/end: [\d-]+/, `end: ${/start: (\d{4})/.exec(line)![1]}-03-31`));
const [measure = ''] = Object.keys(engine.loadScenario('scenarios/penalty-points.yaml', library.files, library.register).scenario.measures);

const arm = (id: string): string => `      - { id: ${id}, title: World ${id}, reading: neutral }\n`;
const experiment = (id: string, scenario: string, arms: string, layout = 'points'): string => `  - id: ${id}
    title: Experiment ${id}
    scenario: ${scenario}
    arms:
      - { id: as_written, title: As written, reading: neutral }
${arms}    persons: { reduced: 1000, full: 2000 }
    design: { ${layout}: { reduced: 2, full: 4 } }
    replicates: { reduced: 2, full: 2 }
    indicators:
      - { id: people, title: People ever sanctioned, unit: people per 1000, of: [first.sanctioned], over: persons, per: 1000, harm: true, definition: People under one or more. }
`;
const studyOf = (...experiments: string[]): string => `glasshouse: 1
kind: study
id: my-study
title: My own study
about: A study that a reader wrote.
experiments:
${experiments.join('')}follow:
  - { experiment: few, count: 2, rule: first_with_difference }
`;
const switched = `      - id: without
        title: Without a measure
        reading: neutral
        patch: { measures.${measure}.in_force: { from: 9999-12-31, assumed: A test } }
`;
const few = experiment('few', '../scenarios/my-rules.yaml', switched);
/** Laid out by a Sobol' sequence, whose direction numbers the page fetches for studies of readers. */
const many = experiment('many', '../scenarios/penalty-points.yaml', ['b', 'c', 'd', 'e'].map(arm).join(''), 'sobol');
const STUDY = studyOf(few, many);
const PATH = 'studies/my-study.yaml';
/** The scenario beside the study; the other one is in the gallery. */
const BESIDE = { name: 'my-rules.yaml', text: RULES };

/** The shipped files with those of a reader, each in the place in which the study names it. */
const withOwn = (text: string) => ({
  read: (name: string) => (name === PATH ? text : name === 'scenarios/my-rules.yaml' ? RULES : library.files.read(name)),
});

/** What the loader says in Node of a study. */
function messagesOf(text: string): string[] {
  try {
    engine.loadStudy(PATH, withOwn(text), library.register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

/** What the page says of a study: problems, or its experiments. */
const SAID = '.study-file .verdict li, .study-file .gallery';

describe('the study among files that a reader opens together', () => {
  const rules = {
    name: 'rules.yaml',
    text: 'kind: scenario\nid: rules\nabout: |\n  Not what it says below.\nkind_of: x\nnote: "\n\nkind: study"\n',
  };
  it.each([
    ['kind: study', 'glasshouse: 1\nkind: study\nid: s\n'],
    ['a blank before the colon', 'glasshouse: 1\nkind : study\nid: s\n'],
    ['a key in quotes', 'glasshouse: 1\n"kind": study\nid: s\n'],
    ['both in quotes', `glasshouse: 1\n'kind': 'study'\nid: s\n`],
    ['JSON on one line', '{"glasshouse":1,"id":"s","kind":"study"}'],
    ['JSON on several lines', '{\n  "glasshouse": 1,\n  "kind":\n    "study"\n}'],
  ])('is found wherever it stands: %s', (_, text) => {
    const broken = { name: 'points.csv', text: 'a,"b\n: [' };
    const found = studyAmong({ path: 'studies/rules.yaml', text: rules.text, beside: [broken, { name: 'mine.json', text }] });
    expect(found).toEqual({ path: 'studies/mine.json', text, beside: [rules, broken] });
  });
  it('is told by what it says where it has the name of its scenario, whichever was chosen first', () => {
    const [study, scenario] = [STUDY.replaceAll('my-rules', 'same'), RULES].map((text) => ({ name: 'same.yaml', text }));
    const [first, then] = [
      [study!, scenario!],
      [scenario!, study!],
    ].map(([one, other]) => studyAmong({ path: 'studies/same.yaml', text: one!.text, beside: [other!] }));
    expect(first).toEqual({ path: 'studies/same.yaml', text: study!.text, beside: [scenario] });
    expect(then).toEqual(first);
    const files = withOwnStudy(library.files, first!);
    expect(engine.loadStudy(first!.path, files, library.register).study.id).toBe('my-study');
  });
  it.each([
    ['two studies', [{ name: 'b.yaml', text: STUDY }], /^b\.yaml:1:1: found a second study; allowed: one study/],
    ['two studies of one name', [{ name: 'a.yaml', text: STUDY }], /^a\.yaml:1:1: found a second study/],
    [
      'two scenarios of one name',
      [BESIDE, { ...BESIDE, text: SHIPPED }],
      /^my-rules\.yaml:1:1: found two files of this name; .* Rename one/,
    ],
  ])('is refused in words among %s', (_, beside, said) => {
    const open = (): unknown => studyAmong({ path: 'studies/a.yaml', text: STUDY, beside });
    expect(open).toThrow(InputError);
    expect(open).toThrow(said);
  });
  it('is the first file where none says so, and the loader says what is missing', () => {
    const own = { path: 'studies/rules.yaml', text: rules.text, beside: [] };
    expect(studyAmong(own)).toEqual(own);
  });
});

describe.skipIf(path === null)(`a study that a reader opens in the laboratory${missing}`, () => {
  const said: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    labPage();
    browser = await openChromium(path!);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en', reducedMotion: 'reduce' });
    page.setDefaultTimeout(0);
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(pathToFileURL(join(ROOT, 'packages/lab/dist/lab.html')).href);
    await page.waitForSelector('.study-file');
  });
  afterAll(() => browser?.close());

  const screen = (name: string): Promise<void> => page.click(`nav >> text="${name}"`);
  const open = async (...files: { name: string; text: string }[]): Promise<void> => {
    await screen('Start');
    // What was said of the files before is not what is said of these.
    await page.locator(SAID).evaluateAll((all) => all.forEach((one) => one.setAttribute('data-old', '')));
    await page.setInputFiles(
      '.study-file input[type=file]',
      files.map(({ name, text }) => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) })),
    );
  };
  const watch = (id: string) => page.getByRole('button', { name: `Run and watch: Experiment ${id}` });
  const refusals = async (): Promise<string[]> => {
    await page
      .locator(SAID.replaceAll(',', ':not([data-old]),') + ':not([data-old])')
      .first()
      .waitFor();
    return page.locator('.study-file .verdict li').allTextContents();
  };

  it('lists its experiments, and runs all of them to the hash and the report of the command line', async () => {
    await open({ name: 'my-study.yaml', text: STUDY }, BESIDE);
    await watch('many').waitFor();
    expect(await page.textContent('.study-file')).toContain('Experiments: 2. Runs: 7.');
    await watch('few').click();
    await page.waitForSelector('.hash');
    const loaded = engine.loadStudy(PATH, withOwn(STUDY), library.register);
    const document = await runStudy(loaded, {
      size: 'reduced',
      seed: 1,
      engineHash: '',
      register: loaded.register,
      executor: inlineExecutor(engine),
      command: './glasshouse verify RESULT --rerun',
      folder: null,
    });
    expect(await page.textContent('.hash')).toBe(document.hash);
    expect(await page.textContent('main')).toContain(`./glasshouse run ${PATH} --seed 1`);
    expect(await page.locator('.fields canvas').count()).toBe(2);
    const shown = (await page.textContent('main'))!;
    expect(shown).toContain('A reader wrote this study');
    expect(shown).toContain('Runs of the first point use the numbers as written');
    await screen('Save and share');
    expect(await page.textContent('pre')).toBe(STUDY);
    const saved = async (button: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      return readFileSync(await download.path(), 'utf8');
    };
    expect(await saved('Save the report')).toBe(renderReport(document));
    const numbers = (await saved('Save the numbers')).split('\n').filter((line) => line.includes('People ever sanctioned'));
    expect(numbers).toHaveLength(2);
  });

  it('shows another of its experiments with four of its five worlds, and the same hash', async () => {
    await screen('Worlds');
    const hash = await page.textContent('.hash');
    await screen('Start');
    await watch('many').click();
    await page.waitForSelector('.hash');
    expect(await page.textContent('.hash')).toBe(hash);
    expect(await page.locator('.fields canvas').count()).toBe(4);
    expect(await page.textContent('main')).toContain('Worlds that were run and are not shown here: 1.');
  });

  it('gives no link and no editor: its file is what is changed', async () => {
    await screen('Save and share');
    expect(await page.getByRole('button', { name: 'Copy a link' }).count()).toBe(0);
    await screen('Rules');
    expect(await page.textContent('main')).toContain('The rules of a study are changed in its file.');
    expect(await page.locator('main input, main .text-editor').count()).toBe(0);
  });

  it.each([
    ['a key that is none', STUDY.replace('title: My own study', 'titel: My own study'), 'titel'],
    ['a path that its scenario does not have', STUDY.replace(`measures.${measure}`, 'measures.no_such_measure'), 'no_such_measure'],
    ['no YAML', '<script>alert(1)</script>', 'found'],
  ])('refuses %s with the messages of the loader at their lines', async (_what, text, expected) => {
    const messages = messagesOf(text);
    expect(messages.join('\n')).toContain(expected);
    await open({ name: 'my-study.yaml', text }, BESIDE);
    expect(await refusals()).toEqual(messages);
    expect(await page.locator('.study-file .gallery').count()).toBe(0);
  });

  it('names a file that was not opened with it, and says how to open both', async () => {
    await open({ name: 'my-study.yaml', text: STUDY });
    const [message = '', ...others] = await refusals();
    expect(others).toEqual([]);
    expect(message).toMatch(/^studies\/my-study\.yaml:9:\d+ experiments\.0\.scenario: found no readable file scenarios\/my-rules\.yaml;/);
    expect(message).toContain('allowed: a file of the gallery, or one opened together with the study.');
    expect(message).toContain('The study needs my-rules.yaml: choose both in one dialog, or drop both on the button.');
  });

  it('takes both as files that are dropped on its button', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glasshouse-drop-'));
    const paths = [{ name: 'my-study.yaml', text: STUDY }, BESIDE].map(({ name, text }) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    try {
      await screen('Start');
      const button = page.locator('.study-file input[type=file]');
      await button.scrollIntoViewIfNeeded();
      const { x, y } = (await button.boundingBox())!;
      const session = await page.context().newCDPSession(page);
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', {
          type,
          x: x + 20,
          y: y + 8,
          data: { items: [], files: paths, dragOperationsMask: 1 },
        });
      await watch('many').waitFor();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('runs a study and a scenario of one name, chosen in any order, to the hash of the command line', async () => {
    const study = { name: 'same.yaml', text: studyOf(few.replace('my-rules', 'same')) };
    const rules = { name: 'same.yaml', text: RULES };
    const files = {
      read: (name: string) => ({ 'studies/same.yaml': study.text, 'scenarios/same.yaml': RULES })[name] ?? library.files.read(name),
    };
    const loaded = engine.loadStudy('studies/same.yaml', files, library.register);
    const options = { size: 'reduced' as const, seed: 1, engineHash: '', register: loaded.register, command: '', folder: null };
    const { hash } = await runStudy(loaded, { ...options, executor: inlineExecutor(engine) });
    for (const chosen of [
      [study, rules],
      [rules, study],
    ]) {
      await open(...chosen);
      await watch('few').click();
      await page.waitForSelector('.hash');
      expect(await page.textContent('.hash')).toBe(hash);
      expect(await page.textContent('main')).toContain('./glasshouse run studies/same.yaml --seed 1');
    }
  });

  it('refuses a study of a harm-only scenario, shipped or its own, at the line that names it', async () => {
    const harmful = textOf('scenarios/platform-flags.yaml');
    for (const [named, files] of [
      ['../scenarios/platform-flags.yaml', []],
      ['../scenarios/my-flags.yaml', [{ name: 'my-flags.yaml', text: harmful }]],
    ] as const) {
      const text = studyOf(few, experiment('harm', named, ''));
      await open({ name: 'my-study.yaml', text }, BESIDE, ...files);
      const line = text.split('\n').findIndex((one) => one.includes(named)) + 1;
      const [message, ...others] = await refusals();
      expect(message).toMatch(
        new RegExp(`^studies/my-study\\.yaml:${line}:\\d+ experiments\\.1\\.scenario: found .*, a harm-only scenario;`),
      );
      expect(others).toEqual([]);
      expect(await page.locator('.study-file .gallery').count()).toBe(0);
    }
  });

  it('refuses more people and more work than the page has room for', async () => {
    const people = STUDY.replace('reduced: 1000, full: 2000', 'reduced: 2000000, full: 2000000');
    await open({ name: 'my-study.yaml', text: people }, BESIDE);
    expect(await refusals()).toEqual([expect.stringContaining('at most 1000000 in the page')]);
    const work = STUDY.replaceAll('reduced: 1000, full: 2000', 'reduced: 1000000, full: 1000000').replaceAll(
      /(points|sobol): \{ reduced: 2, full: 4 \}/g,
      '$1: { reduced: 256, full: 256 }',
    );
    await open({ name: 'my-study.yaml', text: work }, BESIDE);
    expect(await refusals()).toEqual([expect.stringContaining('people x rounds x worlds')]);
  });

  it('opens no more files at once than it says, and none that is too large or no text', async () => {
    const verdict = page.locator('.study-file .verdict');
    await open(...Array.from({ length: 9 }, (_, n) => ({ name: `${n}.yaml`, text: 'a: 1' })));
    await verdict.getByText('At most 8 files are opened at once.').waitFor();
    await open({ name: 'large.yaml', text: '#'.repeat(64 * 1024 + 1) });
    await open({ name: 'my-study.yaml', text: 'a: [' });
    await verdict.locator('li').first().waitFor();
    await open({ name: 'large.yaml', text: '#'.repeat(64 * 1024 + 1) });
    await verdict.getByText('too large').waitFor();
    expect(await verdict.locator('li').count()).toBe(0);
    await page.setInputFiles('.study-file input[type=file]', {
      name: 'x.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from([0xff, 0xfe, 0x41]),
    });
    await verdict.getByText('not text in UTF-8').waitFor();
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('has no fault of access that axe finds, in %s at %i pixels', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await open({ name: 'my-study.yaml', text: STUDY }, BESIDE);
    await watch('many').waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });

  it('breaks no policy of its own', () => {
    expect(said).toEqual([]);
  });
});
