import type { Estimate, IndicatorResult } from '@glasshouse/model';
import { alike, shortName, whoIsAlike } from '../text/alike.js';
import type { Context } from '../text/context.js';
import { html, joined, path } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf, noCase, rangeText, setting } from '../text/numbers.js';
import { mark, table } from '../page/table.js';
import { sweepFigure } from '../figures/sweep.js';
import { NOT_COMPUTED, rangeCell } from './comparisons.js';
import { figures } from './section.js';

type Sweep = IndicatorResult['sweep'][number];

const estimatesOf = (sweep: Sweep, arm: string): Estimate[] =>
  sweep.values.flatMap((value) => value.arms.filter((one) => one.arm === arm).map((one) => one.estimate));

const printed = (estimate: Estimate): string => `${rangeText(estimate)} ${String(estimate.middle)}`;
const still = (estimates: readonly Estimate[]): boolean => estimates.every(noCase) || new Set(estimates.map(printed)).size <= 1;

/** Arms of a sweep that answer to it, each look once, and those that do not. */
function sorted(sweep: Sweep, title: (arm: string) => string) {
  const arms = sweep.values[0]?.arms.map(({ arm }) => arm) ?? [];
  const looks = alike(
    arms.filter((arm) => !still(estimatesOf(sweep, arm))),
    (arm) => estimatesOf(sweep, arm).map(printed).join('|'),
  );
  const names = new Map(looks.map(({ first, also }) => [first, shortName(title(first), also.length)]));
  return {
    moving: looks.map(({ first }) => first),
    name: (arm: string): string => names.get(arm) ?? title(arm),
    who: whoIsAlike(looks.map(({ first, also }) => ({ first: title(first), also: also.map(title) }))),
    rest: arms.filter((arm) => still(estimatesOf(sweep, arm))).length,
  };
}

/** One swept input to which some arm answers: a panel and a column for each look. Null where no arm does. */
function block(context: Context, indicator: IndicatorResult, sweep: Sweep): Html | null {
  const title = (arm: string): string => context.armTitle(arm, indicator.experiment);
  const { moving, name, who, rest } = sorted(sweep, title);
  if (moving.length === 0) return null;
  const arms = context.experiment(indicator.experiment)?.arms ?? [];
  const id = context.id(`sweep-${indicator.experiment}-${indicator.indicator}-${sweep.path}`);
  const unmoved = rest === 0 ? null : html` It has no effect in the ${rest === 1 ? 'other arm' : countOf(rest, 'other arm')}.`;
  const points = Math.max(0, ...sweep.values.flatMap((value) => value.arms.map((arm) => arm.estimate.points)));
  const over = `over ${countOf(points, 'design point')} at each value`;
  const what = html`<strong>${indicator.title}</strong> (${indicator.unit}) for each assumed value of ${path(sweep.path)}`;
  const input = context.inputName(sweep.path, indicator.experiment);
  const seen: Sweep = {
    path: sweep.path,
    values: sweep.values.map((value) => ({ value: value.value, arms: value.arms.filter((one) => moving.includes(one.arm)) })),
  };
  return html`<div class="exhibit" id="${id}">${sweepFigure({
    id: `${id}-figure`,
    title: indicator.title,
    unit: indicator.unit,
    input,
    sweep: seen,
    armTitle: name,
    placeOf: (arm) => arms.findIndex(({ id: one }) => one === arm),
    caption: html`${indicator.harm ? html`<span class="tag">harm</span> ` : null}${what}. Upright bars: range ${over}; diamond: the scenario as written with that value.${who}${unmoved} Depends on ${context.inputs(indicator.experiment)}.`,
  })}${table({
    id: `${id}-table`,
    kind: 'synthetic',
    caption: html`${what}; range ${over}. Depends on ${context.inputs(indicator.experiment)}.`,
    columns: [{ label: 'Value' }, ...moving.map((arm) => ({ label: name(arm), numeric: true }))],
    rows: seen.values.map((value) => ({
      cells: [
        setting(value.value),
        ...moving.map((arm) => {
          const found = value.arms.find((one) => one.arm === arm);
          return found ? rangeCell(found.estimate) : NOT_COMPUTED;
        }),
      ],
    })),
    foldTitle: `Table: ${indicator.title} by the input: ${input}`,
  })}</div>
`;
}

/** Every swept input against an indicator; those to which no arm answers are named in a sentence. */
export function sweepBlock(context: Context, indicator: IndicatorResult): Html {
  const blocks = indicator.sweep.map((sweep) => ({ sweep, made: block(context, indicator, sweep) }));
  const dead = blocks.filter(({ made }) => made === null);
  return html`${figures(blocks.flatMap(({ made }) => (made ? [made] : [])))}${
    dead.length > 0
      ? html`<p class="undrawn">${mark('synthetic')}${indicator.title}: no arm answers to ${joined(
          dead.map(({ sweep }) => path(sweep.path)),
          ', ',
        )}.</p>`
      : null
  }`;
}
