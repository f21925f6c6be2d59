import type { IndicatorResult, StudyDocument } from '@glasshouse/model';
import { outcomeAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { sharedDice } from '../text/dice.js';
import { countOf, diceText, middleHead, middleName, middleText } from '../text/numbers.js';
import { table } from '../page/table.js';
import { rangeBars } from '../figures/range-bars.js';
import { indicatorTable, overAll, rangeCell, targetsBlock } from './comparisons.js';
import { shownOnCards } from './exhibits.js';
import { divided, figures, groupedBy, harmFirst, unlessPlanted } from './section.js';
import type { Section } from './section.js';
import { sweepBlock } from './sweeps.js';

type Experiment = StudyDocument['experiments'][number];

const harmTag = (harm: boolean): Html | null => (harm ? html`<span class="tag">harm</span> ` : null);

/** One indicator over several arms. */
function overArms(context: Context, experiment: Experiment, indicator: IndicatorResult): Html {
  return html`<div class="outcome">${rangeBars({
    id: context.id(outcomeAnchor(experiment.id, indicator.indicator)),
    title: indicator.title,
    unit: indicator.unit,
    rows: indicator.arms.map((arm) => ({ label: arm.title, estimate: arm.estimate })),
    merge: true,
    base: context.base(experiment.id),
    harm: indicator.harm,
    caption: html`${harmTag(indicator.harm)}<strong>${indicator.title}</strong> (${indicator.unit}). ${indicator.definition} Depends on ${context.inputs(experiment.id)}.`,
  })}${indicatorTable(context, indicator, true)}</div>`;
}

/** Several indicators of one unit in an experiment of a single arm. */
function ofOneArm(context: Context, experiment: Experiment, indicators: readonly IndicatorResult[], part: number): Html {
  const [first] = indicators;
  if (!first) return html``;
  const rows = indicators.flatMap((indicator) =>
    indicator.arms.slice(0, 1).map((arm) => ({ label: indicator.title, estimate: arm.estimate, indicator })),
  );
  const id = context.id(`outcomes-${experiment.id}-${String(part)}`);
  const arm = first.arms[0]?.title ?? '';
  return html`<div class="outcome">${rangeBars({
    id: `${id}-figure`,
    title: `${first.harm ? 'Harms' : 'Outcomes'} in ${first.unit}, ${arm}`,
    unit: first.unit,
    rows,
    base: context.base(experiment.id),
    harm: first.harm,
    caption: html`${harmTag(first.harm)}<strong>${arm}</strong>, ${first.unit}; ${overAll(rows.map((row) => row.estimate))}. Depends on ${context.inputs(experiment.id)}.`,
  })}${table({
    id: `${id}-table`,
    kind: 'synthetic',
    caption: html`${arm}, ${first.unit}. Depends on ${context.inputs(experiment.id)}.`,
    columns: [
      { label: 'Outcome' },
      { label: 'Range', numeric: true },
      { label: middleHead(rows.map(({ estimate }) => estimate)), numeric: true },
      { label: 'Random draws alone', numeric: true },
      { label: 'What it counts' },
    ],
    rows: rows.map(({ indicator, estimate }) => ({
      id: context.id(outcomeAnchor(experiment.id, indicator.indicator)),
      cells: [indicator.title, rangeCell(estimate), middleText(estimate), diceText(estimate), indicator.definition],
    })),
    wide: true,
    foldTitle: `Table: ${first.harm ? 'harms' : 'outcomes'} in ${first.unit}`,
  })}</div>`;
}

/** Too small to be seen on one scale with the largest of its unit. */
function small(indicators: readonly IndicatorResult[], one: IndicatorResult): boolean {
  const high = (indicator: IndicatorResult): number => Math.abs(indicator.arms[0]?.estimate.high ?? 0);
  return indicators.some((other) => other.unit === one.unit && other.harm === one.harm && high(other) > 1000 * high(one));
}

function ofExperiment(context: Context, experiment: Experiment, onCards: ReadonlySet<string>): Html {
  const indicators = harmFirst(context.document.indicators.filter((indicator) => indicator.experiment === experiment.id));
  const drawn =
    experiment.arms.length === 1
      ? groupedBy(indicators, (indicator) => `${String(indicator.harm)} ${indicator.unit} ${String(small(indicators, indicator))}`).map(
          ([, group], part) => ofOneArm(context, experiment, group, part),
        )
      : indicators.map((indicator) => overArms(context, experiment, indicator));
  const sweeps = indicators.filter(
    (indicator) => indicator.sweep.length > 0 && !onCards.has(`sweep ${experiment.id}.${indicator.indicator}`),
  );
  const estimates = indicators.flatMap((indicator) => indicator.arms.map((arm) => arm.estimate));
  return html`<h3 id="${context.id(`outcomes-of-${experiment.id}`)}">${experiment.title}</h3>
${unlessPlanted(
  experiment.planted,
  html`<p class="quiet">Bars: ${estimates.length > 0 ? overAll(estimates) : 'no indicator'}. Thin line: 95 percent interval of the mean of ten or more replicates of point 0. Diamond: ${middleName(estimates)}. ${sharedDice(experiment)}</p>
${figures(drawn)}
${
  sweeps.length > 0
    ? html`<details class="fold"><summary>The same outcomes along swept inputs <span class="quiet">(${countOf(sweeps.length, 'outcome')})</span></summary>
${sweeps.map((indicator) => sweepBlock(context, indicator))}</details>`
    : null
}
${onCards.has(`targets ${experiment.id}`) ? null : targetsBlock(context, experiment.id)}
`,
)}`;
}

/** Every indicator of every experiment, harms first: figures with ranges, tables, sweeps and targets not shown on a card. */
export function outcomes(context: Context): Section {
  const onCards = shownOnCards(context.document);
  return divided(
    'outcomes',
    'Outcomes',
    html`<p>A bar shows the range that the stated assumptions leave open. It is not a confidence interval, and the real world may lie outside it. Where no run saw any case, a hatched bar shows an upper bound.</p>`,
    context.document.experiments.map((experiment) => ofExperiment(context, experiment, onCards)),
  );
}
