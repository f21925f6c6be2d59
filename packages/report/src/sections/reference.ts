import type { Context } from '../text/context.js';
import { html, path } from '../text/html.js';
import type { Html } from '../text/html.js';
import { DOCUMENT_MEANINGS, MODEL_MEANINGS } from '../text/words.js';
import { table } from '../page/table.js';
import { section } from './section.js';
import type { Section } from './section.js';

const KINDS: Record<string, string> = { flow: 'flow', stock: 'stock, at the end of a period', days: 'person-days' };

/** What every counter and indicator means. */
export function dictionary(context: Context): Section {
  const { document } = context;
  const indicators = document.indicators.map((one) => ({
    cells: [path(`${one.experiment}.${one.indicator}`), one.harm ? 'indicator, harm' : 'indicator', one.unit, one.definition],
  }));
  const counters = document.dictionary.map((one) => ({ cells: [path(one.id), KINDS[one.kind] ?? one.kind, one.unit, one.definition] }));
  const columns = [{ label: 'Name' }, { label: 'Kind' }, { label: 'Unit' }, { label: 'What it counts' }];
  return section(
    'dictionary',
    'Data dictionary',
    html`${table({ id: context.id('dictionary-indicators'), kind: 'synthetic', caption: html`<strong>Indicators</strong> of the synthetic world, as printed in this report.`, columns, rows: indicators, wide: true })}
${table({ id: context.id('dictionary-counters'), kind: 'synthetic', caption: html`<strong>Counters</strong> of the synthetic world, as stored in the tables.`, columns, rows: counters, wide: true })}`,
  );
}

const meanings = (list: readonly (readonly [string, string])[]): Html =>
  html`<dl class="meanings">${list.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}</dl>`;

/** What the words on this page mean. */
export const codebook = (context: Context): Section =>
  section(
    'codebook',
    'Codebook',
    html`<h3>Words of the study</h3>
${meanings(context.document.codebook.map(({ word, meaning }) => [word, meaning] as const))}
<h3>What documents say: verdicts</h3>
${meanings(DOCUMENT_MEANINGS)}
<h3>What the model says: verdicts</h3>
${meanings(MODEL_MEANINGS)}`,
  );

/** Harms that no number on this page holds. */
export const notCounted = (context: Context): Section =>
  section(
    'not-counted',
    'Harms that are not counted',
    context.document.notCounted.length === 0
      ? html`<p>The study names none under <code>not_counted</code>. That does not mean there are none.</p>`
      : html`<p>No number in this report includes these harms.</p>
<ul>${context.document.notCounted.map((text) => html`<li>${text}</li>`)}</ul>`,
  );
