import type { ClaimResult, ClaimSearch } from '@glasshouse/model';
import { table } from '../page/table.js';
import type { Context } from '../text/context.js';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { between, countOf, setting, simulated } from '../text/numbers.js';

const boundsOf = ({ ends }: ClaimSearch): string => (ends ? between([ends[0].value, ends[1].value]) : 'not computed');

/** The two ends with other draws: their mean, and how many of these runs fit. */
const againOf = ({ ends }: ClaimSearch): string =>
  ends ? ends.map(({ again }) => `${simulated(again.mean)} (${setting(again.fit)} of ${setting(again.throws)} fit)`).join('; ') : '';

/** The worlds of the search with draws of their own. */
function confirmedOf({ again }: ClaimSearch): string {
  if (!again) return 'not run';
  return again.range ? between(again.range) : 'not computed';
}

function readingOf({ reading }: ClaimSearch): string {
  if (!reading) return 'not asked for';
  if (!reading.range) return 'not computed';
  const [low, middle, high] = reading.range;
  return `${between([low, high])}, median ${simulated(middle)}`;
}

/** Bounds of a claim's numbers by a search, and beside them a second reading. Null where none is stored. */
export function searchedBlock(context: Context, claim: ClaimResult): Html | null {
  const found = claim.searched ?? [];
  const [first] = found;
  if (!first) return null;
  const again = found.find((one) => one.again)?.again;
  const read = found.find(({ reading }) => reading !== null)?.reading;
  return html`<div class="planted"><h4>Least and greatest, by a search of the assumed ranges</h4>
<p>${countOf(first.runs, 'run')} of ${setting(first.persons)} people each (seed ${String(first.seed)}, ${first.size} size), apart from the runs of this page. ${countOf(first.kept, 'world')} fitted. Of ${countOf(first.unscreened.of, 'world')} run without a screen, ${setting(first.unscreened.fit)} fitted. Only quantities of the world were varied.${again ? html` Each of ${countOf(again.worlds, 'world')} was then run ${setting(again.throws)} more times with other draws; ${setting(again.confirmed)} of them fitted in at least half of these runs. The confirmed range is over the further runs of these worlds that fitted.` : null}${read ? html` The second reading weighs worlds by a flat prior over the ranges (ABC-SMC, ${countOf(read.runs, 'run')}; as much as ${simulated(read.effective)} worlds of equal weight).` : null}</p>
${table({
  id: context.id(`${claim.id}-searched`),
  kind: 'synthetic',
  caption: html`<strong>Least and greatest over worlds that fit</strong>, each a run of the engine; and 5th to 95th percentile of the second reading, which depends on its prior.`,
  columns: [
    { label: 'Number' },
    { label: 'Least to greatest', numeric: true },
    { label: 'The two ends with other draws' },
    { label: 'Confirmed with other draws', numeric: true },
    { label: 'Second reading', numeric: true },
  ],
  rows: found.map((one) => ({ cells: [one.title, boundsOf(one), againOf(one), confirmedOf(one), readingOf(one)] })),
  wide: true,
})}</div>`;
}
