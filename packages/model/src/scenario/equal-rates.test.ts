import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../format/canonical.js';
import { equalRates, groupPaths } from './equal-rates.js';
import { inTime } from './in-time.js';
import { compile } from '../plan/compile.js';
import { loadScenario } from './load-scenario.js';
import { parseRegister } from '../format/register.js';
import type { Scenario } from './schema.js';

const FOLDER = new URL('../../../../test/bad-input/', import.meta.url);
const files = { read: (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8') };
const { scenario: good } = loadScenario('good.yaml', files, parseRegister(files.read('register.csv')));
const group = good.groups.find((id) => good.population.attributes[id] !== undefined)!;
const categories = Object.keys(good.population.attributes[group]!.categories);
const number = (value: number) => ({ value, unit: 'per person-year', assumed: 'test', range: [0, 9] as [number, number] });
const [stream] = Object.keys(good.streams);

const unequal = (): Scenario => {
  const scenario = structuredClone(good);
  scenario.streams[stream!]!.rate = { by: group, values: Object.fromEntries(categories.map((c, i) => [c, number(i)])) };
  const [ledger] = Object.keys(scenario.ledgers);
  scenario.ledgers[ledger!]!.rules['born_so'] = {
    title: 'Points for what a person is',
    on: { who: { [group]: [categories[0]!] } },
    points: { value: -10, unit: 'points', assumed: 'test', range: [-10, -10] },
  };
  return scenario;
};

describe('equal rates', () => {
  it('leave a scenario that says nothing of groups as it is', () => {
    const blindTwice = equalRates(equalRates(good));
    expect(canonicalJson(blindTwice)).toBe(canonicalJson(equalRates(good)));
    const free = { ...good, groups: [] };
    expect(canonicalJson(equalRates(free))).toBe(canonicalJson(free));
  });

  it('replace a number by group with its mean over people', () => {
    const { rate } = equalRates(unequal()).streams[stream!]!;
    const shares = categories.map((c) => good.population.attributes[group]!.categories[c]!.share.value);
    const all = shares.reduce((a, b) => a + b, 0);
    const mean = shares.reduce((sum, share, i) => sum + (share / all) * i, 0);
    expect(rate && 'values' in rate ? Object.values(rate.values).map((q) => q.value) : []).toEqual(
      categories.map(() => expect.closeTo(mean, 12)),
    );
  });

  it('put rules for what a person is out of force', () => {
    const [ledger] = Object.keys(good.ledgers);
    expect(equalRates(unequal()).ledgers[ledger!]!.rules['born_so']!.in_force).toMatchObject({ from: '9999-12-31' });
  });

  describe('where a condition names a group, at any depth', () => {
    const who = { who: { [group]: [categories[0]!] } };
    const one = (value: number, unit: string) => ({ value, unit, assumed: 'test', range: [value, value] as [number, number] });
    const byGroup = (unit: string) => ({ by: group, values: Object.fromEntries(categories.map((c, i) => [c, one(i / 10, unit)])) });
    const asking = (): Scenario => {
      const scenario = structuredClone(good);
      const { clerk } = scenario.reviews;
      scenario.reviews['clerk'] = { ...clerk!, if: who };
      const { late, due } = scenario.ledgers['points']!.rules;
      scenario.ledgers['points']!.rules['late'] = { ...late!, if: { not: { all: [who, { list: 'defaulters' }] } } };
      scenario.ledgers['points']!.rules['due'] = { ...due!, cases: [{ if: who, points: one(-50, 'points') }] };
      const list = scenario.lists['defaulters']!;
      list.appeal!.if = { any: [who, { records: 'arrears' }] };
      list.entries['able'] = { ...list.entries['able']!, if: { all: [who, { records: 'arrears' }] } };
      const term = [{ if: who, term: one(900, 'days') }, { term: one(30, 'days') }];
      list.entries['low_grade'] = { ...list.entries['low_grade']!, term: term as never };
      scenario.measures['air_ban']!.trigger = [{ all: [{ list: 'defaulters' }, who] }];
      scenario.measures['school_fees']!.trigger.push({ all: [{ list: 'defaulters' }, { not: who }] });
      scenario.measures['school_fees']!.takes = { a_month: byGroup('currency units') };
      scenario.amounts['wage'] = { title: 'Wage', a_month: byGroup('currency units') };
      return scenario;
    };
    const equal = equalRates(asking());
    const runnable = (scenario: Scenario) => compile(scenario, [{ id: 'as_written', scenario }], { persons: 1000 });

    it('put reviews, rules, entries, appeals, cases and measures out of force', () => {
      expect(() => runnable(equal)).not.toThrow();
      expect(equal.reviews['clerk']!.in_force).toMatchObject({ from: '9999-12-31' });
      const { late, due } = equal.ledgers['points']!.rules;
      expect(late!.in_force).toMatchObject({ from: '9999-12-31' });
      expect(due!.in_force?.from).toBeUndefined();
      expect(due!.cases).toBeUndefined();
      const { appeal, entries } = equal.lists['defaulters']!;
      expect(appeal).toBeUndefined();
      expect(entries['able']!.probability).toMatchObject({ value: 0 });
      expect(entries['low_grade']!.term).toMatchObject({ value: 30 });
      expect(equal.measures['air_ban']!.in_force).toMatchObject({ from: '9999-12-31' });
      expect(equal.measures['school_fees']!.trigger).toEqual(good.measures['school_fees']!.trigger);
    });

    it('replace amounts of money by their mean', () => {
      for (const amount of [equal.measures['school_fees']!.takes!.a_month!, equal.amounts['wage']!.a_month])
        expect('values' in amount ? new Set(Object.values(amount.values).map(({ value }) => value.toFixed(9))).size : 0).toBe(1);
    });

    it('keep an entry for what a person is where a condition names it, and never make it', () => {
      const scenario = structuredClone(good);
      const entries = scenario.lists['defaulters']!.entries;
      entries['status'] = { ...entries['able']!, on: who, rate: one(1, 'per person-year'), term: one(30, 'days') };
      expect(equalRates(scenario).lists['defaulters']!.entries['status']).toBeUndefined();
      scenario.measures['air_ban']!.trigger = [{ any: [{ list: 'defaulters', entry: 'status' }, { records: 'arrears' }] }];
      const after = equalRates(scenario);
      expect(after.lists['defaulters']!.entries['status']!.probability).toMatchObject({ value: 0 });
      expect(() => runnable(after)).not.toThrow();
    });

    it('leave rules alone that ask for something else', () => {
      const other = structuredClone(good);
      other.reviews['clerk']!.if = { who: { migrant: ['local'] } };
      other.lists['defaulters']!.appeal!.if = { records: 'arrears' };
      const after = equalRates(other);
      expect(after.reviews).toEqual(other.reviews);
      expect(after.lists['defaulters']!.appeal).toEqual(other.lists['defaulters']!.appeal);
    });
  });

  describe('where a timeline sets something', () => {
    const who = { who: { [group]: [categories[0]!] } };
    const one = (value: number, unit: string) => ({ value, unit, assumed: 'test', range: [value, value] as [number, number] });
    const later = (set: Record<string, unknown>, change: (scenario: Scenario) => void = () => undefined) => {
      const scenario = structuredClone(good);
      change(scenario);
      scenario.timeline.push({ date: '2016-03-01', title: 'A change', assumed: 'test', set });
      const equal = equalRates(scenario);
      compile(equal, [{ id: 'as_written', scenario: equal }], { persons: 1000 });
      return { before: equal, after: inTime(equal).at(-1)!.scenario };
    };
    const born = (scenario: Scenario): void => {
      const { entries } = scenario.lists['defaulters']!;
      entries['born'] = {
        ground: 'Born',
        on: who,
        probability: one(0.5, 'probability'),
        rate: one(1, 'per person-year'),
        term: one(30, 'days'),
      };
    };

    it('take the mean of its numbers by group and put its rules for a group out of force', () => {
      const monthly = { by: group, values: Object.fromEntries(categories.map((c, i) => [c, one(i * 10, 'currency units')])) };
      const { before, after } = later({ 'measures.school_fees.takes': { a_month: monthly }, 'ledgers.points.rules.late.if': who });
      const amount = after.measures['school_fees']!.takes!.a_month!;
      expect('values' in amount ? new Set(Object.values(amount.values).map(({ value }) => value)).size : 0).toBe(1);
      expect(after.ledgers['points']!.rules['late']!.in_force).toMatchObject({ from: '9999-12-31' });
      expect(before.ledgers).toEqual(good.ledgers);
    });

    it('leave out of force what it would switch on for a group', () => {
      const { after } = later({ 'measures.school_fees.in_force': { from: '2016-03-01' } }, (scenario) => {
        scenario.measures['school_fees']!.trigger = [who];
      });
      expect(after.measures['school_fees']!.in_force).toMatchObject({ from: '9999-12-31' });
    });

    it('run where it changes or removes what equal rates left out', () => {
      const delay = { 'lists.defaulters.appeal.delay': one(20, 'days') };
      const asks = later(delay, (scenario) => (scenario.lists['defaulters']!.appeal!.if = who));
      expect(asks.after.lists['defaulters']!.appeal).toBeUndefined();
      const likelier = later({ 'lists.defaulters.entries.born.probability': one(0.9, 'probability') }, born);
      expect(likelier.after.lists['defaulters']!.entries['born']).toBeUndefined();
      expect(later({ 'lists.defaulters.entries.born': null }, born).after.lists).toEqual(good.lists);
    });

    it('find the place of a list that a path counts in what was written', () => {
      const { after } = later({ 'ledgers.points.rules.due.cases.1.points': one(-70, 'points') }, (scenario) => {
        const { due } = scenario.ledgers['points']!.rules;
        const cases = [
          { if: who, points: one(-50, 'points') },
          { if: { records: 'arrears' }, points: one(-40, 'points') },
        ];
        scenario.ledgers['points']!.rules['due'] = { ...due!, cases };
      });
      expect(after.ledgers['points']!.rules['due']!.cases).toEqual([{ if: { records: 'arrears' }, points: one(-70, 'points') }]);
    });

    it('bring back by no default what they left out', () => {
      const { after } = later({ 'lists.defaulters.title': 'Defaulters' }, (scenario) => {
        scenario.lists['defaulters']!.who = who.who;
        scenario.defaults = { lists: { who: who.who } } as never;
      });
      expect(after.lists['defaulters']!.title).toBe('Defaulters');
      expect(after.lists['defaulters']!.who).toBeUndefined();
    });

    it('leave a timeline as it is that reaches nothing of a group', () => {
      const scenario = unequal();
      expect(equalRates(scenario).timeline).toBe(scenario.timeline);
    });
  });

  it('are told apart from what is put in, by path', () => {
    const paths = groupPaths(unequal(), [group]);
    expect(paths).toContain(`streams.${stream}.rate`);
    expect(paths.some((path) => path.endsWith('rules.born_so.on.who'))).toBe(true);
    expect(groupPaths(equalRates(unequal()), [group]).filter((path) => path.startsWith('streams'))).toEqual([]);
  });
});
