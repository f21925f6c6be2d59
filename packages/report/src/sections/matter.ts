import type { IndicatorResult, StudyDocument } from '@glasshouse/model';
import { assumptionAnchor, outcomeAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html, path } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { inputName } from '../text/input-names.js';
import { noCase, setting, simulated } from '../text/numbers.js';
import { movesFigure } from '../figures/moves.js';
import { table } from '../page/table.js';
import { section } from './section.js';
import type { Section } from './section.js';

/** Most rows of the table. */
const MOST = 8;

interface Moved {
  indicator: IndicatorResult;
  path: string;
  arm: string;
  values: [number, number];
  middles: [number, number];
  /** Difference between the extreme middles over the larger of them: 0 where nothing moves, 1 where one of them is zero. */
  share: number;
}

/** What each swept input moves in one arm of one outcome. */
function moves(indicator: IndicatorResult): Moved[] {
  return indicator.sweep.flatMap((sweep) => {
    const arms = sweep.values[0]?.arms.map(({ arm }) => arm) ?? [];
    return arms.flatMap((arm): Moved[] => {
      const seen = sweep.values.flatMap((value) => {
        const estimate = value.arms.find((one) => one.arm === arm)?.estimate;
        return estimate && !noCase(estimate) && Number.isFinite(estimate.middle) ? [{ value: value.value, middle: estimate.middle }] : [];
      });
      if (seen.length < 2) return [];
      const sorted = [...seen].sort((a, b) => a.middle - b.middle);
      const [low, high] = [sorted[0]!, sorted[sorted.length - 1]!];
      const share = shareOf([low.middle, high.middle]);
      return [{ indicator, path: sweep.path, arm, values: [low.value, high.value], middles: [low.middle, high.middle], share }];
    });
  });
}

/** The greatest move of each swept input, harms before other outcomes, the greatest first. Experiments with a planted world are left out. */
function greatest(context: Context): Moved[] {
  const planted = new Set(context.document.experiments.filter((one) => one.planted).map(({ id }) => id));
  const all = context.document.indicators.filter((one) => !planted.has(one.experiment)).flatMap(moves);
  const best = new Map<string, Moved>();
  for (const one of all.filter((move) => move.share > 0)) {
    const key = `${one.indicator.experiment} ${one.path}`;
    const known = best.get(key);
    const better = !known || Number(one.indicator.harm) - Number(known.indicator.harm) || one.share - known.share;
    if (better === true || (typeof better === 'number' && better > 0)) best.set(key, one);
  }
  return [...best.values()].sort((a, b) => b.share - a.share).slice(0, MOST);
}

const rangeOf = ([low, high]: readonly [number, number]): string => `${setting(low)} to ${setting(high)}`;

/** Difference between two numbers over the larger of them in size; 0 where both are zero. */
function shareOf([low, high]: readonly [number, number]): number {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  return largest === 0 ? 0 : (high - low) / largest;
}

/** The figure of what single inputs move. */
const moveFigure = (context: Context, found: readonly Moved[]): Html =>
  movesFigure({
    id: context.id('matter-figure'),
    kind: 'synthetic',
    title: 'How far one input alone moves an outcome',
    note: 'least to most, percent of the larger',
    rows: found.map((one) => ({
      label: context.inputName(one.path, one.indicator.experiment),
      about: `${one.indicator.title}, ${context.armTitle(one.arm, one.indicator.experiment)}`,
      harm: one.indicator.harm,
      said: one.middles.map(simulated).join(' to '),
      share: one.share,
    })),
    caption: html`<strong>How far one input alone moves an outcome.</strong> Bars: difference between the least and the most, in percent of the larger of the two. At 100 percent the outcome falls to zero at one value of the input. Numbers: the least and the most. Orange: a harm. The other inputs stay as written.`,
  });

/** Width of a range over the value as written; over its end farther from zero where that value is zero. */
const widthOf = ({ range, value }: StudyDocument['assumptions'][number]): number =>
  value === 0 ? shareOf(range) : (range[1] - range[0]) / Math.abs(value);

/** Assumptions with the widest ranges, where no input was swept. */
function widest(context: Context): Section['intro'] {
  const seen = new Set<string>();
  const planted = new Set(context.document.experiments.filter((one) => one.planted).map(({ id }) => id));
  const all = context.document.assumptions
    .filter((one) => !planted.has(one.experiment) && !seen.has(one.path) && seen.add(one.path))
    .sort((a, b) => widthOf(b) - widthOf(a))
    .slice(0, MOST);
  if (all.length === 0) return html`<p>The study records no assumption with a range.</p>`;
  const drawn = movesFigure({
    id: context.id('matter-figure'),
    kind: 'inputs',
    title: 'Assumptions with the widest ranges',
    note: 'width of the range, percent of the value as written',
    rows: all.map((one) => ({ label: inputName(one.path, one.of), harm: false, said: rangeOf(one.range), share: widthOf(one) })),
    caption: html`<strong>Assumptions with the widest ranges.</strong> Bars: width of the range, in percent of the value as written.`,
  });
  return html`${drawn}${table({
    id: context.id('matter-table'),
    kind: 'inputs',
    caption: html`<strong>Assumptions with the widest ranges.</strong> The study varies no single input on its own, so it cannot say which of them matters most.`,
    foldTitle: 'Table: assumptions with the widest ranges',
    columns: [
      { label: 'Input' },
      { label: 'Path' },
      { label: 'Value', numeric: true },
      { label: 'Range', numeric: true },
      { label: 'Unit' },
    ],
    rows: all.map((one) => ({
      cells: [inputName(one.path, one.of), link(context, one.experiment, one.path), setting(one.value), rangeOf(one.range), one.unit],
    })),
  })}`;
}

function link(context: Context, experiment: string, of: string): Part {
  const home = context.sharedAssumptions(experiment);
  return context.document.assumptions.some((one) => one.experiment === home && one.path === of)
    ? html`<a href="#${assumptionAnchor(home, of)}">${path(of)}</a>`
    : path(of);
}

/** Inputs whose assumed value moves an outcome most, with the outcome at both ends. */
export function matter(context: Context): Section {
  const found = greatest(context);
  const body =
    found.length === 0
      ? widest(context)
      : html`${moveFigure(context, found)}${table({
          id: context.id('matter-table'),
          kind: 'synthetic',
          caption: html`<strong>How far one input alone moves an outcome</strong>, from the value that gives the least to the value that gives the most; with all other inputs as written. Harms come before other outcomes. Sources and reasons: <a href="#assumptions">inputs and assumptions</a>.`,
          columns: [
            { label: 'Input' },
            { label: 'Outcome that it moves most' },
            { label: 'Least', numeric: true },
            { label: 'with the input at', numeric: true },
            { label: 'Most', numeric: true },
            { label: 'with the input at', numeric: true },
          ],
          rows: found.map((one) => ({
            cells: [
              link(context, one.indicator.experiment, one.path),
              html`${one.indicator.harm ? html`<span class="tag">harm</span> ` : null}<a href="#${outcomeAnchor(one.indicator.experiment, one.indicator.indicator)}">${one.indicator.title}</a> (${one.indicator.unit}), ${context.armTitle(one.arm, one.indicator.experiment)}`,
              simulated(one.middles[0]),
              setting(one.values[0]),
              simulated(one.middles[1]),
              setting(one.values[1]),
            ],
          })),
          wide: true,
          foldTitle: 'Table: the same inputs, with the values that give the least and the most',
        })}`;
  return section(
    'matter',
    found.length === 0 ? 'Widest ranges among the assumptions' : 'Assumptions that matter most',
    html`${body}
<p class="quiet">Every assumption, with its range and its reason, is on the page <a href="#assumptions">Assumptions and inputs</a>.</p>`,
  );
}
