import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { asks } from '../conditions/holds.js';
import type { Basis } from '../records/basis.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import { REVIEW } from './slots.js';

/**
 * Whether a report gets past every review of its stream that is in force. A review beyond its capacity lets reports
 * through unread or drops them, as its policy says. While fewer reports than its quota have been let through in the round, unsound ones pass
 * with the quota's chance; what passes for that reason alone is counted. The draw is addressed by the day of the act.
 */
export function passesReview(w: Work, row: number, { stream: s, sound, actDay }: Basis): boolean {
  let passes = true;
  const reviews = w.policy.reviewsOf[s];
  for (let r = 0; r < reviews.length; r++) {
    const { review, index } = reviews[r];
    if (review.condition !== null && !asks(w, row, 'review', review.condition)) continue;
    w.arrived[index]++;
    if (w.capacity[index] === 0) {
      if (!review.passWhenFull) passes = false;
      else if (w.quota[index] > 0) w.quota[index]--;
      if (w.trace !== null) w.trace.review(w, row, review, { passed: review.passWhenFull, by: 'capacity', forQuota: false });
      continue;
    }
    if (w.capacity[index] > 0) w.capacity[index]--;
    w.draw(PURPOSE.review, review.key, row, actDay, w.plan.streams[s].key);
    const pressed = !sound && w.quota[index] > 0;
    const passed = w.word(0) < (sound ? review.passesSound : pressed ? review.quotaPasses : review.passesUnsound) * ONE;
    if (passed && w.quota[index] > 0) w.quota[index]--;
    const stamped = passed && pressed && w.word(0) >= review.passesUnsound * ONE;
    if (stamped) w.book(w.slots.at.review[index] + REVIEW.rubber_stamped, row, 1);
    if (w.trace !== null) {
      const by = sound ? 'passes_sound' : pressed ? 'quota.passes_unsound' : 'passes_unsound';
      w.trace.review(w, row, review, { passed, by, forQuota: stamped });
    }
    if (!passed) passes = false;
  }
  if (!passes) w.book(streamSlot(w.slots, s, STREAM.stopped), row, 1);
  return passes;
}
