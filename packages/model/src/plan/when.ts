import type { InForce } from '../scenario/schema.js';
import { inForce } from './in-force.js';
import type { PlaceChain } from './in-force.js';

export type Holds = (window: InForce | undefined) => boolean;

/** A day in a place. */
export interface When {
  day: number;
  place: PlaceChain;
}

export const holds = (window: InForce | undefined, when: When): boolean => inForce(window, when.day, when.place);
