import { outcomeAnchor } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { rangeBars } from '../figures/range-bars.js';
import { indicatorTable, overAll, sweepBlock, targetsBlock } from './comparisons.js';
import { shownOnCards } from './exhibits.js';
import { figures, harmFirst, section } from './section.js';

/** Every indicator of every experiment, harms first: a figure with ranges, a table, sweeps and targets not shown on a card. */
export function outcomes(context: Context): Html {
  const { document } = context;
  const onCards = shownOnCards(document);
  const parts = document.experiments.map((experiment) => {
    const indicators = harmFirst(document.indicators.filter((indicator) => indicator.experiment === experiment.id));
    const drawn = indicators.map((indicator) => {
      const id = outcomeAnchor(experiment.id, indicator.indicator);
      return html`<div class="outcome">${rangeBars({
        id: context.id(id),
        title: indicator.title,
        unit: indicator.unit,
        rows: indicator.arms.map((arm) => ({ label: arm.title, estimate: arm.estimate })),
        harm: indicator.harm,
        caption: html`${indicator.harm ? html`<span class="tag">harm</span> ` : null}<strong>${indicator.title}</strong> (${indicator.unit}). ${indicator.definition} Stands on ${context.inputs(experiment.id)}.`,
      })}${indicatorTable(context, indicator, true)}</div>`;
    });
    const sweeps = indicators.filter((indicator) => indicator.sweep.length > 0 && !onCards.has(`sweep ${experiment.id}.${indicator.indicator}`));
    const estimates = indicators.flatMap((indicator) => indicator.arms.map((arm) => arm.estimate));
    return html`<h3>${experiment.title}</h3>
<p class="quiet">Bars: ${estimates.length > 0 ? overAll(estimates) : 'no indicator'}. The thin mark on a bar is the noise of the dice alone; the lozenge is the middle.</p>
${figures(drawn)}
${sweeps.map((indicator) => sweepBlock(context, indicator))}
${onCards.has(`targets ${experiment.id}`) ? null : targetsBlock(context, experiment.id)}
`;
  });
  return section(
    'outcomes',
    'Outcomes',
    html`<p>The bar is what the written assumptions leave open. It is no confidence interval, and the real world may lie outside it. Where nothing of a kind was seen in any run, an upper bound stands in its place (hatched).</p>
${parts}`,
  );
}
