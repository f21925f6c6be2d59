import type { IndicatorResult } from '@glasshouse/scenario';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { px, rangeText, setting, simulated } from '../text/numbers.js';
import { cut, figure, line, lozenge, words, WIDTH } from './frame.js';
import { linear } from './scale.js';

type Sweep = IndicatorResult['sweep'][number];

const COLUMNS = 2;
const GAP = 14;
const LEFT = 44;
const PANEL = (WIDTH - LEFT - GAP - 8) / COLUMNS;
const HEIGHT = 96;
const STEP = HEIGHT + 46;

/** One small panel for each arm on one common scale: the middle as a line, the range over assumptions as upright bars. */
export function sweepFigure(input: { id: string; title: string; unit: string; sweep: Sweep; armTitle(arm: string): string; caption: Part }): Html {
  const { sweep } = input;
  const arms = sweep.values[0]?.arms.map(({ arm }) => arm) ?? [];
  const estimateOf = (arm: string, index: number) => sweep.values[index]?.arms.find((one) => one.arm === arm)?.estimate;
  const scale = linear(
    sweep.values.flatMap(({ arms: all }) => all.flatMap(({ estimate }) => [estimate.low, estimate.high, estimate.upperBound ?? 0])),
    HEIGHT,
    0,
    4,
  );
  const panels = arms.map((arm, index) => {
    const left = LEFT + (index % COLUMNS) * (PANEL + GAP);
    const top = 22 + Math.floor(index / COLUMNS) * STEP;
    const x = (k: number): number => left + 14 + (sweep.values.length > 1 ? (k / (sweep.values.length - 1)) * (PANEL - 28) : (PANEL - 28) / 2);
    const middles = sweep.values.flatMap((_, k) => {
      const estimate = estimateOf(arm, k);
      return estimate ? [`${px(x(k))} ${px(top + scale.at(estimate.upperBound === null ? estimate.middle : 0))}`] : [];
    });
    return html`${words(left, top - 8, cut(input.armTitle(arm), PANEL))}
${scale.ticks.map((tick) => html`${line(left, top + scale.at(tick), left + PANEL, top + scale.at(tick), tick === 0 ? 'zero' : 'grid')}${
      index % COLUMNS === 0 ? words(left - 5, top + scale.at(tick) + 4, simulated(tick), { anchor: 'end', kind: 'tick' }) : null
    }`)}
<path d="M${middles.join('L')}" class="series s0"/>
${sweep.values.map(({ value }, k) => {
  const estimate = estimateOf(arm, k);
  if (!estimate) return null;
  const [low, high] = estimate.upperBound === null ? [estimate.low, estimate.high] : [0, estimate.upperBound];
  return html`${line(x(k), top + scale.at(low), x(k), top + scale.at(high), 'whisker')}${lozenge(x(k), top + scale.at(estimate.upperBound === null ? estimate.middle : 0), 3.5, 'middle')}${words(x(k), top + HEIGHT + 14, setting(value), { anchor: 'middle', kind: 'tick' })}`;
})}`;
  });
  const description = sweep.values
    .map(({ value, arms: all }) => `At ${setting(value)}: ${all.map(({ arm, estimate }) => `${input.armTitle(arm)} ${rangeText(estimate)}`).join('; ')}`)
    .join('. ');
  return figure({
    id: input.id,
    kind: 'synthetic',
    title: `${input.title} (${input.unit}) for each value of ${sweep.path}`,
    description: `${description}.`,
    caption: input.caption,
    height: 22 + Math.ceil(arms.length / COLUMNS) * STEP - 4,
    body: html`${panels}${words(WIDTH - 8, 22 + Math.ceil(arms.length / COLUMNS) * STEP - 12, cut(`across: ${sweep.path}`, WIDTH - 20), { anchor: 'end', kind: 'note' })}`,
  });
}
