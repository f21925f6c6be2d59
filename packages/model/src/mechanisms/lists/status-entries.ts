import { PURPOSE, gapFactor, geometricGap } from '@glasshouse/dice';
import { fitsWho } from '../../people/fits.js';
import type { Policy, RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { enterByStatus } from './enter.js';
import type { EntryPlan } from './plan-types.js';

/** An item of the round's days: entry `what - STATUS_ITEM` of the plan is due to be made for what the person is. */
export const STATUS_ITEM = 1000;

/**
 * Draws the days of the round on which entries by what a person is fall on people. Each person's days have addresses of their own, so nobody
 * else's chances change with the entry, its rate, or whom it concerns. A rate holds for a whole round: the first that is in force in it.
 */
export function drawStatusEntries(w: Work, policies: Policy[], round: RoundPlan): void {
  for (let e = 0; e < w.plan.entries.length; e++) {
    const entry = firstIn(policies, round, e);
    if (entry === null || entry.who === null || entry.perDay <= 0) continue;
    const gap = gapFactor(entry.perDay);
    for (let row = 0; row < w.people.n; row++) {
      if (!fitsWho(w.people, row, entry.who)) continue;
      let day = round.first - 1;
      for (let k = 0; ; k++) {
        w.draw(PURPOSE.status_entry, entry.key, row, round.first, k);
        day += 1 + geometricGap(w.out[0], gap);
        if (day > round.last) break;
        w.buckets.add(day, row, STATUS_ITEM + e, w.word(3));
      }
    }
  }
}

/** The entry as the first policy of the round has it that has it at all, or null. */
function firstIn(policies: Policy[], round: RoundPlan, e: number): EntryPlan | null {
  for (let i = 0; i < policies.length; i++) {
    const over = i + 1 < policies.length && policies[i + 1].from <= round.first;
    if (over || policies[i].from > round.last) continue;
    const entry = policies[i].entries[e];
    if (entry !== null && entry.who !== null) return entry;
  }
  return null;
}

/** The day has come: the entry is made if it is still in force. */
export function statusItem(w: Work, row: number, what: number): void {
  const entry = w.policy.entries[what - STATUS_ITEM];
  if (entry !== null) enterByStatus(w, row, entry);
}
