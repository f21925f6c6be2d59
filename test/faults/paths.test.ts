import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { InputError, loadStudy, parseRegister } from '@glasshouse/model';
import { textOf } from '../structure/sources.js';

const FILE = 'studies/smoke.yaml';
const register = parseRegister(textOf('evidence/register.csv'));

interface Draft {
  experiments: { fitted?: string[]; design: { vary: string[]; sweep?: Record<string, number[]> } }[];
  claims: { numbers: unknown; model: { when: { of: string }[] }[] }[];
}

/** The messages with which a changed smoke study is refused; empty where it is sound. Any other exception is let through. */
function refusals(change: (study: Draft) => void): string[] {
  const study = parse(textOf(FILE)) as Draft;
  change(study);
  try {
    loadStudy(FILE, { read: (path) => (path === FILE ? JSON.stringify(study) : textOf(path)) }, register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

/** Paths whose last step is no name, no place of a list, or a word of the language. */
const PATHS = [
  'ledgers.points.grades.length',
  'ledgers.points.grades.-1',
  'ledgers.points.grades.99',
  'ledgers.points.grades.01',
  'ledgers.points.grades.1e0',
  'ledgers.points.grades.1.__proto__',
  'lists.__proto__',
  'lists.constructor',
  'streams.littering.rate.constructor',
  'streams.prototype.rate',
  '__proto__',
  'streams..rate',
  '',
  '.',
];

describe.each(PATHS)('the path "%s"', (path) => {
  it.each<[string, (study: Draft) => void]>([
    ['swept', (study) => (study.experiments[0]!.design.sweep = { [path]: [1, 2] })],
    ['varied', (study) => (study.experiments[0]!.design.vary = [path])],
    ['fitted', (study) => (study.experiments[0]!.fitted = [path])],
  ])('is refused where it is %s', (_how, change) => {
    const said = refusals(change);
    expect(said.length).toBeGreaterThan(0);
    expect(said.join('\n')).not.toContain('the unknown key');
    for (const message of said) expect(message).toMatch(/^studies\/smoke\.yaml:\d+:\d+ .*found .*; allowed: /);
  });
});

it('the study itself is sound, and so is a sweep of a path that is there', () => {
  expect(refusals(() => undefined)).toEqual([]);
  expect(refusals((study) => (study.experiments[0]!.design.sweep = { 'channels.court.coverage': [0.5, 1] }))).toEqual([]);
});

describe('a claim whose condition names an experiment', () => {
  it.each([[[]], [null], ['none'], [{}]])('with %j for its numbers is refused, and ends in a message', (numbers) => {
    const said = refusals((study) => {
      study.claims[0]!.numbers = numbers;
      study.claims[0]!.model[0]!.when = [{ of: 'smoke.sanction_days@as_written', read: 'low', at_least: 0 } as { of: string }];
    });
    expect(said.join('\n')).toMatch(/claims\.0\.numbers: found .*; allowed: /);
  });
});
