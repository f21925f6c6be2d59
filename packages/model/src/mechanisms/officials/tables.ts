import { unionIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import { MOST_CATALOGUES, officeWords, planOffice, planOfficePolicy } from './plan.js';
import type { OfficePolicy, OfficeSection } from './plan.js';

export interface OfficialTables {
  names: { audits: string[]; catalogues: string[] };
  plan: OfficeSection;
  policy: OfficePolicy;
  keeps: 'office';
}

export const officialTables: TableMakers<OfficialTables> = {
  names: ({ every }) => ({ audits: unionIds(every.map((s) => s.audits)), catalogues: unionIds(every.map((s) => s.catalogues)) }),
  plan(of) {
    const { audits, catalogues } = of.names;
    limit('catalogues', catalogues.length, MOST_CATALOGUES);
    return { office: planOffice(of), audits, catalogues };
  },
  policy: ({ scenario, names, holds, key }) => planOfficePolicy(scenario, names, holds, key),
  /** The holder of office, and what waits to be returned; see `holder.ts`. */
  keeps: { office: { whole: officeWords } },
};
