import { ONE, PURPOSE, below } from '@glasshouse/dice';
import type { RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { raiseRisk } from '../responses/risk.js';
import { hearOfKin } from '../surveys/round.js';

/**
 * Someone entered on a public list may have kin elsewhere who hear of it: one letter, delivered at the next round's start.
 * Who the kin is depends on the person alone, so a letter's address never depends on who else was listed.
 */
export function writeToKin(w: Work, row: number): void {
  if (w.plan.kinListed > 0) writeLetter(w, row, 0);
}

/** A record passed on to kin elsewhere: a letter of its own. People added at the end of a roster have none. */
export function writeRecordToKin(w: Work, row: number, spread: number, s: number, sound: number): void {
  if (row < w.people.nominal) writeLetter(w, row, 1 + ((spread << 9) | (s << 1) | sound));
}

/** `what`: 0 news of a listing, else 1 + spread, stream and soundness of a record. */
function writeLetter(w: Work, row: number, what: number): void {
  const { plan } = w;
  if (plan.kinElsewhere <= 0) return;
  w.draw(PURPOSE.kin, 0, row, 0, 0);
  if (w.word(0) >= plan.kinElsewhere * ONE) return;
  const others = plan.communities.length - 1;
  if (others === 0) return;
  const own = plan.communities.findIndex((each) => each.key === w.people.key);
  const drawn = below(w.out[1], others);
  const community = drawn < own ? drawn : drawn + 1;
  const kin = below(w.out[2], plan.communities[community].persons);
  w.outbox.push(community, kin, w.people.key, row, what);
}

/** Delivers news of listings, sorted, at the start of a round. `mail` holds four words each: row, sender's community key and row, and what it is. */
export function deliver(w: Work, mail: ArrayLike<number>, round: RoundPlan): void {
  w.day = round.first;
  for (let i = 0; i < mail.length; i += 4) {
    if (mail[i + 3] !== 0 || !w.present(mail[i])) continue;
    raiseRisk(w, mail[i], w.plan.kinListed, true);
    hearOfKin(w, mail[i]);
  }
}
