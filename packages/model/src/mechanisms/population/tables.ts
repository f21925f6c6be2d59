import { toBase } from '../../format/units.js';
import { namesChildren } from '../../plan/minors.js';
import { limit } from '../../plan/limit.js';
import type { TableMakers } from '../mechanism.js';
import type { AttributePlan } from './plan-types.js';
import { withPlaceShares } from './plan-place-shares.js';
import { placeAttribute, planAttributes, planGroups } from './plan.js';

/** Most cells of groups: books have a column for each. */
const MOST_CELLS = 32;

export interface PopulationTables {
  plan: {
    ageAttribute: number;
    /** Where people live now; -1: nobody moves. */
    placeAttribute: number;
    attributes: AttributePlan[];
    /** Some rule or stream names a band of children: they can act and be under measures of their own. */
    minors: boolean;
    /** Per age band: adult or not. */
    adultBand: boolean[];
    householdCumulative: number[];
    /** Cumulative thresholds of age bands for the first member, and for the others. */
    firstAge: number[];
    otherAge: number[];
    groups: { id: string; attribute: number; categories: string[] }[];
    cells: string[];
    leaves: number;
    enters: number;
  };
}

export const populationTables: TableMakers<PopulationTables> = {
  plan({ base, every, key, plan: { places } }) {
    const people = planAttributes(base.population, key);
    const groups = planGroups(base, people.attributes);
    limit('cells of groups', groups.cells.length, MOST_CELLS);
    const { turnover } = base.population;
    const moves = base.demography?.moves !== undefined;
    return {
      ...people,
      attributes: [...withPlaceShares(base, places, people.attributes), ...(moves ? [placeAttribute(places, key)] : [])],
      placeAttribute: moves ? people.attributes.length : -1,
      minors: namesChildren([base, ...every]),
      ...groups,
      leaves: turnover ? toBase(turnover.leaves) : 0,
      enters: turnover ? toBase(turnover.enters) : 0,
    };
  },
};
