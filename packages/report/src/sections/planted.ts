import type { ClaimResult } from '@glasshouse/scenario';
import { html } from '../text/html.js';
import type { Html } from '../text/html.js';
import { modelStamp } from '../text/words.js';

/** What the same rule of stamping says in a world made so that the opposite holds. */
export function plantedBlock(claim: ClaimResult): Html | null {
  const { planted } = claim;
  if (!planted) return null;
  return html`<div class="planted"><h4>The same question in a planted world</h4>
<p><strong>${planted.title}.</strong> ${planted.about}</p>
<p>There the same rule says: <strong>${modelStamp(planted.stamp)}</strong>${planted.under === '' ? null : html` (${planted.under})`}. ${
    planted.held
      ? 'So it can tell the two worlds apart.'
      : planted.stamp === 'not_computed'
        ? 'So this run does not show whether it can tell the two worlds apart.'
        : `It should have said: ${modelStamp(planted.expected)}. So it cannot tell the two worlds apart, and its stamp above is worth nothing.`
  }</p>
<p class="quiet">Numbers there, synthetic: ${planted.numbers.join('; ')}.</p></div>`;
}
