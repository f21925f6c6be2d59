import type { Estimate } from '@glasshouse/scenario';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { noCase, overText, px, rangeText, simulated } from '../text/numbers.js';
import { box, cut, figure, hatching, line, lozenge, tickNames, words, WIDTH } from './frame.js';
import { linear } from './scale.js';
import type { Scale } from './scale.js';

export interface BarRow {
  label: string;
  estimate: Estimate;
}

export interface RangeBarsInput {
  id: string;
  title: string;
  unit: string;
  rows: BarRow[];
  harm: boolean;
  caption: Part;
  /** Wording of a row's range; `rangeText` if absent. */
  say?(estimate: Estimate): string;
}

const ROW = 40;
const LEFT = 8;
const RIGHT = WIDTH - 12;

/** One row: name and range in words above, the bar with middle and dice below. */
function row(input: BarRow, said: string, top: number, scale: Scale, harm: boolean, hatch: string): Html {
  const { estimate } = input;
  const value = estimate.over === 'dice only' && estimate.upperBound === null && !noCase(estimate) ? `${said}, dice only` : said;
  const middle = top + 25;
  const bar = harm ? 'bar harm' : 'bar';
  const head = [words(LEFT, top + 13, cut(input.label, RIGHT - LEFT - value.length * 7 - 12)), words(RIGHT, top + 13, value, { anchor: 'end', kind: 'value' })];
  if (noCase(estimate)) return html`${head}`;
  if (estimate.upperBound !== null) {
    const end = scale.at(estimate.upperBound);
    return html`${head}<rect x="${px(scale.at(0))}" y="${px(middle - 5)}" width="${px(Math.max(1, end - scale.at(0)))}" height="10" fill="url(#${hatch})" class="bound"/>`;
  }
  const whole = estimate.over === 'dice only' ? null : box(scale.at(estimate.low), middle - 6, Math.max(1.5, scale.at(estimate.high) - scale.at(estimate.low)), 12, bar);
  const dice = estimate.dice
    ? [
        line(scale.at(estimate.dice[0]), middle, scale.at(estimate.dice[1]), middle, 'dice'),
        line(scale.at(estimate.dice[0]), middle - 3, scale.at(estimate.dice[0]), middle + 3, 'dice'),
        line(scale.at(estimate.dice[1]), middle - 3, scale.at(estimate.dice[1]), middle + 3, 'dice'),
      ]
    : null;
  return html`${head}${whole}${dice}${lozenge(scale.at(estimate.middle), middle, 4, 'middle')}`;
}

/** Ranges over assumptions as bars, dice noise as a thin mark on them, one row for each arm or category. */
export function rangeBars(input: RangeBarsInput): Html {
  const say = input.say ?? rangeText;
  const values = input.rows.flatMap(({ estimate: e }) => [e.low, e.high, e.middle, e.upperBound ?? 0, ...(e.dice ?? [])]);
  const scale = linear(values, LEFT, RIGHT);
  const bottom = input.rows.length * ROW + 6;
  const hatch = `${input.id}-hatch`;
  const description = input.rows
    .map(({ label, estimate }) => `${label}: ${say(estimate)}${estimate.upperBound === null && !noCase(estimate) ? `, middle ${simulated(estimate.middle)}` : ''}; ${overText(estimate)}`)
    .join('. ');
  return figure({
    id: input.id,
    kind: 'synthetic',
    title: `${input.title} (${input.unit})`,
    description: `${description}.`,
    caption: input.caption,
    height: bottom + 34,
    body: html`${input.rows.some(({ estimate }) => estimate.upperBound !== null) ? hatching(hatch) : null}
${scale.ticks.map((tick) => line(scale.at(tick), 0, scale.at(tick), bottom, tick === 0 ? 'zero' : 'grid'))}
${input.rows.map((one, index) => row(one, say(one.estimate), index * ROW + 2, scale, input.harm, hatch))}
${tickNames(scale, bottom + 14, simulated)}
${words(RIGHT, bottom + 29, cut(input.unit, RIGHT - LEFT), { anchor: 'end', kind: 'note' })}`,
  });
}
