import type { RoundPlan } from '../plan/types.js';
import { endPlaces } from '../stages/place/round.js';
import { marketMonth } from '../stages/market/firms.js';
import { endStances } from '../stages/minds/stances.js';
import { workOffice } from '../stages/office/office.js';
import { countShown } from '../stages/response/shame.js';
import type { Work } from './work.js';

/** What institutions and firms of the community do at a round's end, in this order: office, patrols, market, stances, surveys. */
export function endRound(w: Work, round: RoundPlan): void {
  if (w.plan.patrols.length > 0) endPlaces(w);
  workOffice(w, round);
  marketMonth(w, round);
  if (w.plan.shames) countShown(w);
  if (w.plan.minds.stances.length > 0) endStances(w, round);
}
