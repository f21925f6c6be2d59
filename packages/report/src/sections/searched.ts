import type { ClaimResult, ClaimSearch } from '@glasshouse/model';
import { table } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { countOf, setting, simulated } from '../text/numbers.js';

const boundsOf = ({ ends }: ClaimSearch): string => (ends ? `${simulated(ends[0].value)} to ${simulated(ends[1].value)}` : 'not computed');

/** The two ends with other draws: their mean, and how many of these runs fit. */
const againOf = ({ ends }: ClaimSearch): string =>
  ends ? ends.map(({ again }) => `${simulated(again.mean)} (${setting(again.fit)} of ${setting(again.throws)} fit)`).join('; ') : '';

function readingOf({ reading }: ClaimSearch): string {
  if (!reading) return 'not asked for';
  if (!reading.range) return 'not computed';
  const [low, middle, high] = reading.range;
  return `${simulated(low)} to ${simulated(high)}, median ${simulated(middle)}`;
}

/** Bounds of a claim's numbers by a search, and beside them a second reading. Null where none is stored. */
export function searchedBlock(context: Context, claim: ClaimResult): Html | null {
  const found = claim.searched ?? [];
  const [first] = found;
  if (!first) return null;
  const read = found.find(({ reading }) => reading !== null)?.reading;
  return html`<div class="planted"><h4>Least and greatest, by a search of the assumed ranges</h4>
<p>${countOf(first.runs, 'run')} of ${setting(first.persons)} people each (seed ${String(first.seed)}, ${first.size} size), apart from the runs of this page. ${countOf(first.kept, 'world')} fitted. Of ${countOf(first.unscreened.of, 'world')} run without a screen, ${setting(first.unscreened.fit)} fitted. Only quantities of the world were varied.${read ? html` The second reading weighs worlds by a flat prior over the ranges (ABC-SMC, ${countOf(read.runs, 'run')}; as much as ${simulated(read.effective)} worlds of equal weight).` : null}</p>
${table({
  id: context.id(`${claim.id}-searched`),
  kind: 'synthetic',
  caption: html`<strong>Least and greatest over worlds that fit</strong>, each a run of the engine; and 5th to 95th percentile of the second reading, which depends on its prior.`,
  columns: [
    { label: 'Number' },
    { label: 'Least to greatest', numeric: true },
    { label: 'The two ends with other draws', numeric: true },
    { label: 'Second reading', numeric: true },
  ],
  rows: found.map((one) => ({ cells: [one.title, boundsOf(one), againOf(one), readingOf(one)] })),
  wide: true,
})}</div>`;
}
