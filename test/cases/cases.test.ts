import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from '../structure/sources.js';
import { runCase } from './run-case.js';
import type { Case } from './run-case.js';

const FOLDER = 'test/cases';
const files = readdirSync(join(ROOT, FOLDER)).filter((file) => file.endsWith('.cases.yaml'));
const casesOf = (file: string): Case[] => parse(textOf(`${FOLDER}/${file}`)) as Case[];

describe.each(files)('%s', (file) => {
  const cases = casesOf(file);

  it('has cases, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThan(0);
    expect(new Set(cases.map((one) => one.name)).size).toBe(cases.length);
  });

  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const seeds = typeof one.score === 'object' ? 20 : 1;
    for (let seed = 0; seed < seeds; seed++) runCase(one, seed);
  });

  it('would fail with any other score, and with any other grade', () => {
    for (const one of cases) {
      const other =
        typeof one.score === 'number'
          ? one.score + 1
          : typeof one.score === 'object'
            ? { from: one.score.to + 1, to: one.score.to + 2 }
            : 0;
      expect(() => runCase({ ...one, score: other, grade: one.grade ?? 'a' }), one.name).toThrow(/^the score is/);
      if (one.score !== 'none') expect(() => runCase({ ...one, grade: 'another' }), one.name).toThrow(/^the grade is/);
    }
  });
});

describe('the runner refuses', () => {
  const wrong = parse(textOf(`${FOLDER}/must-fail/wrong.yaml`)) as { fails: string; case: Case }[];

  it.each(wrong.map((each) => [each.case.name, each] as const))('%s', (_, each) => {
    expect(() => runCase(each.case)).toThrow(each.fails);
  });
});
