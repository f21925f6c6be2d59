import type { Mechanism } from '../mechanism.js';
import { beginMoney } from './book.js';
import { checkAmounts, checkAmountsOfWorld } from './check.js';
import {
  BARRED_MONEY_COUNTERS,
  HARM_MONEY_COUNTERS,
  HARM_RETURNED_COUNTERS,
  OWED_COUNTERS,
  RETURNED_COUNTERS,
  SIZE_COUNTERS,
} from './counters.js';
import { amountSections } from './schema.js';
import { amountTables } from './tables.js';
import type { AmountTables } from './tables.js';
import { words } from './words.js';

const layers = { amounts: 'world' } as const;

export const amounts: Mechanism<
  typeof amountSections,
  typeof layers,
  'size' | 'returned' | 'harmMoney' | 'harmReturned' | 'owed' | 'barredMoney',
  AmountTables
> = {
  name: 'amounts',
  sections: amountSections,
  layers,
  counters: {
    size: SIZE_COUNTERS,
    returned: RETURNED_COUNTERS,
    harmMoney: HARM_MONEY_COUNTERS,
    harmReturned: HARM_RETURNED_COUNTERS,
    owed: OWED_COUNTERS,
    barredMoney: BARRED_MONEY_COUNTERS,
  },
  harm: [
    { of: 'money', counter: 'measure.{id}.money.{word}' },
    { of: 'money', counter: 'measure.{id}.money_once.{word}' },
    { of: 'money', counter: 'measure.{id}.money_withheld.{word}' },
  ],
  words,
  ...amountTables,
  check: ({ scenario, out }) => checkAmounts(scenario, out),
  beginCount: beginMoney,
  checkWorld: ({ scenario, out }) => checkAmountsOfWorld(scenario, out),
};
