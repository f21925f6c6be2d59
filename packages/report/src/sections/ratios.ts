import type { RatioResult, RatioVerdict } from '@glasshouse/scenario';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { noCase, rangeText } from '../text/numbers.js';
import { spoken } from '../text/words.js';
import { table } from '../page/table.js';
import { section } from './section.js';
import type { Section } from './section.js';

/** What each verdict means, in words. */
export const VERDICTS: Record<RatioVerdict, string> = {
  'put in': 'put in: differs only where the rules or rates name the group',
  'came out': 'came out: differs with equal rates too',
  both: 'both: differs with equal rates, and otherwise as written',
  'no difference': 'none told: both ranges hold one',
  'cannot be told': 'cannot be told: too few cases',
};

/** One comparison of groups as a table, equal rates first. */
export function ratioTable(context: Context, ratio: RatioResult): Html {
  const times = (estimate: RatioResult['rows'][number]['equal']): string =>
    noCase(estimate) ? 'no case' : `${rangeText(estimate).replace(' throughout', '')} times`;
  return html`${table({
    id: context.id(`ratio-${ratio.id}`),
    kind: 'synthetic',
    caption: html`${ratio.harm ? html`<span class="tag">harm</span> ` : null}<strong>${ratio.title}</strong>, per person-day, against ${spoken(ratio.reference)}; arm: ${context.armTitle(ratio.arm, ratio.experiment)}. Depends on ${context.inputs(ratio.experiment)}.`,
    columns: [
      { label: spoken(ratio.group) },
      { label: 'Equal rates, rules blind to the group', numeric: true },
      { label: 'As written', numeric: true },
      { label: 'Put in or came out' },
    ],
    rows: ratio.rows.map((row) => ({ cells: [spoken(row.category), times(row.equal), times(row.asWritten), VERDICTS[row.verdict]] })),
  })}
<p class="quiet">${
    ratio.putIn.length === 0
      ? 'The scenario gives no group of this kind another number or rule.'
      : html`What the scenario says of the group: ${ratio.putIn.map((path, i) => html`${i > 0 ? ', ' : null}<code>${path}</code>`)}.`
  }</p>`;
}

/** Every comparison of groups. Nothing where the study declares none. */
export function ratios(context: Context): Section | null {
  const { ratios: all } = context.document;
  if (all.length === 0) return null;
  return section(
    'groups',
    'Groups compared, equal rates first',
    html`<p>A ratio between groups is either put into a model or comes out of it. Each is therefore run twice: with every number given by group replaced by its mean and every rule that names a group out of force, and as written. One is no difference.</p>
${all.map((ratio) => ratioTable(context, ratio))}`,
  );
}
