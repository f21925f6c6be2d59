import type { Estimate } from '@glasshouse/model';
import { alike, shortName, whoIsAlike } from '../text/alike.js';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { middleName, noCase, nothingSeen, overText, px, rangeText, shownOf, simulated } from '../text/numbers.js';
import { box, figure, hatching, label as labelIn, level, line, diamond, rulers, tickNames, words, WIDTH } from './frame.js';
import { cut, labels, LINE, rowTops, valueWidth } from './labels.js';
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
  /** How many people and years the numbers are of. */
  base?: string;
  /** Rows that look the same in print are drawn once, and named in the caption. */
  merge?: boolean;
  /** Wording of a row's range; `rangeText` if absent. */
  say?(estimate: Estimate): string;
}

const ROW = 40;
const LEFT = 8;
const RIGHT = WIDTH - 8;

/** Most width that ranges in words take from the bars; wider ones stand above them. */
const MOST_BESIDE = 210;

/** Height that a row has more where its range stands above the bar: a label stands nearer to its own bar than to that before it. */
const ABOVE = LINE + 10;

/** What all rows of a figure share. `above`: the ranges in words stand above the bars. `hatch`: id of the pattern of a bound. */
interface Drawn {
  scale: Scale;
  harm: boolean;
  above: boolean;
  hatch: string;
}

/** One row: its name above, the bar with middle and dice below, the range in words beside it or above it. */
function row(estimate: Estimate, name: readonly string[], said: string, top: number, { scale, harm, above, hatch }: Drawn): Html {
  const under = top + 25 + (name.length - 1) * LINE;
  const middle = under + (above ? LINE : 0);
  const bar = harm ? 'bar harm' : 'bar';
  const head = [labelIn(LEFT, top + 13, name), words(RIGHT, under + (above ? 3 : 4), said, { anchor: 'end', kind: 'value' })];
  if (noCase(estimate)) return html`${head}`;
  if (estimate.byConstruction) return html`${head}${diamond(scale.at(0), middle, 4, 'middle')}`;
  if (estimate.upperBound !== null) {
    const end = scale.at(estimate.upperBound);
    return html`${head}<rect x="${px(scale.at(0))}" y="${px(middle - 5)}" width="${px(Math.max(1, end - scale.at(0)))}" height="10" fill="url(#${hatch})" class="bound"/>`;
  }
  const whole =
    estimate.over === 'dice only'
      ? null
      : box(scale.at(estimate.low), middle - 6, Math.max(1.5, scale.at(estimate.high) - scale.at(estimate.low)), 12, bar);
  const dice = estimate.dice
    ? [
        line(scale.at(estimate.dice[0]), middle, scale.at(estimate.dice[1]), middle, 'dice'),
        line(scale.at(estimate.dice[0]), middle - 3, scale.at(estimate.dice[0]), middle + 3, 'dice'),
        line(scale.at(estimate.dice[1]), middle - 3, scale.at(estimate.dice[1]), middle + 3, 'dice'),
      ]
    : null;
  return html`${whole}${dice}${diamond(scale.at(estimate.middle), middle, 4, 'middle')}${head}`;
}

/** The input with rows of equal print drawn once. */
function merged(input: RangeBarsInput): RangeBarsInput {
  const groups = alike(input.rows, ({ estimate: e }) => [rangeText(e), e.middle, e.dice ?? '', e.over].join(' '));
  const names = groups.map((group) => ({ first: group.first.label, also: group.also.map((one) => one.label) }));
  return {
    ...input,
    rows: groups.map((group) => ({ label: shortName(group.first.label, group.also.length), estimate: group.first.estimate })),
    caption: html`${input.caption}${whoIsAlike(names)}`,
  };
}

/** What bar, diamond and thin line are, in words. */
function marksOf(estimates: readonly Estimate[]): string {
  const drawn = estimates.filter((one) => !noCase(one) && !nothingSeen(one));
  const bars = drawn.filter(({ over }) => over !== 'dice only');
  const interval = bars.some(({ over }) => over === 'worlds');
  return [
    ...(bars.length === 0 ? [] : [`Bar: ${[...new Set(bars.map(overText))].join('; ')}${interval ? '' : '; not a confidence interval'}.`]),
    ...(drawn.length === 0 ? [] : [`Diamond: ${middleName(drawn)}.`]),
    ...(drawn.some(({ dice }) => dice) ? ['Thin line: the random draws alone.'] : []),
  ].join(' ');
}

/** Ranges over assumptions as bars, noise of the random draws as a thin line on them, one row for each arm or category. */
export function rangeBars(whole: RangeBarsInput): Html {
  const input = whole.merge ? merged(whole) : whole;
  const say = input.say ?? rangeText;
  const said = input.rows.map(({ estimate }) =>
    estimate.over === 'dice only' && !nothingSeen(estimate) && !noCase(estimate) ? `${say(estimate)}, random draws only` : say(estimate),
  );
  const values = input.rows.flatMap(({ estimate: e }) => [e.low, e.high, e.middle, e.upperBound ?? 0, ...(e.dice ?? [])]);
  const widest = Math.max(64, ...said.map(valueWidth));
  const above = widest > MOST_BESIDE;
  const scale = level(values, LEFT, RIGHT - (above ? 0 : widest), simulated);
  const names = labels(
    input.rows.map(({ label }) => label),
    RIGHT - LEFT,
  );
  const { tops, bottom } = rowTops(names, ROW + (above ? ABOVE : 0));
  const hatch = `${input.id}-hatch`;
  const description = input.rows
    .map(({ label, estimate }) => {
      if (noCase(estimate)) return `${label}: ${say(estimate)}`;
      return `${label}: ${say(estimate)}${nothingSeen(estimate) ? '' : `, ${middleName([estimate])} ${simulated(estimate.middle)}`}; ${overText(estimate)}`;
    })
    .join('. ');
  return figure({
    id: input.id,
    kind: 'synthetic',
    title: `${input.title} (${input.unit})`,
    description: `${description}.`,
    caption: input.caption,
    alone: [marksOf(input.rows.map(({ estimate }) => estimate)), input.base ?? ''].join(' ').trim(),
    height: bottom + 34,
    numbers: input.rows.map(({ label, estimate }) => ({ row: label, ...shownOf(estimate) })),
    body: html`${input.rows.some(({ estimate }) => estimate.upperBound !== null) ? hatching(hatch) : null}
${rulers(scale, { tops, bottom }, above ? 23 : 13)}
${input.rows.map((one, index) => row(one.estimate, names[index] ?? [], said[index] ?? '', tops[index] ?? 0, { scale, harm: input.harm, above, hatch }))}
${tickNames(scale, bottom + 14, simulated)}
${words(LEFT, bottom + 29, cut(input.unit, RIGHT - LEFT), { kind: 'note' })}`,
  });
}
