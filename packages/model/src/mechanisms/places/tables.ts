import { placeChain } from '../../plan/in-force.js';
import type { PlaceChain } from '../../plan/in-force.js';
import type { CommunityPlan } from '../../plan/types.js';
import type { TableMakers } from '../mechanism.js';
import { peopledPlaces, planCommunities } from './plan.js';

export interface PlaceTables {
  names: {
    /** Of each place that holds people: itself and those above it, the nearest first. */
    placeChains: readonly PlaceChain[];
  };
  plan: {
    places: string[];
    /** Places under whose names results are reported (the region as a whole for places in Xinjiang), and which of them each place is part of. */
    shownPlaces: string[];
    shownPlaceOf: number[];
    communities: CommunityPlan[];
    persons: number;
    weight: number;
  };
}

export const placeTables: TableMakers<PlaceTables> = {
  names: ({ base }) => ({ placeChains: peopledPlaces(base).map((id) => placeChain(base.places, id)) }),
  plan: ({ base, persons }) => planCommunities(base, persons),
};
