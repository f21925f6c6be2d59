import type { Work } from '../../rounds/work.js';
import type { Scenario } from '../../scenario/schema.js';
import { onceFor } from './book.js';
import { currencyOf, moneyWords } from './currency.js';

/** Ways of paying what is owed other than in full, and what becomes of a plan of instalments. */
export type Payment = 'settlement' | 'part' | 'agreed' | 'instalment' | 'broken';

/** A payment in a sentence, and the key of the duty that acted. `duty`: what is owed, in words. `left`: what is then open, or was waived. */
export function paymentWords(scenario: Scenario, how: Payment, duty: string, amount: number, left: number): [string, string] {
  const currency = currencyOf(scenario);
  const [paid, open] = [moneyWords(amount, currency), moneyWords(left, currency)];
  switch (how) {
    case 'settlement':
      return [`Settles a duty (${duty}) for ${paid}; ${open} is waived.`, 'settlement.rate'];
    case 'part':
      return [`Pays ${paid} of a duty (${duty}); ${open} is left.`, 'part_payment.rate'];
    case 'agreed':
      return [`Agrees to pay a duty (${duty}) of ${open} by instalments.`, 'instalments.rate'];
    case 'instalment':
      return [`Pays an instalment of ${paid} (${duty}); ${open} is left.`, 'instalments.keeps'];
    case 'broken':
      return [`Misses an instalment (${duty}); the plan is broken and ${open} is open.`, 'instalments.keeps'];
  }
}

/** What a measure that comes into force takes or gives, as words after its title; empty where it has no size. `begins`: it does not only go on. */
export function sizeWords(scenario: Scenario, w: Work, row: number, m: number, begins: boolean): string {
  const { size } = w.policy.measures[m];
  if (size === null) return '';
  const currency = currencyOf(scenario);
  const [daily, once] = [w.after.perDay[m], begins ? onceFor(w, row, m) : 0];
  const parts = [
    ...(daily > 0 ? [`${moneyWords(daily, currency)} a day`] : []),
    ...(once > 0 ? [`${moneyWords(once, currency)} at once`] : []),
  ];
  return parts.length === 0 ? '' : ` (${w.sanction[m] ? 'takes' : 'gives'} ${parts.join(' and ')})`;
}

/** What falls due with a duty, as words after its name; empty where it has no amount. */
export const owedWords = (scenario: Scenario, amount: number): string =>
  amount === 0 ? '' : `, ${moneyWords(amount, currencyOf(scenario))}`;
