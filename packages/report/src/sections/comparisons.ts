import type { Estimate, IndicatorResult } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html, joined } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import {
  diceText,
  differenceText,
  middleHead,
  middleName,
  middleText,
  noCase,
  nothingSeen,
  overText,
  published,
  rangeText,
  setting,
  simulated,
} from '../text/numbers.js';
import { STANDING, useText } from '../text/words.js';
import { table } from '../page/table.js';
import { targetsFigure } from '../figures/targets.js';
import { harmFirst } from './section.js';

/** In the cell of an arm without this number. */
export const NOT_COMPUTED = 'not computed';

/** Range of an estimate in a cell, saying `dice only` where it is so. */
export const rangeCell = (estimate: Estimate): Part =>
  estimate.over === 'dice only' && !nothingSeen(estimate) && !noCase(estimate)
    ? html`${simulated(estimate.middle)} <span class="quiet">random draws only${estimate.dice ? `: ${diceText(estimate)}` : ''}</span>`
    : rangeText(estimate);

/** What the ranges of a table run over, once each. */
export const overAll = (estimates: readonly Estimate[]): Part => joined([...new Set(estimates.map(overText))], '; ');

/** Said of numbers in which whoever is there already at the end of a warm-up counts. */
const warmed = (indicators: readonly IndicatorResult[]): Part =>
  indicators.some(({ countsStanding }) => countsStanding) ? ` ${STANDING}` : null;

/** The arms of one indicator: range, middle, dice, difference from the baseline. */
export function indicatorTable(context: Context, indicator: IndicatorResult, folded: boolean): Html {
  const estimates = indicator.arms.map((arm) => arm.estimate);
  const differs = indicator.arms.some((arm) => arm.difference);
  return table({
    id: context.id(`table-${indicator.experiment}-${indicator.indicator}`),
    kind: 'synthetic',
    caption: html`${indicator.title} (${indicator.unit}) by arm; ${overAll(estimates)}. Depends on ${context.inputs(indicator.experiment)}.${warmed([indicator])}`,
    columns: [
      { label: 'Arm' },
      { label: 'Range', numeric: true },
      { label: middleHead(estimates), numeric: true },
      { label: 'Random draws alone', numeric: true },
      ...(differs ? [{ label: 'Difference from the first arm, same random draws', numeric: true }] : []),
    ],
    rows: indicator.arms.map((arm, index) => ({
      cells: [
        arm.title,
        rangeCell(arm.estimate),
        middleText(arm.estimate),
        diceText(arm.estimate),
        ...(differs ? [arm.difference ? differenceText(arm.difference) : index === 0 ? 'first arm' : NOT_COMPUTED] : []),
      ],
    })),
    ...(folded ? { foldTitle: `Table: ${indicator.title}, with random draws and difference` } : {}),
  });
}

/** Indicators of an experiment of one arm, a row each. */
export function singleArmTable(context: Context, indicators: readonly IndicatorResult[]): Html {
  const [first] = indicators;
  const arm = first?.arms[0];
  if (!first || !arm) return html``;
  const estimates = indicators.flatMap((one) => one.arms.slice(0, 1).map((result) => result.estimate));
  return table({
    id: context.id(`table-${first.experiment}`),
    kind: 'synthetic',
    caption: html`<strong>${arm.title}</strong>; ${overAll(estimates)}. Depends on ${context.inputs(first.experiment)}.${warmed(indicators)}`,
    columns: [
      { label: 'Outcome' },
      { label: 'Unit' },
      { label: 'Range', numeric: true },
      { label: middleHead(estimates), numeric: true },
      { label: 'Random draws alone', numeric: true },
    ],
    rows: harmFirst(indicators).map((one, index) => {
      const estimate = one.arms[0]?.estimate ?? estimates[index];
      return {
        cells: [
          html`${one.title}${one.harm ? html` <span class="tag">harm</span>` : null}`,
          one.unit,
          ...(estimate ? [rangeCell(estimate), middleText(estimate), diceText(estimate)] : ['', '', '']),
        ],
      };
    }),
  });
}

/** Most columns of a table of arms; beyond that the outcomes section has them all. */
const MOST_COLUMNS = 7;

/** Every arm of an experiment against its indicators (those named, or the first), harms first. */
export function armsTable(context: Context, experiment: string, named: readonly string[] = []): Html {
  const all = harmFirst(context.document.indicators.filter((indicator) => indicator.experiment === experiment));
  const indicators = (named.length > 0 ? all.filter((one) => named.includes(one.indicator)) : all).slice(0, MOST_COLUMNS);
  const arms = context.experiment(experiment)?.arms ?? [];
  return table({
    id: context.id(`arms-of-${experiment}`),
    kind: 'synthetic',
    caption: html`<strong>The same synthetic people under each arm</strong>, harms first; ${overAll(indicators.flatMap((one) => one.arms.map((arm) => arm.estimate)))}. Depends on ${context.inputs(experiment)}.${warmed(indicators)}`,
    columns: [
      { label: 'Arm' },
      ...indicators.map((one) => ({
        label: html`${one.title} <span class="quiet">${one.unit}${one.harm ? ', harm' : null}</span>`,
        numeric: true,
      })),
    ],
    rows: arms.map((arm) => ({
      cells: [
        arm.title,
        ...indicators.map((one) => {
          const found = one.arms.find((result) => result.arm === arm.id);
          return found ? rangeCell(found.estimate) : NOT_COMPUTED;
        }),
      ],
    })),
  });
}

const withinText = (within: boolean | null): string =>
  within === null ? 'not judged' : within ? 'inside the tolerance' : 'outside the tolerance';

/** How many design points fit every fitted count, and by how much the nearest misses where none does. */
function fittingText(context: Context, experiment: string): string {
  const { fitting = null, fit, points = 0 } = context.experiment(experiment) ?? {};
  if (fitting === null) return '';
  const nearest =
    fit && fitting === 0
      ? ` The nearest point misses a fitted count by ${simulated(fit.nearest * 100)} percent, so ranges run over all points.`
      : '';
  return ` ${setting(fitting)} of ${setting(points)} design points fit every fitted count.${nearest}`;
}

/** Published counts beside simulated ones as a figure; `more` ends the caption. Null where the experiment has none. */
export function targetsFigureOf(context: Context, experiment: string, id: string, more: Part = null): Html | null {
  const targets = context.document.targets.filter((target) => target.experiment === experiment);
  if (targets.length === 0) return null;
  const title = `Simulated against published: ${context.experiment(experiment)?.title ?? experiment}`;
  return targetsFigure(
    targets,
    id,
    title,
    html`<strong>${title}.</strong> Bar: synthetic, ${overAll(targets.map((target) => target.model))}, divided by the published count; diamond: ${middleName(targets.map(({ model }) => model))}; cross: a straight line through the fitted counts. Outlined bars were held out of the fit.${fittingText(context, experiment)} Published: ${context.sources(targets.map((target) => target.source))}; synthetic: ${context.inputs(experiment)}.${more}`,
  );
}

/** Published counts beside simulated ones, fitted and held out, with a naive trend. */
export function targetsBlock(context: Context, experiment: string): Html {
  const targets = context.document.targets.filter((target) => target.experiment === experiment);
  if (targets.length === 0) return html``;
  const id = context.id(`targets-${experiment}`);
  return html`<div class="exhibit" id="${id}">${targetsFigureOf(context, experiment, `${id}-figure`)}${table({
    id: `${id}-table`,
    kind: 'both',
    caption: html`Published counts as published; synthetic ones with two digits.${fittingText(context, experiment)}`,
    columns: [
      { label: 'Count' },
      { label: 'Use' },
      { label: 'Published', numeric: true },
      { label: 'Synthetic range', numeric: true },
      { label: middleHead(targets.map(({ model }) => model)), numeric: true },
      { label: 'Naive trend', numeric: true },
      { label: 'Judged' },
      { label: 'Source' },
    ],
    rows: targets.map((target) => ({
      cells: [
        target.title,
        useText(target.use),
        published(target.published),
        rangeCell(target.model),
        middleText(target.model),
        target.naive === null ? (target.use === 'fit' ? 'none: fitted' : 'none: too few counts') : simulated(target.naive),
        withinText(target.within),
        context.source(target.source),
      ],
    })),
    ...(targets.length > 14 ? { foldTitle: 'Table: published and synthetic counts' } : {}),
  })}</div>
`;
}
