import { describe, expect, it } from 'vitest';
import { InputError } from '../format/problem.js';
import { parseRegister } from '../format/register.js';
import { plain } from '../format/tree.js';
import { loadScenario } from './load-scenario.js';
import { applyPatch } from './patch.js';
import { resolveScenario } from './resolve.js';

const REGISTER =
  'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind\n';

const q = (value: number, unit: string, range: [number, number] = [value, value]): object => ({ value, unit, assumed: 'A test', range });

const money = (value: number): object => ({ a_month: q(value, 'euros') });

const count = (value: number): object => ({ value, unit: 'count', assumed: 'The number of the step', range: [value, value] });

interface Parts {
  entry?: object;
  measure?: object;
  entries?: object;
  measures?: object;
}

/** A scenario with an entry of three steps and a measure that rises with it. */
const raw = ({ entry, measure, entries, measures }: Parts = {}): Record<string, unknown> => ({
  glasshouse: 1,
  kind: 'scenario',
  id: 'a',
  title: 'A',
  about: 'A test',
  reading: 'neutral',
  horizon: { start: '2021-01-01', end: '2021-12-31', round: 'month' },
  places: { town: { title: 'Town', level: 'neutral', persons: q(100_000, 'persons') } },
  community_size: q(500, 'persons'),
  population: {
    household_size: { one: q(1, 'share') },
    age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
    attributes: {},
  },
  groups: [],
  streams: {
    late: {
      title: 'L',
      kind: 'breach',
      context: 'street',
      rate: q(2, 'per person-year'),
      ceiling: q(8, 'per person-year'),
      inclination: q(1, 'probability'),
    },
  },
  channels: {
    eye: { title: 'e', owner: 'town', sees: ['late'], coverage: q(1, 'share'), sensitivity: q(1, 'probability'), delay: q(0, 'days') },
  },
  lists: {
    cuts: {
      title: 'Cuts',
      owner: 'town',
      entries: {
        missed: {
          ground: 'Missed',
          on: 'late',
          term: q(28, 'days'),
          rises: { within: q(365, 'days'), to: [q(91, 'days'), q(182, 'days')] },
          ...entry,
        },
        ...entries,
      },
    },
  },
  measures: {
    cut: {
      title: 'Cut',
      kind: 'sanction',
      context: 'street',
      owner: 'town',
      basis: { claimed: 'A test' },
      trigger: [{ list: 'cuts', entry: 'missed' }],
      takes: money(30),
      rises: { to: [money(60), money(100)] },
      ...measure,
    },
    ...measures,
  },
});

const tree = (parts?: Parts): { lists: { cuts: { entries: object } }; measures: object } =>
  plain(resolveScenario('a.yaml', { read: () => JSON.stringify(raw(parts)) })) as ReturnType<typeof tree>;

const load = (parts?: Parts) => loadScenario('a.yaml', { read: () => JSON.stringify(raw(parts)) }, parseRegister(REGISTER)).scenario;

const refusal = (make: () => unknown): string => {
  try {
    make();
    return '';
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
};

describe('rises', () => {
  const within = q(365, 'days');
  const [one, two] = [1, 2].map((n) => ({ records: 'late', within, at_least: count(n) }));

  it('stands for an entry for each step, by the records before this one', () => {
    expect(tree().lists.cuts.entries).toEqual({
      missed: { ground: 'Missed (step 1)', on: 'late', term: q(28, 'days'), if: { not: one } },
      missed_2: { ground: 'Missed (step 2)', on: 'late', term: q(91, 'days'), if: { all: [one, { not: two }] } },
      missed_3: { ground: 'Missed (step 3)', on: 'late', term: q(182, 'days'), if: two },
    });
  });

  it('keeps a condition of the entry, and counts records for ever without a time', () => {
    const list = { list: 'cuts' };
    const { entries } = tree({ entry: { if: list, rises: { to: [q(91, 'days')] } }, measure: { rises: undefined } }).lists.cuts;
    const ever = { records: 'late', at_least: count(1) };
    const yearly = { records: 'late', since: '09-01', at_least: count(1) };
    const anew = tree({ entry: { rises: { since: '09-01', to: [q(91, 'days')] } }, measure: { rises: undefined } });
    expect(anew.lists.cuts.entries).toMatchObject({ missed: { if: { not: yearly } }, missed_2: { if: yearly } });
    expect(entries).toMatchObject({ missed: { if: { all: [list, { not: ever }] } }, missed_2: { if: { all: [list, ever] } } });
  });

  it('stands for a measure for each step, in force while no other step goes before it: the latest, or with consecutive terms the earliest', () => {
    const [first, second, third] = ['missed', 'missed_2', 'missed_3'].map((entry) => ({ list: 'cuts', entry }));
    const triggers = (measures: object): unknown[] =>
      Object.values(measures as Record<string, { trigger: unknown[] }>).map(({ trigger }) => trigger[0]);
    expect(triggers(tree().measures)).toEqual([
      { all: [first, { not: second }, { not: third }] },
      { all: [second, { not: third }] },
      third,
    ]);
    const { measures } = tree({ entry: { consecutive: true }, measure: { trigger: [{ all: [{ who: {} }, first] }] } });
    expect(triggers(measures)).toEqual([
      { all: [{ who: {} }, first] },
      { all: [{ who: {} }, { all: [second, { not: first }] }] },
      { all: [{ who: {} }, { all: [third, { not: first }, { not: second }] }] },
    ]);
    expect(measures).toMatchObject({
      cut: { title: 'Cut (step 1)', takes: money(30) },
      cut_2: { title: 'Cut (step 2)', takes: money(60) },
      cut_3: { title: 'Cut (step 3)', takes: money(100) },
    });
    expect(JSON.stringify(measures)).not.toContain('rises');
  });

  it('lets steps stand side by side that take amounts at once and nothing else, whatever the terms', () => {
    const [once, more] = [{ once: q(50, 'euros') }, { once_of: { amount: 'income', months: q(1, 'factor') } }];
    const triggersOf = (takes: object, to: object[], consecutive: boolean): unknown[] =>
      Object.values(
        tree({ entry: { consecutive, rises: { to: [q(9, 'days')] } }, measure: { takes, rises: { to } } }).measures as Record<
          string,
          { trigger: unknown[] }
        >,
      ).map(({ trigger }) => trigger[0]);
    const [first, second] = ['missed', 'missed_2'].map((entry) => ({ list: 'cuts', entry }));
    for (const consecutive of [false, true]) expect(triggersOf(once, [more], consecutive)).toEqual([first, second]);
    expect(triggersOf(once, [{ ...more, ...money(3) }], false)).toEqual([{ all: [first, { not: second }] }, second]);
  });

  it('leaves a file without it as it is', () => {
    const parts = { entry: { rises: undefined }, measure: { rises: undefined } };
    expect(tree(parts)).toEqual(JSON.parse(JSON.stringify(raw(parts))));
  });

  it('is read and checked like what it stands for', () => {
    expect(Object.keys(load().measures)).toEqual(['cut', 'cut_2', 'cut_3']);
    const unknown = { rises: { within, to: [q(91, 'weeks'), { value: 182, unit: 'days', source: 'E999' }] } };
    expect(refusal(() => load({ entry: unknown }))).toMatch(/lists\.cuts\.entries\.missed_3\.term/);
  });

  const apart = 'found rises that cannot be split into steps';
  it.each([
    [
      'where the time within could be varied',
      { entry: { rises: { within: q(365, 'days', [200, 400]), to: [q(9, 'days'), q(9, 'days')] } } },
    ],
    ['beside a term by cases', { entry: { term: [{ if: { list: 'cuts' }, term: q(9, 'days') }, { term: q(8, 'days') }] } }],
    ['where an entry follows a list', { entry: { on: { who: {} }, rate: q(1, 'per person-year') } }],
    ['where the id of a step is taken', { entries: { missed_2: { ground: 'x', on: 'late', term: q(9, 'days') } } }],
  ])('refuses an entry %s', (_, parts) => {
    expect(refusal(() => load({ ...parts, measure: { rises: undefined } }))).toContain(`lists.cuts.entries.missed.rises: ${apart}`);
  });

  it.each([
    ['whose trigger names no entry that rises', { trigger: [{ list: 'cuts' }] }],
    ['with another number of steps', { rises: { to: [money(60)] } }],
    ['that takes nothing', { takes: undefined }],
    [
      'whose trigger denies the entry: every step would be in force beside the others',
      { trigger: [{ not: { list: 'cuts', entry: 'missed' } }] },
    ],
    [
      'whose trigger denies the entry beside naming it',
      { trigger: [{ all: [{ list: 'cuts', entry: 'missed' }, { any: [{ not: { list: 'cuts', entry: 'missed' } }] }] }] },
    ],
  ])('refuses a measure %s', (_, measure) => {
    expect(refusal(() => load({ measure }))).toContain(`measures.cut.rises: ${apart}`);
  });

  it('refuses a measure whose trigger names two entries that rise: two steps would be in force at a time', () => {
    const other = { ground: 'Other', on: 'late', term: q(28, 'days'), rises: { within, to: [q(91, 'days'), q(182, 'days')] } };
    const both = {
      trigger: [
        { list: 'cuts', entry: 'missed' },
        { list: 'cuts', entry: 'other' },
      ],
    };
    expect(refusal(() => load({ entries: { other }, measure: both }))).toContain(`measures.cut.rises: ${apart}`);
    const twice = { trigger: [{ all: [{ list: 'cuts', entry: 'missed' }, { who: {} }] }, { list: 'cuts', entry: 'missed' }] };
    expect(Object.keys(load({ entries: { other }, measure: twice }).measures)).toEqual(['cut', 'cut_2', 'cut_3']);
  });

  it.each([
    [
      'a key of an entry',
      { entry: { rises: { whithin: within, to: [q(91, 'days'), q(182, 'days')] } } },
      'lists.cuts.entries.missed.rises.whithin: found the unknown key "whithin"',
    ],
    [
      'a key of a measure',
      { measure: { rises: { within, to: [money(60), money(100)] } } },
      'measures.cut.rises.within: found the unknown key "within"',
    ],
    ['a time', { entry: { rises: { within: '1 year', to: [q(91, 'days')] } } }, 'lists.cuts.entries.missed.rises.within: found "1 year"'],
    ['a later term', { entry: { rises: { within, to: [null] } } }, 'lists.cuts.entries.missed.rises.to.0: found an empty value'],
    ['a later size', { measure: { rises: { to: [3, money(100)] } } }, 'measures.cut.rises.to.0: found 3'],
    [
      'more steps than records are remembered',
      { entry: { rises: { within, to: Array(25).fill(q(9, 'days')) } } },
      'lists.cuts.entries.missed.rises.to: found',
    ],
  ])('names what is wrong where it is written: %s', (_, parts, message) => {
    const told = refusal(() => load(parts));
    expect(told).toContain(message);
    expect(told).not.toMatch(/missed_2|cut_2|\.if\./);
    expect(told).not.toContain(apart);
  });

  it('tells of an entry that cannot be split, and not of the measure that rises with it', () => {
    const told = refusal(() => load({ entry: { rises: { within: q(365, 'days', [200, 400]), to: [q(9, 'days'), q(9, 'days')] } } }));
    expect(told).toMatch(/^[^\n]*lists\.cuts\.entries\.missed\.rises: found rises that cannot be split[^\n]*$/);
  });

  it('keeps what the boundary refuses before its eyes', () => {
    const told = refusal(() => load({ entry: { rises: { within, to: [q(91, 'days'), q(182, 'days')], face: 1 } } }));
    expect(told).toContain('missed.rises.face');
    expect(told).not.toContain(apart);
  });

  it('refuses no steps after the first, and rises in what an arm sets', () => {
    expect(refusal(() => load({ entry: { rises: { to: [] } }, measure: { rises: undefined } }))).toContain('missed.rises.to');
    const scenario = load();
    const patch = { 'lists.cuts.entries.missed.rises': { to: [q(91, 'days')] } };
    expect(refusal(() => applyPatch(scenario, patch, 'policy'))).toContain(apart);
    expect(
      applyPatch(scenario, { 'lists.cuts.entries.missed_2.term': q(77, 'days') }, 'policy').lists['cuts']!.entries['missed_2']!.term,
    ).toMatchObject({
      value: 77,
    });
  });

  it('refuses an arm or a date that takes the count of a step away, and takes another count in its place', () => {
    const scenario = load();
    const entry = 'lists.cuts.entries.missed_2';
    const list = { list: 'cuts' };
    const counted = { all: [list, { records: 'late', within, at_least: count(2) }] };
    const { if: _own, ...bare } = scenario.lists['cuts']!.entries['missed_2']!;
    for (const patch of [{ [`${entry}.if`]: list }, { [`${entry}.if`]: null }, { [entry]: bare }, { [entry]: { ...bare, if: list } }])
      expect(refusal(() => applyPatch(scenario, patch, 'policy'))).toContain('without the count of records of this step');
    expect(refusal(() => applyPatch(scenario, { [`${entry}.if`]: counted }, 'policy'))).toBe('');
    expect(refusal(() => applyPatch(scenario, { [`${entry}.ground`]: 'Another' }, 'policy'))).toBe('');
  });

  it('refuses to take the count away below the condition, unless no other step is left', () => {
    const scenario = load();
    const entry = 'lists.cuts.entries.missed';
    const list = { list: 'cuts' };
    for (const patch of [{ [`${entry}_3.if`]: list }, { [`${entry}.if`]: { not: list } }, { [`${entry}.if.not`]: list }])
      expect(refusal(() => applyPatch(scenario, patch, 'policy'))).toContain('without the count of records of this step');
    const trigger = [{ list: 'cuts', entry: 'missed' }];
    const off = Object.fromEntries(
      [2, 3].flatMap((n) => [
        [`${entry}_${n}`, null],
        [`measures.cut_${n}.trigger`, trigger],
      ]),
    );
    const alone = { ...off, [`${entry}.if`]: null, 'measures.cut.trigger': trigger };
    expect(refusal(() => applyPatch(scenario, alone, 'policy'))).toBe('');
  });

  it('refuses an arm or a date that lets two steps be in force at a time', () => {
    const scenario = load();
    const first = { list: 'cuts', entry: 'missed' };
    const others = ['missed_2', 'missed_3'].map((each) => ({ not: { list: 'cuts', entry: each } }));
    const { trigger: _own, ...bare } = scenario.measures['cut']!;
    for (const patch of [
      { 'measures.cut.trigger': [first] },
      { 'measures.cut.trigger.0': { all: [first, others[0]] } },
      { 'measures.cut.trigger.0.all.2': { who: {} } },
      { 'measures.cut': { ...bare, trigger: [first] } },
      { 'measures.cut.trigger': [first, { all: [first, ...others] }] },
    ]) {
      const said = refusal(() => applyPatch(scenario, patch, 'policy'));
      expect(said).toContain('found a trigger that no longer waits for the other steps of rises');
      expect(said).toContain('{not: {list: cuts, entry: missed_3}}');
    }
    const kept = [{ all: [{ who: {} }, first, { not: { entry: 'missed_2', list: 'cuts' } }, others[1]] }];
    expect(refusal(() => applyPatch(scenario, { 'measures.cut.trigger': kept }, 'policy'))).toBe('');
    expect(refusal(() => applyPatch(scenario, { 'measures.cut.trigger': [...kept, { who: {} }] }, 'policy'))).toBe('');
    expect(refusal(() => applyPatch(scenario, { 'measures.cut_3.trigger': [{ list: 'cuts' }] }, 'policy'))).toBe('');
  });
});
