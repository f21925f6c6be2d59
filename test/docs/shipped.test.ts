import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, loadStudy, parseRegister } from '@glasshouse/model';
import type { ShippedStudy } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readShipped } from '../../packages/cli/src/io/shipped.js';
import { worldsHash } from '../../packages/study/src/calibrate/worlds-hash.js';
import { ROOT, textOf } from '../structure/sources.js';

const main = parse(textOf('studies/the-article.yaml')) as { shipped: string[]; claims: { id: string }[] };
const file = (id: string): string => `docs/reports/${id}.claims.json`;
const read = (id: string): ShippedStudy => JSON.parse(textOf(file(id))) as ShippedStudy;

/** A page of a shipped report. */
const reportOf = (id: string, page: string): string => `docs/reports/${id}/${page}`;

/** Claims of the article, by letter and number. */
const CLAIMS = { A: 6, B: 10, C: 6, D: 7, E: 4 };

describe('stored full-size results', () => {
  it.each(main.shipped)('%s is there, at full size', (id) => {
    expect(existsSync(join(ROOT, file(id))), `${file(id)}: run the study at full size, then export claims`).toBe(true);
    const stored = read(id);
    expect(stored).toMatchObject({ id, size: 'full', seed: 1 });
    expect(stored.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('are made from files that say the same now, or are named as out of date', () => {
    const readme = textOf('docs/reports/README.md');
    const outdated = (id: string): string[] =>
      read(id).inputs.flatMap((input) => (contentHash(input.file, textOf(input.file)) === input.content ? [] : input.file));
    const named = [...(/^Out of date: (.*)\.$/m.exec(readme)?.[1]?.matchAll(/`([a-z-]+)`/g) ?? [])].map((match) => match[1]!);
    for (const id of main.shipped) expect(readShipped(id)!.outdated ?? [], `changed inputs of ${id}`).toEqual(outdated(id));
    const old = main.shipped.filter((id) => outdated(id).length > 0);
    expect(named, 'named on docs/reports/README.md').toEqual(expect.arrayContaining(old));
  });

  it.each(main.shipped)('%s: every planted world is told apart from the real question', (id) => {
    const blurred = read(id).claims.filter((claim) => (claim.planted ? !claim.planted.held : !claim.registerOnly));
    expect(blurred.map((claim) => claim.id)).toEqual([]);
  });

  it('examine every claim of the article once, with the main study', () => {
    const all = [...main.claims.map((claim) => claim.id), ...main.shipped.flatMap((id) => read(id).claims.map((claim) => claim.id))];
    const wanted = Object.entries(CLAIMS).flatMap(([letter, n]) => Array.from({ length: n }, (_, i) => `${letter}${i + 1}`));
    expect(all.sort()).toEqual(wanted.sort());
  });

  it('are told on a page of the main report, each with its hash, unless that report is named as out of date', () => {
    const page = textOf(reportOf('the-article', 'pages/other-studies.html'));
    const old = /^Out of date:.*`the-article`/m.test(textOf('docs/reports/README.md'));
    const missing = main.shipped.filter((id) => !page.includes(read(id).hash));
    expect(old ? [] : missing).toEqual([]);
  });

  it.each(main.shipped.filter((id) => read(id).claims.some((claim) => !claim.registerOnly)))('%s has a report of the same result', (id) => {
    expect(textOf(reportOf(id, 'report.html'))).toContain(read(id).hash);
  });

  it('begin their numbers with a harm, save for cards from the register', () => {
    const late = main.shipped.flatMap((id) =>
      read(id)
        .claims.filter((claim) => !claim.registerOnly && claim.numbers[0]?.harm !== true)
        .map((claim) => claim.id),
    );
    expect(late).toEqual([]);
  });
});

describe('stored searches of the main study', () => {
  const path = 'studies/the-article.yaml';
  const { searches = {}, scenarios } = loadStudy(path, { read: textOf }, parseRegister(textOf('evidence/register.csv')));

  it.each(Object.keys(searches))('%s was made with the numbers that its scenarios have now, and was run again', (experiment) => {
    const again = `./glasshouse calibrate ${path} --experiment ${experiment} --size full`;
    expect(searches[experiment]!.scenarios, `search again: ${again}`).toBe(worldsHash(scenarios[experiment]!));
    expect(searches[experiment]!.size).toBe('full');
    expect(searches[experiment]!.again?.bounds.every(({ range }) => range !== null)).toBe(true);
  });
});
