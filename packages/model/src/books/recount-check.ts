import type { People } from '../people/people.js';
import { policiesAt } from '../plan/variants.js';
import type { Work } from '../rounds/work.js';
import type { State } from '../state/state.js';
import type { Books } from './ledger-book.js';
import { recount } from './recount.js';

/**
 * Counts every stock of a batch afresh and holds it against the running counts, arm by arm, cell by cell.
 * Throws Error at the first that differs; returns how many numbers agreed.
 */
export function recountCheck(w: Work, books: Books, people: People[], states: State[][]): number {
  const { plan, slots } = w;
  let agreed = 0;
  const stocks = new Set([
    ...slots.dayPairs.map(([stock]) => stock),
    ...slots.reported.filter((c) => c.kind === 'stock').flatMap((c) => c.slots),
  ]);
  // A field that is never written again is a constant to V8: all who read it would be compiled anew.
  if (w.trace !== null) w.trace = null;
  for (let arm = 0; arm < plan.arms.length; arm++) {
    const running = books.stocksOfArm(arm);
    const fresh = books.blank();
    states.forEach((armStates, c) => {
      w.people = people[c];
      w.state = armStates[arm];
      const policies = policiesAt(plan, arm, w.people.place);
      w.policies = policies;
      recount(w, policies[policies.length - 1], fresh);
    });
    for (const slot of stocks) {
      for (let c = 0; c < slots.cells; c++) {
        const i = c * slots.count + slot;
        if (running[i] !== fresh[i]) {
          const name = slots.reported.find((counter) => counter.slots.includes(slot))?.id ?? `slot ${slot}`;
          throw new Error(
            `a recount finds ${fresh[i]} where the books say ${running[i]}: ${name}, arm ${plan.arms[arm].id}, cell ${plan.cells[c]}`,
          );
        }
        agreed++;
      }
    }
  }
  return agreed;
}
