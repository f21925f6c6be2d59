import type { Mechanism } from '../mechanism.js';
import { checkOffices } from './check.js';
import { HOLDER_COUNTERS, OFFICE_COUNTERS, RETURN_COUNTERS } from './counters.js';
import { recountOffice } from './holder.js';
import { workOffice } from './round.js';
import { picture } from './picture.js';
import { officialSections } from './schema.js';
import { officialTables } from './tables.js';
import type { OfficialTables } from './tables.js';
import { words } from './words.js';

const layers = { officials: 'world', audits: 'policy', catalogues: 'policy' } as const;

export const officials: Mechanism<typeof officialSections, typeof layers, 'office' | 'holder' | 'return', OfficialTables> = {
  name: 'officials',
  sections: officialSections,
  layers,
  counters: { office: OFFICE_COUNTERS, holder: HOLDER_COUNTERS, return: RETURN_COUNTERS },
  words,
  brings: ({ officials }) => (officials === undefined ? [] : ['error']),
  picture,
  ...officialTables,
  check: ({ scenario, out }) => {
    checkOffices(scenario, out);
  },
  endRound: workOffice,
  recount: (w, add) => recountOffice(w, add.place),
};
