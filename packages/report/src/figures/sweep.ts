import type { IndicatorResult } from '@glasshouse/model';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { noCase, px, rangeText, setting, shownOf, simulated } from '../text/numbers.js';
import { armColour } from './arm-marks.js';
import { figure, label, line, diamond, words, WIDTH } from './frame.js';
import { cut, labels, LINE } from './labels.js';
import { linear } from './scale.js';

type Sweep = IndicatorResult['sweep'][number];

const GAP = 14;
const HEIGHT = 96;
/** Room above a panel for one line of its name, and below it for the values. */
const TOP = 20;
const BELOW = 38;

/** One small panel for each arm on one common scale: the middle as a line, the range over assumptions as upright bars. */
export function sweepFigure(input: {
  id: string;
  title: string;
  unit: string;
  /** Name of the swept input. */
  input: string;
  sweep: Sweep;
  armTitle(arm: string): string;
  /** Position of an arm in its experiment. */
  placeOf(arm: string): number;
  caption: Part;
}): Html {
  const { sweep } = input;
  const arms = sweep.values[0]?.arms.map(({ arm }) => arm) ?? [];
  /** What is drawn of an arm at a value: nothing where there was no case. */
  const estimateOf = (arm: string, index: number) => {
    const estimate = sweep.values[index]?.arms.find((one) => one.arm === arm)?.estimate;
    return estimate && !noCase(estimate) ? estimate : undefined;
  };
  const scale = linear(
    sweep.values.flatMap((_, index) =>
      arms.flatMap((arm) => estimateOf(arm, index) ?? []).flatMap((estimate) => [estimate.low, estimate.high, estimate.upperBound ?? 0]),
    ),
    HEIGHT,
    0,
    4,
  );
  const columns = Math.min(2, arms.length);
  const from = Math.max(...scale.ticks.map((tick) => simulated(tick).length)) * 8 + 6;
  const panel = (WIDTH - from - GAP * (columns - 1) - 8) / columns;
  const names = labels(arms.map(input.armTitle), panel);
  const above = TOP + (Math.max(1, ...names.map(({ length }) => length)) - 1) * LINE;
  const step = above + HEIGHT + BELOW;
  const bottom = above + (Math.ceil(arms.length / columns) - 1) * step + HEIGHT + 22;
  const panels = arms.map((arm, index) => {
    const left = from + (index % columns) * (panel + GAP);
    const top = above + Math.floor(index / columns) * step;
    const x = (k: number): number =>
      left + 14 + (sweep.values.length > 1 ? (k / (sweep.values.length - 1)) * (panel - 28) : (panel - 28) / 2);
    const middles = sweep.values.flatMap((_, k) => {
      const estimate = estimateOf(arm, k);
      return estimate ? [`${px(x(k))} ${px(top + scale.at(estimate.upperBound === null ? estimate.middle : 0))}`] : [];
    });
    const name = names[index] ?? [];
    const colour = armColour(input.placeOf(arm));
    return html`${label(left, top - 8 - LINE * (name.length - 1), name)}
${scale.ticks.map(
  (tick) =>
    html`${line(left, top + scale.at(tick), left + panel, top + scale.at(tick), tick === 0 ? 'zero' : 'grid')}${
      index % columns === 0 ? words(left - 5, top + scale.at(tick) + 4, simulated(tick), { anchor: 'end', kind: 'tick' }) : null
    }`,
)}
${middles.length > 0 ? html`<path d="M${middles.join('L')}" class="series ${colour}"/>` : null}
${sweep.values.map(({ value }, k) => {
  const estimate = estimateOf(arm, k);
  if (!estimate) return words(x(k), top + HEIGHT + 14, setting(value), { anchor: 'middle', kind: 'tick' });
  const [low, high] = estimate.upperBound === null ? [estimate.low, estimate.high] : [0, estimate.upperBound];
  return html`${line(x(k), top + scale.at(low), x(k), top + scale.at(high), `whisker ${colour}`)}${diamond(x(k), top + scale.at(estimate.upperBound === null ? estimate.middle : 0), 3.5, 'middle')}${words(x(k), top + HEIGHT + 14, setting(value), { anchor: 'middle', kind: 'tick' })}`;
})}`;
  });
  const description = sweep.values
    .map(
      ({ value, arms: all }) =>
        `At ${setting(value)}: ${all.map(({ arm, estimate }) => `${input.armTitle(arm)} ${rangeText(estimate)}`).join('; ')}`,
    )
    .join('. ');
  return figure({
    id: input.id,
    kind: 'synthetic',
    title: `${input.title} (${input.unit}) by the input: ${input.input}`,
    description: `${description}.`,
    caption: input.caption,
    height: bottom + 20,
    numbers: sweep.values.flatMap(({ value, arms: all }) =>
      all.map(({ arm, estimate }) => ({ value, arm: input.armTitle(arm), ...shownOf(estimate) })),
    ),
    body: html`${panels}${words(from, bottom + 12, cut(`across: ${input.input}`, WIDTH - from), { kind: 'note' })}`,
  });
}
