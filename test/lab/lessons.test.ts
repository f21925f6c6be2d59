import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { citedIn, lessonExperiment, LESSONS, piecesOf, STUDY_FILE, studyText, textsIn } from '@glasshouse/lab';
import type { Language } from '@glasshouse/lab';
import { quantitiesOf } from '@glasshouse/model';
import { loadScenario, loadStudy } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT, textOf } from '../structure/sources.js';

const library = openLibrary();
const LANGUAGES: Language[] = ['en', 'ru', 'zh'];
/** Numbers that a text may have in words of its own: what is counted per, and years. */
const FREE = new Set(['100', '1,000', '1000', '2000', '2014', '2019']);
const OTHER_FILES = new Set(['lesson.ts', 'list.ts', 'placeholders.ts']);

describe('the lessons', () => {
  it('are a file each, all of them listed', () => {
    const files = readdirSync(join(ROOT, 'packages/lab/src/lessons')).filter((name) => !OTHER_FILES.has(name));
    expect(LESSONS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });
});

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('the lesson %s', (_, lesson) => {
  const study = textOf(`studies/${lesson.study}.yaml`);
  const experiment = lessonExperiment(lesson, study);
  const worlds = experiment.worlds.map(({ id }) => id);

  it('is a study that the command line can run, harm first', () => {
    const text = studyText(experiment);
    const files = { read: (name: string) => (name === STUDY_FILE ? text : library.files.read(name)) };
    expect(loadStudy(STUDY_FILE, { ...library, files }).content.study.experiments).toHaveLength(1);
    expect(experiment.indicators[0]).toMatchObject({ harm: true });
  });

  it('begins with a claim of its study', () => {
    const { claims } = parse(study, { maxAliasCount: -1 }) as { claims: { id: string }[] };
    expect(claims.map(({ id }) => id)).toContain(lesson.claim);
  });

  it('asks for a number that it computes, with room for it on the slider', () => {
    const { indicator, world, per } = lesson.answer;
    const { min, max, step, start } = lesson.guess;
    expect(lesson.indicators).toContain(indicator);
    expect(worlds).toContain(world);
    expect(per).toBeGreaterThan(0);
    expect([min < start, start < max, step <= (max - min) / 10]).toEqual([true, true, true]);
  });

  it('cites rows with a number and quantities of its scenario', () => {
    const { rows, quantities } = citedIn(lesson);
    const placed = LANGUAGES.flatMap((language) => textsIn(lesson.texts[language]).flatMap(piecesOf));
    const numbers = placed.flatMap((piece) => (piece.kind === 'row' ? [piece.id] : []));
    expect(rows.filter((id) => !library.register.rows.has(id))).toEqual([]);
    expect(numbers.filter((id) => library.register.rows.get(id)?.number === null)).toEqual([]);
    const known = quantitiesOf(loadScenario(experiment.scenario, library).content).map(({ path }) => path);
    expect(quantities.filter((path) => !known.includes(path))).toEqual([]);
  });

  it.each(LANGUAGES)('fills every number of its text in, in %s', (language) => {
    const texts = lesson.texts[language];
    const pieces = textsIn(texts).flatMap(piecesOf);
    const unknown = pieces.flatMap((piece) => {
      if (piece.kind !== 'indicator') return [];
      const { id, world } = piece;
      return lesson.indicators.includes(id) && (world === null || worlds.includes(world)) ? [] : [`${id}@${world ?? ''}`];
    });
    expect(unknown).toEqual([]);
    const written = pieces.flatMap((piece) =>
      piece.kind === 'words' ? (piece.text.replace(/E\d{3}/g, '').match(/\d[\d,.]*\d|\d/g) ?? []) : [],
    );
    expect(written.filter((number) => !FREE.has(number))).toEqual([]);
    expect(Object.keys(texts.worlds).sort()).toEqual([...worlds].sort());
  });

  it('says the same with the same numbers in every language', () => {
    const placeholders = (language: Language): string[] =>
      [lesson.texts[language].sentence, lesson.texts[language].ask, ...lesson.texts[language].counts].map((text) =>
        (text.match(/\{[^}]*\}/g) ?? [])
          .map((one) => one.replace('%}', '}'))
          .sort()
          .join(' '),
      );
    for (const language of LANGUAGES) expect(placeholders(language), language).toEqual(placeholders('en'));
  });

  it('has notes for a teacher: an aim, wrong guesses, and what not to ask', () => {
    for (const language of LANGUAGES) {
      const { aim, wrong, avoid } = lesson.texts[language].notes;
      expect([aim.length > 10, wrong.length >= 2, avoid.length >= 1], language).toEqual([true, true, true]);
    }
  });
});
