import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadScenario } from './load-scenario.js';
import { applyPatch } from './patch.js';
import { InputError } from '../format/problem.js';
import { quantitiesOf, setQuantity } from './quantities.js';
import { parseRegister } from '../format/register.js';
import { canonicalJson } from '../format/canonical.js';

const FOLDER = new URL('../../../../test/bad-input/', import.meta.url);
const files = { read: (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8') };
const { scenario } = loadScenario('good.yaml', files, parseRegister(files.read('register.csv')));
const before = canonicalJson(scenario);
const half = { value: 0.5, unit: 'probability', assumed: 'example', range: [0.2, 0.8] };

const refused = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'nothing refused';
};

describe('a patch', () => {
  it('brings no second currency', () => {
    const takes = (unit: string) => ({ once: { value: 30, unit, assumed: 'example', range: [10, 50] } });
    const first = applyPatch(scenario, { 'measures.air_ban.takes': takes('yuan') }, 'policy');
    expect(refused(() => applyPatch(first, { 'measures.school_fees.takes': takes('yuan') }, 'policy'))).toBe('nothing refused');
    expect(refused(() => applyPatch(first, { 'measures.school_fees.takes': takes('pounds') }, 'policy'))).toContain('pounds, beside yuan');
  });

  it('sets values, optional values that are not there yet, and whole entries, old and new', () => {
    const patched = applyPatch(
      scenario,
      {
        'measures.school_fees.in_force': { from: '9999-12-31' },
        'measures.air_ban.in_force.to': '2016-06-30',
        'reviews.clerk.in_force.from': '2016-01-01',
        'ledgers.points.grades.1.from.value': 845,
        'lists.defaulters.entries.able.probability': half,
        'measures.hotels': { ...scenario.measures.air_ban!, title: 'No hotels', refuses: undefined },
      },
      'policy',
    );
    expect(patched.measures.school_fees!.in_force).toEqual({ from: '9999-12-31' });
    expect(patched.measures.air_ban!.in_force).toEqual({ from: '2015-01-01', source: 'E062', to: '2016-06-30' });
    expect(patched.reviews.clerk!.in_force).toEqual({ from: '2016-01-01' });
    expect(patched.ledgers.points!.grades[1]!.from!.value).toBe(845);
    expect(patched.measures.hotels!.title).toBe('No hotels');
    expect(canonicalJson(scenario)).toBe(before);
  });

  it('that is empty or sets what is there changes nothing', () => {
    expect(canonicalJson(applyPatch(scenario, {}, 'policy'))).toBe(before);
    expect(canonicalJson(applyPatch(scenario, { 'measures.air_ban': scenario.measures.air_ban }, 'policy'))).toBe(before);
  });

  it('that is null removes what is optional, and entries without days in force', () => {
    const patched = applyPatch(scenario, { 'lists.defaulters.appeal': null, 'lists.defaulters.entries.able': null }, 'policy');
    const { appeal, entries, ...rest } = scenario.lists.defaulters!;
    const { able, ...others } = entries;
    expect([appeal, able].every((one) => one !== undefined)).toBe(true);
    expect(patched.lists.defaulters).toEqual({ ...rest, entries: others });
    expect(canonicalJson(scenario)).toBe(before);
  });

  it('gives keys that are left out the value that they have in a file', () => {
    const { exit, ...list } = scenario.lists.defaulters!;
    expect(exit).not.toEqual({});
    expect(applyPatch(scenario, { 'lists.second': list }, 'policy').lists.second!.exit).toEqual({});
    expect(applyPatch(scenario, { 'lists.defaulters.exit': null }, 'policy').lists.defaulters!.exit).toEqual({});
  });

  it('gives the same whatever the order of its paths', () => {
    const patch = { 'measures.hotels': scenario.measures.air_ban, 'measures.hotels.title': 'Hotels', 'measures.air_ban.title': 'Air' };
    const turned = Object.fromEntries(Object.entries(patch).reverse());
    expect(canonicalJson(applyPatch(scenario, patch, 'policy'))).toBe(canonicalJson(applyPatch(scenario, turned, 'policy')));
  });

  it.each([
    ['streams.arrears.rate.value', 0.1, 'which belongs to the world'],
    ['population.age.adult.share.value', 0.1, 'which belongs to the world'],
    ['horizon.start', '2014-01-01', 'found "horizon.start"'],
    ['timeline', [], 'found "timeline"'],
    ['measures', {}, 'a whole section'],
    ['measures.airban.lasts', 'while', 'Did you mean "air_ban"?'],
    ['measures.new', 'while', 'there is no entry measures.new'],
    ['measures.air_ban.lasst', 'while', 'Did you mean "lasts"?'],
    ['ledgers.points.grades.9.from', half, 'there is no entry ledgers.points.grades.9'],
    ['measures.air_ban.title.deeper', 'x', 'nothing below this value'],
    ['measures.air_ban.lasts', 'forever', 'allowed: while, until_performed'],
    ['measures.air_ban.trigger', [{ list: 'nobody' }], 'which is not a list'],
    ['measures.constructor.lasts', 'while', 'the reserved word "constructor"'],
    ['measures.__proto__.polluted', { a: 1 }, 'the reserved word "__proto__"'],
    ['measures.air_ban.in_force', null, 'set measures.air_ban.in_force to { from: 9999-12-31 }'],
    ['measures.air_ban.in_force', null, `to switch it on, to its first day, such as { from: ${scenario.horizon.start} }`],
    ['lists.defaulters', null, 'set lists.defaulters.in_force to { from: 9999-12-31 }'],
    ['lists.defaulters.title', null, 'it cannot be left out'],
    ['lists.defaulters.resets', null, 'something that is there'],
    ['ledgers.points.grades.0', null, 'it cannot be left out'],
    ['lists.defaulters.nothing', null, 'there is no entry lists.defaulters.nothing'],
    ['lists.defaulters', {}, 'the key is required'],
  ])('of %s is refused', (path, value, says) => {
    expect(refused(() => applyPatch(scenario, { [path]: value }, 'policy'))).toContain(says);
    expect(canonicalJson(scenario)).toBe(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('of the world is taken where any layer may be patched, and checked whole', () => {
    expect(applyPatch(scenario, { 'streams.arrears.rate.value': 0.3 }, 'any').streams.arrears!.rate).toMatchObject({ value: 0.3 });
    expect(
      refused(() => applyPatch(scenario, { 'streams.arrears.ceiling': { value: 1, unit: 'per person-year', source: 'E131' } }, 'any')),
    ).toContain('above the ceiling');
    expect(refused(() => applyPatch(scenario, { 'population.age.adult.share.value': 60 }, 'any'))).toContain('add to 0.95');
  });
});

describe('quantities', () => {
  const all = quantitiesOf(scenario);

  it('come sorted by path with dimension and layer, without ceilings', () => {
    const paths = all.map((entry) => entry.path);
    expect(paths).toEqual([...paths].sort());
    expect(paths.filter((path) => path.endsWith('ceiling'))).toEqual([]);
    expect(all.find((entry) => entry.path === 'streams.judgment.duty.able.values.low')).toMatchObject({
      dimension: 'probability',
      role: 'world',
    });
    expect(all.find((entry) => entry.path === 'ledgers.points.grades.1.from')).toMatchObject({ dimension: 'points', role: 'policy' });
    expect(all.find((entry) => entry.path === 'population.household_size.one')).toMatchObject({ dimension: 'share', role: 'world' });
    expect(all.find((entry) => entry.path === 'responses.correction.effect')).toMatchObject({ dimension: 'rate' });
    expect(all.find((entry) => entry.path === 'responses.caution.effect')).toMatchObject({ dimension: 'factor' });
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('are found all: every map with value and unit, but for ceilings and the timeline', () => {
    const found = JSON.stringify({ ...scenario, timeline: [] }).match(/\{"value":/g)!.length;
    expect(all.length + Object.keys(scenario.streams).length).toBe(found);
  });

  it('can be set one by one, which changes that value only', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.double({ min: 0, max: 1, noNaN: true }), ({ path, quantity, dimension }, value) => {
        const next = setQuantity(scenario, path, value);
        const changed = quantitiesOf(next).filter((entry, i) => canonicalJson(entry.quantity) !== canonicalJson(all[i]!.quantity));
        const whole = dimension === 'points' || dimension === 'persons' || dimension === 'count';
        const expected = whole ? Math.round(value) : value;
        expect(changed.map((entry) => [entry.path, entry.quantity.value])).toEqual(expected === quantity.value ? [] : [[path, expected]]);
        expect(canonicalJson(scenario)).toBe(before);
      }),
    );
  });

  it.each([
    ['perception.aware', 1.5, 'at most 1'],
    ['perception.aware', -0.1, 'at least 0'],
    ['perception.aware', Number.NaN, 'a number'],
    ['perception.awar', 0.5, 'Did you mean "perception.aware"?'],
    ['streams.arrears', 0.5, 'the path of a quantity'],
    ['__proto__.x', 0.5, 'the path of a quantity'],
  ])('%s cannot be %d', (path, value, says) => {
    expect(refused(() => setQuantity(scenario, path, value))).toContain(says);
  });
});
