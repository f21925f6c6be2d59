import type { RoundPlan } from '../plan/types.js';
import { endPlaces } from '../stages/place/round.js';
import { endStances } from '../stages/minds/stances.js';
import type { Work } from './work.js';

/** What institutions and firms of the community do at a round's end, in this order: office, patrols, market, stances, surveys. */
export function endRound(w: Work, round: RoundPlan): void {
  if (w.plan.patrols.length > 0) endPlaces(w);
  if (w.plan.minds.stances.length > 0) endStances(w, round);
}
