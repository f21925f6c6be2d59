import type { Estimate, IndicatorResult } from '@glasshouse/scenario';
import type { Context } from '../text/context.js';
import { html, joined, path } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf, noCase, rangeText, setting } from '../text/numbers.js';
import { table } from '../page/table.js';
import { sweepFigure } from '../figures/sweep.js';
import { rangeCell } from './comparisons.js';
import { figures } from './section.js';

type Sweep = IndicatorResult['sweep'][number];

const estimatesOf = (sweep: Sweep, arm: string): Estimate[] =>
  sweep.values.flatMap((value) => value.arms.filter((one) => one.arm === arm).map((one) => one.estimate));

const alike = (estimates: readonly Estimate[]): boolean => new Set(estimates.map((one) => `${rangeText(one)} ${String(one.middle)}`)).size <= 1;

/** One swept input: arms that answer to it as panels and rows, the others named in a sentence. */
function block(context: Context, indicator: IndicatorResult, sweep: Sweep): Html {
  const id = context.id(`sweep-${indicator.experiment}-${indicator.indicator}-${sweep.path}`);
  const title = (arm: string): string => context.armTitle(arm, indicator.experiment);
  const arms = sweep.values[0]?.arms.map(({ arm }) => arm) ?? [];
  const moving = arms.filter((arm) => !alike(estimatesOf(sweep, arm)) && !estimatesOf(sweep, arm).every(noCase));
  const still = arms.filter((arm) => !moving.includes(arm));
  const stillText = still.length === 0 ? null : html` Alike at every value: ${joined(still.map((arm) => html`${title(arm)} (${rangeText(estimatesOf(sweep, arm)[0] as Estimate)})`), '; ')}.`;
  const points = Math.max(0, ...sweep.values.flatMap((value) => value.arms.map((arm) => arm.estimate.points)));
  const over = `over ${countOf(points, 'design point')} at each value`;
  const what = html`<strong>${indicator.title}</strong> (${indicator.unit}) for each assumed value of ${path(sweep.path)}`;
  if (moving.length === 0) return html`<div class="exhibit" id="${id}"><p><span class="mark">synthetic</span> ${what}: no arm answers to it.${stillText}</p></div>`;
  const seen: Sweep = { path: sweep.path, values: sweep.values.map((value) => ({ value: value.value, arms: value.arms.filter((one) => moving.includes(one.arm)) })) };
  return html`<div class="exhibit" id="${id}">${sweepFigure({
    id: `${id}-figure`,
    title: indicator.title,
    unit: indicator.unit,
    sweep: seen,
    armTitle: title,
    caption: html`${indicator.harm ? html`<span class="tag">harm</span> ` : null}${what}. Upright bars: range ${over}; lozenge: the scenario as written with that value.${stillText} Stands on ${context.inputs(indicator.experiment)}.`,
  })}${table({
    id: `${id}-table`,
    kind: 'synthetic',
    caption: html`${what}; range ${over}. Stands on ${context.inputs(indicator.experiment)}.`,
    columns: [{ label: 'Value' }, ...moving.map((arm) => ({ label: title(arm), numeric: true }))],
    rows: seen.values.map((value) => ({
      cells: [
        setting(value.value),
        ...moving.map((arm) => {
          const found = value.arms.find((one) => one.arm === arm);
          return found ? rangeCell(found.estimate) : '\u2013';
        }),
      ],
    })),
    foldTitle: `Table: ${indicator.title} by ${sweep.path}`,
  })}</div>
`;
}

/** Every swept input against an indicator. */
export const sweepBlock = (context: Context, indicator: IndicatorResult): Html => html`${figures(indicator.sweep.map((sweep) => block(context, indicator, sweep)))}`;
