import { describe, expect, it } from 'vitest';
import { changeWords, sentence } from '../../packages/lab/src/page/words.js';
import { chinese } from '../../packages/lab/src/text/chinese.js';
import { english } from '../../packages/lab/src/text/english.js';
import type { Texts } from '../../packages/lab/src/text/english.js';
import { russian } from '../../packages/lab/src/text/russian.js';
import type { OpenScenario } from '../../packages/lab/src/worker/messages.js';

describe('a text as a sentence', () => {
  it.each([
    ['English', english, 'delay: 14 days becomes 23 days', 'delay: 14 days becomes 23 days.'],
    ['Russian', russian, 'delay: было 14 дн., станет 23 дн.', 'delay: было 14 дн., станет 23 дн.'],
    ['Chinese', chinese, 'delay：由 14 天 改为 23 天', 'delay：由 14 天 改为 23 天。'],
  ])('ends with one full stop in %s', (_, texts, text, ended) => expect(sentence(text, texts)).toBe(ended));
});

describe('a change of when a rule is in force', () => {
  const scenario = {
    start: '2013-10-01',
    end: '2024-12-31',
    switches: [{ path: 'lists.defaulters.in_force', section: 'lists', of: 'Defaulters', off: true }],
    numbers: [
      { path: 'audits.inspection.chance', section: 'audits', of: 'Inspection', value: 1, unit: 'probability', source: null, why: null },
    ],
  } as unknown as OpenScenario;
  const words = (path: string, value: unknown, texts: Texts = english): string => changeWords(scenario, { path, value }, texts);
  const list = 'lists.defaulters.in_force';

  it.each([
    [english, 'Inspection: chance: 1 becomes 0.5 probability'],
    [russian, 'Inspection: chance: было 1, станет 0,5 (вероятность)'],
    [chinese, 'Inspection: chance：由 1 改为 0.5（概率）'],
  ])('has its unit once where both numbers have it: %#', (texts, said) =>
    expect(words('audits.inspection.chance', { value: 0.5, unit: 'probability' }, texts)).toBe(said),
  );

  it('has the unit of each number where they differ', () =>
    expect(words('audits.inspection.chance', { value: 50, unit: 'percent' })).toBe('Inspection: chance: 1 probability becomes 50 percent'));

  it.each([
    [{ from: '9999-12-31' }, 'Defaulters: out of force'],
    [{ from: '9999-12-30', to: '9999-12-31' }, 'Defaulters: out of force'],
    [{ to: '2013-09-30' }, 'Defaulters: out of force'],
    [{ from: '2013-10-01' }, 'Defaulters: in force throughout'],
    [{ from: '2016-05-01' }, 'Defaulters: in force from 2016-05-01'],
    [{ to: '2020-12-31' }, 'Defaulters: in force to 2020-12-31'],
    [{ from: '2016-05-01', to: '2020-12-31' }, 'Defaulters: in force from 2016-05-01 to 2020-12-31'],
  ])('%j is said in words', (value, said) => expect(words(list, { ...value, assumed: 'Comparison' })).toBe(said));

  it('is said in the language of the page', () => {
    const dated = { from: '2016-05-01', to: '2020-12-31' };
    const always = { from: '2013-10-01' };
    expect([words(list, dated, russian), words(list, always, russian)]).toEqual([
      'Defaulters: действует с 2016-05-01 по 2020-12-31',
      'Defaulters: действует всё время',
    ]);
    expect([words(list, dated, chinese), words(list, always, chinese)]).toEqual([
      'Defaulters：自 2016-05-01 起至 2020-12-31 止生效',
      'Defaulters：始终生效',
    ]);
  });

  it('names a rule without a switch by the title that its numbers have', () =>
    expect(words('audits.inspection.in_force', { from: '9999-12-31', assumed: 'Comparison' })).toBe('Inspection: out of force'));
});
