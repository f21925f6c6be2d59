import type { Mechanism } from '../mechanism.js';
import { checkLedgerStatus } from './check-status.js';
import { checkLedgers } from './check.js';
import { LEDGER_COUNTERS, RESET_COUNTERS, WARNING_COUNTERS } from './counters.js';
import { resetScores } from './reset.js';
import { picture } from './picture.js';
import { ledgerSections } from './schema.js';
import { ledgerTables } from './tables.js';
import type { LedgerTables } from './tables.js';
import { words } from './words.js';

const layers = { ledgers: 'policy' } as const;

export const ledgers: Mechanism<typeof ledgerSections, typeof layers, 'ledger' | 'warning' | 'scoreReset', LedgerTables> = {
  name: 'ledgers',
  sections: ledgerSections,
  layers,
  counters: { ledger: LEDGER_COUNTERS, warning: WARNING_COUNTERS, scoreReset: RESET_COUNTERS },
  named: { ledger: 'ledgers' },
  words,
  // A score may start in a grade, and counts as error where nothing else explains it.
  brings: ({ ledgers }) => (Object.keys(ledgers).length > 0 ? ['status', 'error'] : []),
  picture,
  ...ledgerTables,
  check: ({ scenario, out }) => {
    checkLedgers(scenario, out);
    checkLedgerStatus(scenario, out);
  },
  beginDay: resetScores,
};
