import { describe, expect, it } from 'vitest';
import { allSources, filesBelow, textOf } from '../structure/sources.js';
import { RULES, proseOf, wordProblems } from './vocabulary.js';

const pages = [...filesBelow('docs'), ...filesBelow('evidence'), ...filesBelow('validation'), ...filesBelow('benchmarks')].filter((path) =>
  path.endsWith('.md'),
);
const files = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'evidence/register.csv'],
  ...pages,
  ...filesBelow('packages').filter((path) => path.endsWith('.md')),
  ...[...filesBelow('scenarios'), ...filesBelow('studies')].filter((path) => path.endsWith('.yaml')),
  ...allSources(),
];

/** The runs of prose of each file, read once; nothing changes them. */
const prose = new Map<string, readonly string[]>();
function proseIn(path: string): readonly string[] {
  const found = prose.get(path) ?? proseOf(path, textOf(path));
  prose.set(path, found);
  return found;
}

describe('words', () => {
  it('are looked for everywhere', () => {
    expect(files.length).toBeGreaterThan(40);
    for (const path of files) expect(proseIn(path).join('').length, path).toBeGreaterThan(0);
  });

  it.each([...new Set(files)])('%s', (path) => {
    expect(proseIn(path).flatMap(wordProblems)).toEqual([]);
  });
});

describe('the lint itself', () => {
  it.each([
    'Most residents are loyal to the government.',
    'The share of offenders who pay',
    'Flags find extremists early.',
    'people arrested as terrorists',
    'The rule targets people in debt.',
    'residents who were targeted',
    'targets for patrols',
    'the untrustworthy people of the county',
    'sent to re-education',
    'the accuracy of flags',
    'breach rates among Uyghurs',
    'the true support of a group',
    'The effect, measured before and after the pilot, is large.',
    'Before-and-after counts show the effect of the list.',
    'the actual breaches of the listed',
  ])('catches: %s', (text) => {
    expect(wordProblems(text)).not.toEqual([]);
  });

  it.each([
    'Officials call these people "terrorists".',
    'people whom the notice calls \u201cuntrustworthy persons\u201d',
    'A target is a published number; targets are fit, held out or context.',
    'the actual breaches, in the synthetic world',
    'The effect of the rule under the same dice; before the list, fewer paid.',
    'the key `offender` is refused',
    'radical change, an offence, criminal law',
  ])('leaves alone: %s', (text) => {
    expect(wordProblems(text)).toEqual([]);
  });

  it('reads strings, comments, YAML texts and table cells', () => {
    expect(proseOf('x.ts', 'const a = "an offender"; // a loyal line\n/** the extremists */').flatMap(wordProblems)).toHaveLength(3);
    expect(proseOf('x.yaml', 'title: "an offender"\nabout: |\n  two\n  terrorists\n# loyal\n').flatMap(wordProblems)).toHaveLength(3);
    expect(proseOf('x.csv', 'id,statement,unit\nE001,"Counts of offenders",persons\n').flatMap(wordProblems)).toHaveLength(1);
    expect(RULES.length).toBeGreaterThan(10);
  });
});
