import { unionIds } from '../../plan/ids.js';
import type { TableMakers } from '../mechanism.js';
import { answersWords, firmsWords, planEnterprise, planFirms } from './plan.js';
import type { EnterprisePlan, FirmsPlan } from './plan.js';

export interface FirmTables {
  names: { enterprises: string[] };
  plan: { market: FirmsPlan | null; enterprises: string[] };
  policy: { enterprises: EnterprisePlan[] };
  keeps: 'market' | 'answers';
}

export const firmTables: TableMakers<FirmTables> = {
  names: ({ every }) => ({ enterprises: unionIds(every.map((s) => s.enterprise)) }),
  plan: ({ base, every, key, names }) => ({ market: planFirms(base, every, key), enterprises: names.enterprises }),
  policy: ({ scenario, names, holds, key }) => ({
    enterprises: names.enterprises.map((id) => planEnterprise(scenario, id, holds(scenario.enterprise[id]?.in_force), key)),
  }),
  keeps: {
    /** Complaints of last month, then the firms; see `round.ts`. */
    market: { whole: firmsWords },
    /** One word a firm: what its representative answers for, two bits a register. */
    answers: { whole: answersWords },
  },
};
