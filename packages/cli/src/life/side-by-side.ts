import type { LifeStep } from '@glasshouse/model';
import { withMinus } from '@glasshouse/report';
import { plainNumber } from '@glasshouse/study';
import { columns, wrap } from '../io/terminal.js';
import { folded } from './fold.js';
import type { Line } from './fold.js';

/** One life in one arm, as run or without a rule, and the letter that stands for it. */
export interface Life {
  letter: string;
  title: string;
  steps: readonly LifeStep[];
  sanctionDays: number;
  withoutDeedDays: number;
  /** Steps of the life that are left out, where any are. */
  left?: number;
}

/** One step with every arm in which it happened. */
export interface SharedStep {
  arms: ReadonlySet<number>;
  step: LifeStep;
  /** In some arm it is a measure that begins, or among what brought one about. */
  leads: boolean;
}

function sharedSteps(lives: readonly Life[], leading: ReadonlySet<LifeStep>): SharedStep[] {
  const found = new Map<string, { arms: Set<number>; step: LifeStep; leads: boolean }>();
  for (const [arm, { steps }] of lives.entries()) {
    for (const step of steps) {
      // What happens twice on one day is two steps: the second finds the arm in the first.
      const what = JSON.stringify(step);
      let nth = 0;
      while (found.get(`${nth} ${what}`)?.arms.has(arm)) nth++;
      const key = `${nth} ${what}`;
      const shared = found.get(key) ?? { arms: new Set(), step, leads: false };
      shared.arms.add(arm);
      shared.leads ||= leading.has(step);
      found.set(key, shared);
    }
  }
  return [...found.values()].sort((a, b) => (a.step.day < b.step.day ? -1 : a.step.day > b.step.day ? 1 : 0));
}

function ground(step: LifeStep): string {
  const { quantity, rule } = step;
  const drawn = quantity?.unit === 'probability' ? 'drawn with ' : '';
  const number = quantity === null ? '' : `${drawn}${quantity.path} = ${quantity.value} ${quantity.unit} (${quantity.source ?? 'assumed'})`;
  return [rule ?? '', number].filter((text) => text !== '').join('; ');
}

function told({ first, last, count, arms }: Line, lives: readonly Life[]): string[] {
  const marks = lives.map(({ letter }, i) => (arms.has(i) ? letter : '.')).join('');
  const times = count === 1 ? '' : `, ${count} times, the last on ${last.day}`;
  const lines = [`${first.day}  ${marks}  ${first.stage}${times}`, wrap(withMinus(first.text), '    ')];
  if (last.text !== first.text) lines.push(wrap(`The last: ${withMinus(last.text)}`, '    '));
  const why = ground(first);
  if (why !== '') lines.push(wrap(why, '      '));
  return lines;
}

/**
 * The lives of one person, side by side: a line a step, with a letter for each arm in which it happened. `leading`: steps that stay lines of their own.
 * `whole`: every step does. `none`: said where there is no step.
 */
export function sideBySide(lives: readonly Life[], leading: ReadonlySet<LifeStep>, whole: boolean, none: string): string {
  const named = lives.map(({ letter, title, sanctionDays, withoutDeedDays, left }) => [
    `  ${letter}`,
    title,
    `${plainNumber(sanctionDays, 2)} sanction-days, ${plainNumber(withoutDeedDays, 2)} of them without a deed${left === undefined ? '' : `; ${left} of its steps left out`}`,
  ]);
  const shared = sharedSteps(lives, leading);
  const lines = folded(shared, whole);
  const text = [columns(named), ''];
  if (lines.length === 0) text.push(none);
  for (const line of lines) text.push(...told(line, lives));
  const repeated = lines.filter(({ count }) => count > 1);
  if (repeated.length > 0) {
    const steps = repeated.reduce((sum, { count }) => sum + count, 0);
    const stand = repeated.length === 1 ? '1 line stands' : `${repeated.length} lines stand`;
    text.push('', wrap(`${stand} for ${steps} steps of one kind each. --all prints every step; --rule prints every step of one rule.`, ''));
  }
  return text.join('\n');
}
