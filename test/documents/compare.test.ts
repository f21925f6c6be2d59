import { describe, expect, it } from 'vitest';
import { compareMarkdown, compareScenarios, compareText } from '@glasshouse/describe';
import type { Comparison } from '@glasshouse/describe';
import { applyPatch } from '@glasshouse/model';
import type { Patch, Scenario } from '@glasshouse/model';
import { wordProblems } from '../boundary/vocabulary.js';
import { everything, load, register, small, turned } from './worlds.js';

const compare = (a: Scenario, b: Scenario): Comparison =>
  compareScenarios({ scenario: a, file: 'a.yaml' }, { scenario: b, file: 'b.yaml' }, register);
const chapter = (comparison: Comparison, title: string): Comparison['chapters'][number]['parts'] =>
  comparison.chapters.find((one) => one.title === title)?.parts ?? [];

/** The one sentence in a chapter about a part, after a change to the small world. */
function told(title: string, patch: Patch): { path: string; sentences: string[] }[] {
  return chapter(compare(small(), applyPatch(small(), patch, 'any')), title).map(({ path, sentences }) => ({ path, sentences }));
}

describe('two scenarios that say the same', () => {
  it('are told to, in any order of keys', () => {
    for (const world of [small(), everything()]) {
      const comparison = compare(world, turned(world));
      expect(comparison).toMatchObject({ same: true, renamed: [], chapters: [] });
      expect(compareText(comparison)).toContain('They say the same: no rule, number, date, source or assumption differs.');
    }
  });

  it('are told to although their names differ', () => {
    const comparison = compare(small(), { ...small(), id: 'other', title: 'Another' });
    expect(comparison).toMatchObject({ same: true, renamed: ['id', 'title'] });
    expect(compareText(comparison)).toContain('differs, only id, title.');
  });
});

describe('one difference is told once, in its chapter', () => {
  it('a rule: old and new value, units, what each rests on', () => {
    const term = { value: 2, unit: 'years', source: 'E056' };
    expect(told('Policy', { 'lists.parked.entries.pavement.term': term })).toEqual([
      {
        path: 'lists.parked.entries.pavement',
        sentences: [
          'term (time on the list, or in office) is 1 month (assumed, 1 to 2: example) in A and 2 years (E056, legal-text-unverified) in B.',
        ],
      },
    ]);
  });

  it('the world apart from policy', () => {
    const patch = { 'streams.parking.rate': { value: 3, unit: 'per person-year', assumed: 'more', range: [1, 4] } };
    expect(told('World', patch)).toEqual([
      {
        path: 'streams.parking',
        sentences: [
          'rate (how often it happens) is 1 per person-year (assumed, 0.5 to 2: example) in A and 3 per person-year (assumed, 1 to 4: more) in B.',
        ],
      },
    ]);
    expect(told('Policy', patch)).toEqual([]);
  });

  it('dates', () => {
    expect(told('Dates', { 'measures.no_permit.in_force': { from: '2016-01-01', source: 'E055' } })).toEqual([
      {
        path: 'measures.no_permit',
        sentences: ['in_force (days and places in force) is stated in B, from 2016-01-01 (E055, legal-text), and not in A.'],
      },
    ]);
  });

  it('dated changes', () => {
    const later: Scenario = {
      ...small(),
      timeline: [
        { date: '2016-01-01', title: 'No more', assumed: 'example', set: { 'measures.no_permit.in_force': { to: '2015-12-31' } } },
      ],
    };
    expect(chapter(compare(small(), later), 'Dates')[0].sentences).toEqual([
      'On 2016-01-01 measures.no_permit.in_force becomes to 2015-12-31 (No more; assumed: example) in B only.',
    ]);
    expect(chapter(compare(later, later), 'Dates')).toEqual([]);
  });

  it('the same number on other papers', () => {
    const patch = { 'channels.wardens.delay': { value: 5, unit: 'days', assumed: 'another reason', range: [0, 20] } };
    expect(told('Sources and assumptions of the same numbers', patch)).toEqual([
      {
        path: 'channels.wardens',
        sentences: [
          'delay (time until it arrives or is decided) is 5 days in both; in A: assumed, 1 to 10: example; in B: assumed, 0 to 20: another reason.',
        ],
      },
    ]);
    expect(told('Policy', patch)).toEqual([]);
    expect(told('Assumptions', patch)[0].sentences[1]).toBe('The assumption behind one number differs: channels.wardens.delay.');
  });

  it('an entry that only one has, and words gained in a list', () => {
    const world = everything();
    const { neighbours: _gone, ...spreads } = world.spreads;
    expect(chapter(compare(world, { ...world, spreads }), 'Policy')).toMatchObject(
      [{ path: 'spreads.neighbours', sentences: [/^Only A has it \(on parking; to ten\); B has not\.$/] }].map((one) => ({
        path: one.path,
      })),
    );
    const reads = { ...world, channels: { wardens: { ...world.channels.wardens, sees: ['parking', 'other'] } } };
    expect(chapter(compare(world, reads), 'Policy')[0].sentences).toEqual(['sees (what it sees) differs: only B has other.']);
  });

  it('what triggers a measure', () => {
    expect(told('Policy', { 'measures.no_permit.trigger': [{ list: 'parked' }, { who: { income: ['low'] } }] })[0].sentences).toEqual([
      'trigger (what triggers it) is being on the list parked in A and being on the list parked; everybody of whom this holds: income is low in B.',
    ]);
  });
});

describe('the comparison', () => {
  const [a, b] = [load('scenarios/rongcheng-2016.yaml'), load('scenarios/unified.yaml')];

  it('is the same in any order of keys, and speaks of the same parts the other way round', () => {
    expect(compare(turned(a), turned(b))).toEqual(compare(a, b));
    const paths = (comparison: Comparison): string[] =>
      comparison.chapters.flatMap(({ title, parts }) => parts.map(({ path }) => `${title} ${path}`));
    expect(paths(compare(b, a))).toEqual(paths(compare(a, b)));
  });

  it('says everything in both forms, in sober words', () => {
    const comparison = compare(a, b);
    const plain = (text: string): string => text.replace(/[\\`*#\s-]/g, '').toLowerCase();
    const [text, markdown] = [plain(compareText(comparison)), plain(compareMarkdown(comparison))];
    for (const sentence of comparison.chapters.flatMap(({ parts }) => parts.flatMap((one) => one.sentences))) {
      expect(text).toContain(plain(sentence));
      expect(markdown).toContain(plain(sentence));
    }
    expect(wordProblems(compareText(comparison))).toEqual([]);
    expect(compareText(comparison)).toContain('synthetic');
  });

  it('reads as it was reviewed', async () => {
    const both = compare(load('test/rights/nothing.yaml'), load('test/rights/never-fires-clean.yaml'));
    await expect(`${compareText(both)}\n`).toMatchFileSnapshot('golden/compare.txt', 'npx vitest run test/documents -u writes it anew');
  });
});
