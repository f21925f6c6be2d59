import type { LifeStep } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { folded } from './fold.js';
import { sideBySide } from './side-by-side.js';
import type { SharedStep } from './side-by-side.js';

const day = (n: number): string => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10);
const step = (n: number, text: string, stage: LifeStep['stage'] = 'score'): LifeStep => ({
  day: day(n),
  stage,
  text,
  rule: 'r',
  quantity: null,
});
const shared = (n: number, text: string, leads = false, arms = [0]): SharedStep => ({ arms: new Set(arms), step: step(n, text), leads });
/** One step a day: a score that falls, each in the same words. */
const daily = (count: number): SharedStep[] =>
  Array.from({ length: count }, (_, n) => shared(n, `-10 points; the score is ${990 - 10 * n}.`));
const told = (lines: ReturnType<typeof folded>): [string, string, number][] =>
  lines.map(({ first, last, count }) => [first.text, last.day, count]);

describe('the lines of a life', () => {
  it('are its steps where there are few, or where every step is asked for', () => {
    expect(folded(daily(40), false)).toHaveLength(40);
    expect(folded(daily(300), true)).toHaveLength(300);
  });

  it('are one line for many steps of one kind, with their number, the first and the last', () => {
    const [line, ...rest] = folded(daily(300), false);
    expect(rest).toEqual([]);
    expect(line).toMatchObject({ count: 300, first: { day: day(0), text: '-10 points; the score is 990.' }, last: { day: day(299) } });
  });

  it('tell apart steps of other arms, words, rules and quantities, and leave two of a kind alone', () => {
    const life = [...daily(50), shared(50, '-10 points; the score is 1.', false, [0, 1]), shared(51, 'Acts.'), shared(52, 'Acts.')];
    expect(told(folded(life, false))).toEqual([
      ['-10 points; the score is 990.', day(49), 50],
      ['-10 points; the score is 1.', day(50), 1],
      ['Acts.', day(51), 1],
      ['Acts.', day(52), 1],
    ]);
    const other = { ...life[50]!, arms: new Set([0]), step: { ...life[50]!.step, rule: 'other' } };
    expect(folded([...daily(50), other], false)).toHaveLength(2);
  });

  it('never hide what led to a sanction among steps of its kind', () => {
    const life = daily(300);
    life[123] = { ...life[123]!, leads: true };
    const lines = folded(life, false);
    expect(told(lines)).toEqual([
      ['-10 points; the score is 990.', day(299), 299],
      [life[123].step.text, day(123), 1],
    ]);
  });

  it('count what happens twice on one day twice, and say what is folded and how to see it', () => {
    const steps = Array.from({ length: 50 }, (_, n) => step(Math.floor(n / 2), 'Acts.'));
    const life = { letter: 'A', title: 'as_written', steps, sanctionDays: 0, withoutDeedDays: 0 };
    const twin = { ...life, letter: 'B', steps: steps.slice(0, 25) };
    const text = sideBySide([life], new Set(), false, 'none');
    expect(text).toContain('2020-01-01  A  score, 50 times, the last on 2020-01-25');
    expect(text.replace(/\s+/g, ' ')).toContain('1 line stands for 50 steps of one kind each. --all prints every step');
    const both = sideBySide([life, twin], new Set(), true, 'none');
    expect(both.match(/^\d{4}-\d\d-\d\d {2}AB/gm)).toHaveLength(25);
    expect(both.match(/^\d{4}-\d\d-\d\d {2}A\./gm)).toHaveLength(25);
    expect(both).not.toContain('stand');
  });

  it('leave alone a step that led to a sanction in any arm', () => {
    const [first, ...rest] = daily(60).map((one) => one.step);
    const led = { ...first! };
    const lives = [
      [first!, ...rest],
      [led, ...rest],
    ].map((steps, i) => ({
      letter: 'AB'[i]!,
      title: 'x',
      steps,
      sanctionDays: 0,
      withoutDeedDays: 0,
    }));
    expect(sideBySide(lives, new Set([led]), false, 'none')).toMatch(/^2020-01-01 {2}AB {2}score$/m);
    expect(sideBySide(lives, new Set(), false, 'none')).toMatch(/^2020-01-01 {2}AB {2}score, 60 times, the last on 2020-02-29$/m);
  });
});

describe('lives side by side', () => {
  it('say how many steps of a life are left out, and nothing where none is', () => {
    const life = { steps: [step(0, 'Acts.')], sanctionDays: 10, withoutDeedDays: 4 };
    const lives = [
      { ...life, letter: 'A', title: 'plan' },
      { ...life, letter: 'B', title: 'other', left: 3 },
    ];
    const lines = sideBySide(lives, new Set(), false, 'none').split('\n');
    expect(lines[0]).toMatch(/A {2}plan .*10 sanction-days, 4 of them without a deed$/);
    expect(lines[1]).toMatch(/B {2}other .*10 sanction-days, 4 of them without a deed; 3 of its steps left out$/);
  });
});
