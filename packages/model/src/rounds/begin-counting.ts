import { LIST_BITS_AT } from '../books/slots.js';
import { EVER_REFUSED, EVER_SANCTIONED, EVER_WITHOUT_DEED, SANCTIONED_BEFORE } from '../state/state.js';
import { beginCount } from './hooks.js';
import type { Work } from './work.js';

/**
 * The warm-up is over: whatever stands goes on, and what people have had until now is forgotten by the books alone. A person's own days begin with those of the
 * sanctions that stand. Who is under a sanction or on a list at the end of this first day is counted as a first time. Call it before anything of the day.
 */
export function beginCounting(w: Work): void {
  const { state, plan } = w;
  const { flags, annex, at } = state;
  const days = plan.end - plan.countFrom + 1;
  const firsts = ((1 << (plan.lists.length + plan.attempts.length)) - 1) << LIST_BITS_AT;
  const forgotten = EVER_SANCTIONED | EVER_WITHOUT_DEED | EVER_REFUSED | firsts;
  for (let row = 0; row < w.people.n; row++) {
    if ((flags[row] & EVER_SANCTIONED) !== 0) flags[row] |= SANCTIONED_BEFORE;
    flags[row] &= ~forgotten;
    state.sanctionDays[row] = annex[at.standing + row * 2] * days;
    state.withoutDays[row] = annex[at.standing + row * 2 + 1] * days;
    if (state.sanctionDays[row] > 0 || state.head[row] !== 0) w.fresh.push(row);
  }
  beginCount(w);
}
