import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../format/canonical.js';
import { equalRates, groupPaths } from './equal-rates.js';
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

  it('are told apart from what is put in, by path', () => {
    const paths = groupPaths(unequal(), [group]);
    expect(paths).toContain(`streams.${stream}.rate`);
    expect(paths.some((path) => path.endsWith('rules.born_so.on.who'))).toBe(true);
    expect(groupPaths(equalRates(unequal()), [group]).filter((path) => path.startsWith('streams'))).toEqual([]);
  });
});
