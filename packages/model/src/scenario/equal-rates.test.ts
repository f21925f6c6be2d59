import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../format/canonical.js';
import { equalRates, groupPaths, saysOfGroup } from './equal-rates.js';
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

  it('do not reach what a timeline sets, which is told', () => {
    const who = { [group]: [categories[0]!] };
    expect(saysOfGroup('reviews.clerk.if', { not: { who } }, [group])).toBe(true);
    expect(saysOfGroup('ledgers.points.who', who, [group])).toBe(true);
    expect(saysOfGroup('ledgers.points.start', { by: group, values: { a: number(1), b: number(2) } }, [group])).toBe(true);
    expect(saysOfGroup('reviews.clerk.if', { who }, ['other'])).toBe(false);
    expect(saysOfGroup('measures.air_ban.in_force.to', '2015-09-01', [group])).toBe(false);
  });

  it('are told apart from what is put in, by path', () => {
    const paths = groupPaths(unequal(), [group]);
    expect(paths).toContain(`streams.${stream}.rate`);
    expect(paths.some((path) => path.endsWith('rules.born_so.on.who'))).toBe(true);
    expect(groupPaths(equalRates(unequal()), [group]).filter((path) => path.startsWith('streams'))).toEqual([]);
  });
});
