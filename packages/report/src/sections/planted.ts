import type { ClaimResult } from '@glasshouse/model';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { modelStamp } from '../text/words.js';

/** What the same rule of stamping says in a world made so that the opposite holds. */
export function plantedBlock(claim: ClaimResult): Html | null {
  const { planted } = claim;
  if (!planted) return null;
  return html`<div class="planted"><h4>The same question in a planted world</h4>
<p><strong>${planted.title}.</strong> ${planted.about}</p>
<p>There the same rule gives the verdict: <strong>${modelStamp(planted.stamp)}</strong>${planted.under === '' ? null : html` (${planted.under})`}. ${
    planted.held
      ? 'So the rule gives the two worlds different verdicts.'
      : planted.stamp === 'not_computed'
        ? 'So this run does not show whether the rule gives the two worlds different verdicts.'
        : `The expected verdict was: ${modelStamp(planted.expected)}. So the rule does not distinguish the two worlds, and its verdict above cannot be relied on.`
  }</p>
<p class="quiet">Numbers there, synthetic: ${planted.numbers.join('; ')}.</p></div>`;
}
