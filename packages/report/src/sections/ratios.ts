import type { RatioResult, RatioVerdict } from '@glasshouse/model';
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
  'put in': 'input: differs only as written',
  'came out': 'result: remains under equal rates',
  both: 'input and result: differs under equal rates, and by another ratio as written',
  'no difference': 'no difference: both ranges contain 1',
  'cannot be told': 'too few cases or runs to say',
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
      { label: 'Input or result' },
    ],
    rows: ratio.rows.map((row) => ({ cells: [spoken(row.category), times(row.equal), times(row.asWritten), VERDICTS[row.verdict]] })),
  })}
<p class="quiet">${
    ratio.putIn.length === 0
      ? 'The scenario gives all groups of this kind the same numbers and rules.'
      : html`Where the scenario names the group: ${ratio.putIn.map((path, i) => html`${i > 0 ? ', ' : null}<code>${path}</code>`)}.`
  }</p>`;
}

/** Every comparison of groups. Nothing where the study declares none. */
export function ratios(context: Context): Section | null {
  const { ratios: all } = context.document;
  if (all.length === 0) return null;
  return section(
    'groups',
    'Groups compared, equal rates first',
    html`<p>Each comparison is run twice: under equal rates, where the mean replaces every number given by group and no rule names a group; and as written. A ratio of 1 means no difference. Differences that vanish under equal rates were inputs; those that remain are results. The two runs draw their design points independently of each other: compare one range with the other, not point with point.</p>
${all.map((ratio) => ratioTable(context, ratio))}`,
  );
}
