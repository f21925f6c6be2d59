import { ONE, PURPOSE, below } from '@glasshouse/dice';
import type { RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { raiseRisk } from '../responses/risk.js';
import { hearOfKin } from '../surveys/round.js';
import { LETTER_WORDS, LISTED, TO, WHAT, recordWord } from './letter.js';

/**
 * Someone entered on a public list may have a relative in another community who hears of it: one letter, delivered at the next round's start.
 * Who the relative is depends on the person alone, so a letter's address never depends on who else was listed.
 */
export function writeToKin(w: Work, row: number): void {
  if (w.plan.kinListed > 0) writeLetter(w, row, LISTED);
}

/** A record passed on to a relative in another community: a letter of its own. People added at the end of a roster have none. */
export function writeRecordToKin(w: Work, row: number, spread: number, s: number, sound: number): void {
  if (row < w.people.nominal) writeLetter(w, row, recordWord(spread, s, sound));
}

/** `what`: `LISTED`, or the word of a record. */
function writeLetter(w: Work, row: number, what: number): void {
  const { plan } = w;
  if (plan.kinElsewhere <= 0) return;
  w.draw(PURPOSE.kin, 0, row, 0, 0);
  if (w.word(0) >= plan.kinElsewhere * ONE) return;
  const others = plan.communities.length - 1;
  if (others === 0) return;
  const drawn = below(w.out[1], others);
  const community = drawn < w.people.at ? drawn : drawn + 1;
  const kin = below(w.out[2], plan.communities[community].persons);
  w.outbox.push(community, kin, w.people.key, row, what);
}

/** Delivers news of listings, sorted, at the start of a round. */
export function deliver(w: Work, mail: ArrayLike<number>, round: RoundPlan): void {
  w.day = round.first;
  for (let at = 0; at < mail.length; at += LETTER_WORDS) {
    const row = mail[at + TO];
    if (mail[at + WHAT] !== LISTED || !w.present(row)) continue;
    raiseRisk(w, row, w.plan.kinListed, true);
    hearOfKin(w, row);
  }
}
