import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { InputError, windowIn } from '@glasshouse/model';
import type { Indicator, Window } from '@glasshouse/model';
import { countersOf, matches } from '../src/outcomes/globs.js';
import { bindIndicator, sampleOf } from '../src/outcomes/indicator.js';
import { marginsOf } from '../src/outcomes/harm.js';
import { FAKE_COUNTERS, fakeEngine, fakeScenario, roundsOf } from './fake.js';

describe('counter patterns', () => {
  it.each([
    ['a.b', 'a.b', true],
    ['a.b', 'a.bc', false],
    ['a.*', 'a.b.c', true],
    ['a.*', 'b.a.c', false],
    ['*.c', 'a.b.c', true],
    ['a.*.c', 'a.c', false],
    ['a.*.c', 'a.b.c', true],
    ['a*a', 'a', false],
    ['*', '', true],
    ['a*b*c', 'aXbYc', true],
    ['a*bb*b', 'abb', false],
    ['first.listed.*', 'first.listed.court', true],
  ])('%s on %s: %s', (pattern, id, expected) => expect(matches(pattern, id)).toBe(expected));
  it('agrees with a regular expression', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 6 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
    fc.assert(
      fc.property(pattern, word, (p, w) => matches(p, w) === new RegExp(`^${p.replace(/\./g, '\\.').replace(/\*+/g, '.*')}$`).test(w)),
    );
  });
  it('counts a counter once', () => expect(countersOf(['a*', '*b'], ['ab', 'b', 'c'])).toEqual([0, 1]));
});

describe('windows', () => {
  const rounds = roundsOf('2013-10-15', '2014-12-31');
  const window = (from?: string, to?: string) => {
    const read = windowIn(rounds, from, to);
    return 'window' in read ? read.window : read.todo;
  };
  it('covers the horizon by default', () => expect(window()).toEqual({ first: 0, last: 14, days: 443 }));
  it('takes whole rounds, and the days that it names', () => {
    expect(window('2014-01-01', '2014-12-31')).toEqual({ first: 3, last: 14, days: 365 });
    expect(window(undefined, '2013-10-31')).toEqual({ first: 0, last: 0, days: 17 });
    expect(window('2013-10-15', '2013-10-31')).toEqual({ first: 0, last: 0, days: 17 });
  });
  it.each([
    ['2014-02-10', '2014-02-10', '2014-02-01 to 2014-02-28'],
    ['2014-01-20', '2014-02-01', '2014-02-01 to 2014-02-28'],
    ['2013-10-01', '2013-12-31', '2013-10-15 to 2013-12-31'],
    ['2014-06-01', '2015-06-30', '2014-06-01 to 2014-12-31'],
    ['2016-01-01', undefined, '2014-12-01 to 2014-12-31'],
    ['2014-06-01', '2014-03-31', '2014-06-01 to 2014-06-30'],
  ])('refuses %s to %s and names %s', (from, to, nearest) => expect(window(from, to)).toBe(`The nearest window is ${nearest}.`));
  it('splits without loss', () => {
    const all = window() as Window;
    const a = window(undefined, '2014-03-31') as Window;
    const b = window('2014-04-01') as Window;
    expect(a.days + b.days).toBe(all.days);
    expect(b.first).toBe(a.last + 1);
  });
});

describe('indicators', () => {
  const base = fakeScenario();
  const plan = fakeEngine.compile(base, [{ id: 'as_written', scenario: base }], { persons: 1000 });
  const result = fakeEngine.runExperiment(plan, { seed: 1, replicate: 0, runId: 'r', experiment: 'court', point: 0 });
  const read = (part: Partial<Indicator>) => {
    const indicator = {
      id: 'i',
      title: 'i',
      unit: 'u',
      of: ['stream.loan.acts'],
      over: 'none',
      per: 1,
      take: 'sum',
      scaled: false,
      harm: false,
      definition: 'd',
      ...part,
    } as Indicator;
    return sampleOf(
      bindIndicator(indicator, 'w', { definitions: FAKE_COUNTERS, rounds: plan.rounds, groups: plan.groups, indicators: [indicator] }),
      result,
      0,
      FAKE_COUNTERS,
    );
  };
  it('sums flows over the window', () => {
    expect(read({})).toEqual({ above: 3000, below: 1 });
    expect(read({ from: '2014-01-01', to: '2014-03-31' }).above).toBe(600);
  });
  it('reads stocks at the end of the window, flows up to it', () => {
    expect(read({ of: ['list.court.persons'], to: '2013-12-31' }).above).toBe(30);
    expect(read({ take: 'at_end', from: '2014-03-01', to: '2014-03-31' }).above).toBe(1200);
  });
  it('divides by mean people present, people at the end, or counters', () => {
    expect(read({ over: 'persons' })).toEqual({ above: 3000, below: 1000 });
    expect(read({ over: 'persons', take: 'at_end' }).below).toBe(1000);
    expect(read({ over: ['stream.loan.opp*'] })).toEqual({ above: 3000, below: 15000 });
  });
  it('reads a period against an earlier one', () => {
    const period = { over: ['stream.loan.opp*'], from: '2014-03-01', to: '2014-03-31' };
    const against = (read: 'times' | 'fewer' | 'more') => ({ from: '2014-01-01', to: '2014-02-28', read });
    expect(read({ ...period, against: against('times') })).toEqual({ above: 400, below: 400 });
    expect(read({ ...period, against: against('fewer') })).toEqual({ above: 0, below: 1 });
    expect(read({ ...period, against: against('more') })).toEqual({ above: 0, below: 1 });
    expect(() => read({ against: against('times') })).toThrow(InputError);
    expect(() => read({ ...period, from: '2014-02-01', against: against('times') })).toThrow(InputError);
  });
  it('refuses what names nothing', () => {
    expect(() => read({ of: ['stream.nobody.*'] })).toThrow(InputError);
    expect(() => read({ from: '2020-01-01' })).toThrow(InputError);
  });
});

describe('margins', () => {
  it('splits cells by each attribute, the last changing fastest', () => {
    const margins = marginsOf([
      { id: 'rural', categories: ['no', 'yes'] },
      { id: 'income', categories: ['high', 'low', 'middle'] },
    ]);
    expect(margins.map((m) => [m.category, m.cells.join('')])).toEqual([
      ['all', '012345'],
      ['no', '012'],
      ['yes', '345'],
      ['high', '03'],
      ['low', '14'],
      ['middle', '25'],
    ]);
  });
  it('has one cell without groups', () => expect(marginsOf([])).toEqual([{ group: 'all', category: 'all', cells: [0] }]));
});
