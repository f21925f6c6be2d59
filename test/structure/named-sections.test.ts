import { everyMechanism } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { sectionsNamed } from './named-sections.js';
import { allSources, textOf } from './sources.js';

const SECTIONS = new Set(everyMechanism.flatMap(({ sections }) => Object.keys(sections)));
const MECHANISMS = 'packages/model/src/mechanisms/';

/** Places that may name several sections, how many lists they hold, and why no fold over the mechanisms can stand there. */
const ALLOWED: Readonly<Record<string, readonly [lists: number, why: string]>> = {
  'packages/model/src/scenario/equal-rates.ts': [
    2,
    'the boundary decides section by section what may differ between groups; a section that is not here is read as it stands',
  ],
  'packages/model/src/plan/minors.ts': [1, 'sections in which a child can be the one concerned: naming one lets children act'],
  'packages/model/src/scenario/check-whole.ts': [1, 'the type of the sections that share one limit'],
  'packages/model/src/study-file/check-experiments.ts': [1, 'limits that arms share because they run together'],
  'packages/model/src/study-file/notes.ts': [1, 'sections that can bring a record into being: a list without any of them stays empty'],
  'packages/study/src/outcomes/possible.ts': [1, 'the same sections, asked of one stream and of the days of a run'],
  'packages/describe/src/odd/concepts.ts': [1, 'sections that ODD+D asks about under heterogeneity'],
  'packages/describe/src/odd/derived.ts': [1, 'ways in which people act on one another, as ODD asks for them'],
  'packages/lab/src/worker/describe.ts': [1, 'switches that the laboratory offers: fewer than the sections, by choice'],
  'packages/lab/src/text/english.ts': [1, 'what these switches are called'],
  'packages/lab/src/text/russian.ts': [1, 'what these switches are called in Russian'],
  'packages/lab/src/text/chinese.ts': [1, 'what these switches are called in Chinese'],
};

describe('sections are listed by the mechanisms alone', () => {
  const lists = allSources()
    .filter((path) => !path.startsWith(MECHANISMS))
    .flatMap((path) => sectionsNamed(path, textOf(path), SECTIONS).map((found) => ({ path, ...found })));

  it('but for a few places, each with its reason', () => {
    const unknown = lists
      .filter(({ path }) => !(path in ALLOWED))
      .map(({ path, line, sections }) => `${path}:${line} ${sections.join(', ')}`);
    expect(unknown, 'give each mechanism what stands in the list, and fold over everyMechanism').toEqual([]);
  });

  it('and these hold no more of them than they did, and are still there', () => {
    const count = (path: string): number => lists.filter((found) => found.path === path).length;
    expect(Object.fromEntries(Object.keys(ALLOWED).map((path) => [path, count(path)]))).toEqual(
      Object.fromEntries(Object.entries(ALLOWED).map(([path, [most]]) => [path, most])),
    );
  });

  it.each([
    ['an array', `const some = ['lists', 'ledgers', 'measures'] as const;`],
    ['an array of pairs', `const some = [['lists', 1], ['ledgers', 2], ['measures', 3]];`],
    ['an object', `const some = { lists: 1, ledgers: 2, measures: 3 };`],
    ['what is taken out of a scenario', `const { lists, ledgers, measures } = scenario;`],
    ['a type', `type Some = 'lists' | 'ledgers' | 'measures';`],
  ])('a list is seen in %s', (_, text) => {
    expect(sectionsNamed('planted.ts', text, SECTIONS)).toEqual([{ line: 1, sections: ['lists', 'ledgers', 'measures'] }]);
  });

  it('two sections are no list, and what is called otherwise is none', () => {
    expect(sectionsNamed('planted.ts', `const a = ['lists', 'ledgers']; const b = { one: 1, two: 2, three: 3 };`, SECTIONS)).toEqual([]);
  });
});
