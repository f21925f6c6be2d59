import type { ClaimResult, IndicatorResult } from '@glasshouse/model';
import { claimAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { derived, noCase } from '../text/numbers.js';
import { incrementsFigure } from '../figures/increments.js';
import { rangeBars } from '../figures/range-bars.js';
import { overAll, targetsFigureOf } from './comparisons.js';
import { exhibitsNamed } from './exhibits.js';
import type { Exhibit } from './exhibits.js';

/** Most figures of a claim on the first page. */
const MOST_FIGURES = 2;
/** Most rows of such a figure; the table of the claim has them all. */
const MOST_ROWS = 7;

/** Where the table behind a figure is; nothing on the card of the claim itself, which has it below. */
const full = (claim: ClaimResult, card: boolean): Html | null =>
  card ? null : html` Table: <a href="#${claimAnchor(claim.id)}">${claim.id} in full</a>.`;

function ofIndicator(context: Context, claim: ClaimResult, indicator: IndicatorResult, card: boolean): Html {
  const rows = indicator.arms.map((arm) => ({ label: arm.title, estimate: arm.estimate }));
  const more: Part = rows.length > MOST_ROWS ? ` The first ${String(MOST_ROWS)} of ${String(rows.length)} arms.` : null;
  return rangeBars({
    id: context.id(`brief-${claim.id}-${indicator.indicator}`),
    title: indicator.title,
    unit: indicator.unit,
    rows: rows.slice(0, MOST_ROWS),
    merge: true,
    base: context.base(indicator.experiment),
    harm: indicator.harm,
    caption: html`${indicator.harm ? html`<span class="tag">harm</span> ` : null}<strong>${indicator.title}</strong> (${indicator.unit}); ${overAll(rows.flatMap(({ estimate }) => (noCase(estimate) ? [] : [estimate])))}.${more} Depends on ${context.inputs(indicator.experiment)}.${full(claim, card)}`,
  });
}

/** Outcomes that the numbers of a claim were read from, harms first, each once. */
function outcomesOf(context: Context, claim: ClaimResult): IndicatorResult[] {
  const found = claim.numbers.flatMap(({ of, estimate }) => {
    const [, experiment = '', indicator = ''] = /^([^.@]+)\.([^@]+)@?/.exec(of) ?? [];
    return estimate ? (context.indicator(experiment, indicator) ?? []) : [];
  });
  const once = found.filter((one, index) => found.indexOf(one) === index && one.arms.length > 0);
  return [...once.filter((one) => one.harm), ...once.filter((one) => !one.harm)];
}

function drawn(context: Context, claim: ClaimResult, exhibit: Exhibit, card: boolean): Html | null {
  const id = context.id(`brief-${claim.id}-${exhibit.kind}`);
  switch (exhibit.kind) {
    case 'series': {
      const { series } = exhibit;
      if (series.increments.length === 0) return null;
      return incrementsFigure(
        series,
        id,
        html`<strong>${series.title}: increments a year between published points.</strong> The highest is ${derived(series.ratio)} times the lowest, doubtful points left out. Sources: ${context.sources([...new Set(series.points.map((point) => point.source))])}.${full(claim, card)}`,
      );
    }
    case 'targets':
      return targetsFigureOf(context, exhibit.experiment, id, full(claim, card));
    case 'indicator':
      return ofIndicator(context, claim, exhibit.indicator, card);
    default:
      return null;
  }
}

/** The figures of a claim for the first page, and for its card (`card`): the outcome of its harm number, then the first other figure that it names. */
export function claimFigures(context: Context, claim: ClaimResult, card = false): Html[] {
  const [first, ...others] = outcomesOf(context, claim);
  const made: Html[] = first ? [ofIndicator(context, claim, first, card)] : [];
  const named = claim.tables.flatMap((name) => exhibitsNamed(context.document, name));
  const rest = [
    ...named.filter((one) => one.kind === 'series' || one.kind === 'targets'),
    ...others.map((indicator): Exhibit => ({ kind: 'indicator', key: '', indicator })),
    ...named.filter((one) => one.kind === 'indicator' && one.indicator !== first),
  ];
  for (const one of rest) {
    if (made.length >= MOST_FIGURES) break;
    const figure = drawn(context, claim, one, card);
    if (figure && figure.text !== '') made.push(figure);
  }
  return made;
}
