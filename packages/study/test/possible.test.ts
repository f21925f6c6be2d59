import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadStudy, parseRegister } from '@glasshouse/model';
import type { Measure } from '@glasshouse/model';
import { areOne, isImpossible } from '../src/outcomes/possible.js';
import { prepareStudy } from '../src/index.js';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const register = parseRegister(read('evidence/register.csv'));
const loaded = loadStudy('studies/the-article.yaml', { read }, register);
const { frames } = prepareStudy(loaded, { size: 'reduced', seed: 1, engineHash: 'x', register });
const payment = frames.find((frame) => frame.planned.experiment.id === 'payment')!;
const indicator = (id: string) => payment.indicators.find((one) => one.indicator.id === id)!;
const place = (id: string): number => {
  const at = payment.definitions.findIndex((one) => one.id === id);
  if (at < 0) throw new Error(`no counter ${id}`);
  return at;
};
const { scenario } = payment.planned.inputs.arms[0]!;

/** The first arm with one sanction of the given triggers, while the list is out of force. */
const sanctioned = (trigger: Measure['trigger'], lasts: Measure['lasts'] = 'while') => {
  const [sanction] = Object.values(scenario.measures).filter(({ kind }) => kind === 'sanction');
  const lists = { ...scenario.lists, defaulters: { ...scenario.lists['defaulters']!, in_force: { from: '9999-12-31' } } };
  const arm = { ...payment.planned.inputs.arms[0]!, scenario: { ...scenario, lists, measures: { one: { ...sanction!, trigger, lasts } } } };
  const planned = { ...payment.planned, inputs: { ...payment.planned.inputs, arms: [arm] } };
  return isImpossible({ ...payment, planned }, { ...indicator('unable_share'), of: [place('harm.sanction_days')] }, 0);
};

describe('zero by construction', () => {
  it('is a count of entries on a list that is never in force', () => {
    expect(isImpossible(payment, indicator('unable_share'), 1)).toBe(true);
    expect(isImpossible(payment, indicator('unable_share'), 0)).toBe(false);
  });
  it('is no count of payments, which people make without the list', () =>
    expect(isImpossible(payment, indicator('paid_open'), 1)).toBe(false));
  it('is every count of a sanction whose lists are never in force, and of people ever listed', () => {
    const of = (...ids: string[]) => ({ ...indicator('unable_share'), of: ids.map(place) });
    for (const id of ['harm.sanction_days', 'first.sanctioned', 'first.listed.defaulters']) {
      expect([id, isImpossible(payment, of(id), 1)]).toEqual([id, true]);
      expect([id, isImpossible(payment, of(id), 0)]).toEqual([id, false]);
    }
  });
  it.each<[string, Measure['trigger'], boolean]>([
    ['the list', [{ list: 'defaulters' }], true],
    ['a ground of the list', [{ list: 'defaulters', entry: 'judgment' }], true],
    ['the list and something else', [{ all: [{ list: 'defaulters' }, { records: 'arrears' }] }], true],
    ['the list or itself', [{ any: [{ list: 'defaulters' }, { list: 'defaulters' }] }], true],
    ['the list or something else', [{ any: [{ list: 'defaulters' }, { records: 'arrears' }] }], false],
    ['the list, or something else as a trigger of its own', [{ list: 'defaulters' }, { records: 'arrears' }], false],
    ['not being on the list', [{ not: { list: 'defaulters' } }], false],
    ['a firm', [{ enterprise: 'violations' }], false],
    ['what a person is', [{ who: { place: ['city'] } }], false],
  ])('of a sanction by %s is known: %#', (_, trigger, impossible) => expect(sanctioned(trigger)).toBe(impossible));

  it('is a difference between an arm and itself, and none between arms that differ', () => {
    expect(areOne(payment, 0, 0)).toBe(true);
    expect(areOne(payment, 0, 1)).toBe(false);
  });
});
