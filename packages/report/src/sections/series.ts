import type { SeriesResult, StudyDocument } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { derived, published, setting } from '../text/numbers.js';
import { table } from '../page/table.js';
import { incrementsFigure, letterOf } from '../figures/increments.js';

/** A date that does not break over two lines. */
const date = (day: string): Html => html`<span class="date">${day}</span>`;

/** A published series read alone: increments as a figure and a table, contradictions, the points themselves. */
export function seriesBlock(context: Context, series: SeriesResult): Html {
  const id = context.id(`series-${series.id}`);
  const sources = series.points.map((point) => point.source);
  const caption = html`<strong>${series.title}: increments a year between published points.</strong> Unit: ${series.unit}, a year. Letters name the rows of the table. The highest increment is ${derived(series.ratio)} times the lowest, doubtful points left out; a constant rate would give 1. Sources: ${context.sources(sources)}.`;
  return html`<div class="exhibit" id="${id}">
<div class="beside">${series.increments.length > 0 ? incrementsFigure(series, `${id}-figure`, caption) : null}
${table({
  id: `${id}-increments`,
  kind: 'published',
  caption: html`${series.title}: yearly increments, computed from the published points (${series.unit}).`,
  columns: [
    { label: 'Mark' },
    { label: 'From' },
    { label: 'To' },
    { label: 'Days', numeric: true },
    { label: 'Increment a year', numeric: true },
    { label: 'Remark' },
  ],
  rows: series.increments.map((one, index) => ({
    cells: [letterOf(index), date(one.from), date(one.to), setting(one.days), derived(one.perYear), one.doubtful ? 'doubtful' : ''],
  })),
})}</div>
${
  series.contradictions.length > 0
    ? html`<div class="contradictions"><p class="label">Where published points contradict each other or the reading of them</p><ul>${series.contradictions.map((text) => html`<li>${context.cite(text.replace(/\b\d{5,}\b/g, published))}</li>`)}</ul></div>`
    : null
}
${table({
  id: `${id}-points`,
  kind: 'published',
  caption: html`${series.title}: published points as issued (${series.unit}).`,
  columns: [{ label: 'Day' }, { label: 'Value', numeric: true }, { label: 'Issued by' }, { label: 'Note' }, { label: 'Source' }],
  rows: series.points.map((point) => ({
    cells: [
      date(point.on),
      published(point.value),
      point.issuedBy,
      [point.note ?? '', point.doubtful ? 'doubtful' : '']
        .filter((text) => text !== '')
        .join('; ')
        .replace('.; ', '; '),
      context.source(point.source),
    ],
  })),
  foldTitle: `Published points: ${series.title}`,
})}
</div>
`;
}

/** A fixed table of documented facts, each row with its sources. */
export function factBlock(context: Context, fact: StudyDocument['facts'][number]): Html {
  return table({
    id: context.id(`facts-${fact.id}`),
    kind: 'published',
    caption: html`<strong>${fact.title}.</strong> From the register.`,
    columns: [...fact.columns.map((label) => ({ label })), { label: 'Sources' }],
    rows: fact.rows.map((row) => ({ cells: [...fact.columns.map((_, index) => row.cells[index] ?? ''), context.sources(row.sources)] })),
    foldOver: 24,
  });
}
