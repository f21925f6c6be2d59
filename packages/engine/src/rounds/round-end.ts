import type { RoundPlan } from '../plan/types.js';
import type { Work } from './work.js';

/** What institutions and firms of the community do at a round's end, in this order: office, patrols, market, stances, surveys. */
export function endRound(_w: Work, _round: RoundPlan): void {}
