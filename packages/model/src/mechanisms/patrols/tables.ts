import { unionIds } from '../../plan/ids.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import { planGridsOfPatrols, planPatrols } from './plan.js';
import type { PatrolPlan } from './plan.js';
import { recordWords } from './record.js';

/** Most patrols: those that carry a channel are a mask of bits. */
const MOST_PATROLS = 31;

export interface PatrolTables {
  names: { patrols: string[] };
  plan: {
    patrols: string[];
    /** Grid of each patrol. */
    patrolGrids: number[];
    /** Whether some arm or date draws the patrol by attention. */
    patrolsAttend: boolean[];
  };
  policy: {
    /** Per patrol of the plan: in force, or null. */
    patrols: (PatrolPlan | null)[];
  };
  keeps: 'patrols';
}

export const patrolTables: TableMakers<PatrolTables> = {
  names: ({ every }) => ({ patrols: unionIds(every.map((s) => s.patrols)) }),
  plan(of) {
    limit('patrols', of.names.patrols.length, MOST_PATROLS);
    const { every, names } = of;
    return {
      patrols: names.patrols,
      patrolGrids: planGridsOfPatrols(of),
      patrolsAttend: names.patrols.map((id) => every.some((s) => s.patrols[id]?.allocation === 'drawn_by_attention')),
    };
  },
  policy: (of) => ({ patrols: planPatrols(of) }),
  /** Per patrol: a word that it has begun, then what is on record of each cell, and where it is drawn by attention also that and what entered the record in the round; see `record.ts`. */
  keeps: { patrols: { whole: recordWords } },
};
