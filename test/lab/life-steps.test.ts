import { explainPerson } from '@glasshouse/model';
import { loadScenario } from 'glasshouse';
import { openLibrary } from 'glasshouse/node';
import { describe, expect, it } from 'vitest';
import { SENTENCES, VALUES } from '../../packages/lab/src/text/life-sentences.js';
import { stepIn } from '../../packages/lab/src/text/life-steps.js';
import { filesBelow, textOf } from '../structure/sources.js';

const library = openLibrary();
const told = (text: string, language: 'ru' | 'zh'): string =>
  stepIn(text, language)
    .map(({ text: part, own }) => (own ? `[${part}]` : part))
    .join('');

describe('a step of a life in other languages', () => {
  it.each([
    ['Enters the simulation.', 'Находится в вымышленном мире.', '存在于虚构的世界中。'],
    [
      'Entered on List of defaulters (Able and unwilling), until the duty is performed; cause: deed.',
      'Внесён в список: [List of defaulters] ([Able and unwilling]), пока обязанность не исполнена; причина: собственное нарушение.',
      '列入：[List of defaulters]（[Able and unwilling]），直到履行义务为止；原因：自身违规。',
    ],
    [
      'Entered on The list (Unpaid), until 2019-03-01 at the latest; cause: deed.',
      'Внесён в список: [The list] ([Unpaid]), до 2019-03-01; причина: собственное нарушение.',
      '列入：[The list]（[Unpaid]），至 2019-03-01；原因：自身违规。',
    ],
    [
      'Leaves The list (empty searches).',
      'Исключён из списка: [The list] (поиск имущества ничего не дал).',
      '移出：[The list]（查无财产）。',
    ],
    [
      'The term on The list starts again, until 2019-03-01.',
      'Срок в списке начинается заново: [The list], до 2019-03-01.',
      '名单期限重新计算：[The list]，至 2019-03-01。',
    ],
    [
      'A duty falls due (A debt), 200 yuan; the person cannot perform it.',
      'Наступает срок обязанности ([A debt])[, 200 yuan]; исполнить её невозможно.',
      '义务到期（[A debt]）[, 200 yuan]，无力履行。',
    ],
    [
      '-20 points on City points; the score is 980.',
      'Баллы: -20, счёт: [City points]; итог теперь 980.',
      '[City points]：-20 分；现为 980 分。',
    ],
    ['Moves to north.', 'Переезжает: [north].', '迁往：[north]。'],
  ])('says %s', (english, russian, chinese) => {
    expect(told(english, 'ru')).toBe(russian);
    expect(told(english, 'zh')).toBe(chinese);
    expect(stepIn(english, 'en')).toEqual([{ text: english, own: false }]);
  });

  it('covers every sentence that the model tells', () => {
    const sources = filesBelow('packages/model/src').filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const told = sources.flatMap((name) =>
      [...textOf(name).matchAll(/\b(?:tell|add)\(\s*w,\s*\w+,\s*\{\s*stage: '\w+',\s*text: (['`])([^\n]*?\.)\1[,\s]/g)].map(
        ([, , text]) => text!,
      ),
    );
    expect(told.length).toBeGreaterThan(25);
    // Of a choice of words, the first; whatever else is put in stands for words of the scenario.
    const written = told.map((text) => text.replace(/\$\{[^{}?]*\? '([^']*)'[^{}]*\}/g, '$1').replace(/\$\{[^{}]*\}/g, 'x'));
    const unsaid = written.filter((text) => /[a-z]{2}/.test(text) && stepIn(text, 'ru').every(({ own }) => own));
    // Whose words are chosen before the sentence is put together; the scenarios below tell them.
    const chosenBefore = [
      'Learns x of being on x.',
      'Has an opportunity (x) and x.',
      'A duty falls due (x)x; the person x.',
      'Refused (x), x.',
      'Is asked (x) and x.',
    ];
    expect(unsaid).toEqual(chosenBefore);
  });

  it('stays in English, marked as such, where no catalogue has it', () => {
    expect(stepIn('Does something new.', 'ru')).toEqual([{ text: 'Does something new.', own: true }]);
  });

  it('has the same braces in every language, and every listed value belongs to one', () => {
    const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!).sort();
    for (const { en, ru, zh } of SENTENCES) expect([slots(ru), slots(zh)], en).toEqual([slots(en), slots(en)]);
    const all = new Set(SENTENCES.flatMap(({ en }) => slots(en)));
    expect(Object.keys(VALUES).filter((slot) => !all.has(slot))).toEqual([]);
  });

  it.each(['unified', 'mutual-surety', 'rongcheng-2016', 'jobcentre-sanctions'])('is translated for every step that %s tells', (name) => {
    const { content: base } = loadScenario(`scenarios/${name}.yaml`, library);
    const steps = Array.from({ length: 16 }, (_, i) => {
      const options = { base, arms: [{ id: 'as_written', scenario: base }], persons: 1000, seed: 1, replicate: 0, person: `S-${i * 7}` };
      return explainPerson(options).arms[0]!.steps.map(({ text }) => text);
    }).flat();
    expect(steps.length).toBeGreaterThan(40);
    expect(steps.filter((text) => stepIn(text, 'ru').every(({ own }) => own))).toEqual([]);
    expect(steps.filter((text) => stepIn(text, 'zh').every(({ own }) => own))).toEqual([]);
  });
});
