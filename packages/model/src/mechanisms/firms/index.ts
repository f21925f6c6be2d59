import type { Mechanism } from '../mechanism.js';
import { checkFirms } from './check.js';
import { ENTERPRISE_COUNTERS, FIRM_COUNTERS, FIRM_TYPE_COUNTERS } from './counters.js';
import { tellRepresentatives } from './representatives.js';
import { firmsMonth, openFirms, recountFirms } from './round.js';
import { picture } from './picture.js';
import { firmSections } from './schema.js';
import { firmTables } from './tables.js';
import type { FirmTables } from './tables.js';
import { words } from './words.js';

const layers = { firms: 'world', enterprise: 'policy' } as const;

export const firms: Mechanism<typeof firmSections, typeof layers, 'firm' | 'firmType' | 'enterprise', FirmTables> = {
  name: 'firms',
  sections: firmSections,
  layers,
  counters: { firm: FIRM_COUNTERS, firmType: FIRM_TYPE_COUNTERS, enterprise: ENTERPRISE_COUNTERS },
  named: { enterprise: 'enterprise' },
  words,
  brings: ({ enterprise }) => (Object.keys(enterprise).length > 0 ? ['other', 'error'] : []),
  picture,
  ...firmTables,
  check: ({ scenario, out }) => {
    checkFirms(scenario, out);
  },
  openRun: openFirms,
  beginDay: tellRepresentatives,
  endRound: firmsMonth,
  recount: (w, add) => recountFirms(w, add.place),
};
