import type { Mechanism } from '../mechanism.js';
import { checkListStatus } from './check-status.js';
import { checkLists } from './check.js';
import { BARRED_ENTRY_COUNTERS, LIST_COUNTERS, RESTART_COUNTERS, WIPED_COUNTERS } from './counters.js';
import { resetLists } from './reset.js';
import { picture } from './picture.js';
import { listSections } from './schema.js';
import { listTables } from './tables.js';
import type { ListTables } from './tables.js';
import { words } from './words.js';

const layers = { lists: 'policy' } as const;

export const lists: Mechanism<typeof listSections, typeof layers, 'list' | 'restart' | 'wiped' | 'barredEntry', ListTables> = {
  name: 'lists',
  sections: listSections,
  layers,
  counters: { list: LIST_COUNTERS, restart: RESTART_COUNTERS, wiped: WIPED_COUNTERS, barredEntry: BARRED_ENTRY_COUNTERS },
  named: { list: 'lists' },
  words,
  brings: ({ lists }) =>
    Object.values(lists).some(({ entries }) => Object.values(entries).some(({ on }) => typeof on === 'object' && 'who' in on))
      ? ['status']
      : [],
  picture,
  ...listTables,
  check: ({ scenario, out }) => {
    checkLists(scenario, out);
    checkListStatus(scenario, out);
  },
  beginDay: resetLists,
};
