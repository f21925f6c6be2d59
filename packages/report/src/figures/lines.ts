import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { px, rounded, simulated } from '../text/numbers.js';
import { armColour, armMark } from './arm-marks.js';
import { figure, label, line, words, WIDTH } from './frame.js';
import { cut, labels as labelsOf, LINE } from './labels.js';
import { linear } from './scale.js';

export interface LineSeries {
  /** Arms that run on one line, named together. */
  label: string;
  /** Position of its arm, or of the first of them, in the experiment. */
  place: number;
  values: number[];
}

const LEFT = 78;
const RIGHT = WIDTH - 12;
const TOP = 18;
const BOTTOM = 150;

/** Lines over the years, one for each arm or group of equal arms, with a legend of shapes below. */
export function linesFigure(input: {
  id: string;
  title: string;
  unit: string;
  labels: string[];
  series: LineSeries[];
  caption: Part;
}): Html {
  const { labels, series } = input;
  const scale = linear(
    series.flatMap(({ values }) => values),
    BOTTOM,
    TOP,
    4,
  );
  const x = (index: number): number =>
    labels.length > 1 ? LEFT + 8 + (index / (labels.length - 1)) * (RIGHT - LEFT - 16) : (LEFT + RIGHT) / 2;
  const every = Math.ceil(labels.length / 7);
  const legend = BOTTOM + 40;
  // Each of equal arms begins a line of the legend.
  const arms = series.map((one) => one.label.split(/ (?== )/));
  const texts = labelsOf(arms.flat(), RIGHT - LEFT - 34);
  const names = arms.map(({ length }) => texts.splice(0, length).flat());
  /** Where the legend of each series begins, and where the last ends. */
  const entries: number[] = [];
  let below = legend;
  for (const name of names) {
    entries.push(below);
    below += 17 + (name.length - 1) * LINE;
  }
  const description = series
    .map(
      ({ label: name, values }) =>
        `${name}: from ${simulated(values[0] ?? NaN)} in ${labels[0] ?? ''} to ${simulated(values.at(-1) ?? NaN)} in ${labels.at(-1) ?? ''}`,
    )
    .join('. ');
  return figure({
    id: input.id,
    kind: 'synthetic',
    title: `${input.title} (${input.unit})`,
    description: `${description}.`,
    caption: input.caption,
    height: below,
    numbers: series.flatMap(({ label: row, values }) =>
      values.map((value, index) => ({ row, at: labels[index] ?? '', value: rounded(value) })),
    ),
    body: html`${scale.ticks.map((tick) => html`${line(LEFT, scale.at(tick), RIGHT, scale.at(tick), tick === 0 ? 'zero' : 'grid')}${words(LEFT - 6, scale.at(tick) + 4, simulated(tick), { anchor: 'end', kind: 'tick' })}`)}
${labels.map((at, index) => (index % every === 0 ? words(x(index), BOTTOM + 17, at, { anchor: 'middle', kind: 'tick' }) : null))}
${series.map(({ values, place }) => {
  const points = values.flatMap((value, index) => (Number.isFinite(value) ? [`${px(x(index))} ${px(scale.at(value))}`] : []));
  return html`<path d="M${points.join('L')}" class="series ${armColour(place)}"/>${values.map((value, index) => (Number.isFinite(value) ? armMark(place, x(index), scale.at(value)) : null))}`;
})}
${words(LEFT, 10, cut(input.unit, RIGHT - LEFT), { kind: 'note' })}
${series.map(({ place }, index) => {
  const y = entries[index] ?? legend;
  return html`${line(LEFT, y, LEFT + 26, y, `series ${armColour(place)}`)}${armMark(place, LEFT + 13, y)}${label(LEFT + 34, y + 4, names[index] ?? [])}`;
})}`,
  });
}
