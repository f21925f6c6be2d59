import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { addEntry, REPORT, SOUND, typeWord } from '../../state/entries.js';
import { EXTRA, START } from '../../state/state.js';
import { meetsPatrol } from '../patrols/meets.js';
import { countFound } from '../patrols/record.js';
import { recordOf } from '../records/basis.js';
import { reportArrives } from '../records/record.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import type { ChannelPlan } from './plan-types.js';
import { missedBy, sees } from './sees.js';
import { witnessesInform } from './witnesses-inform.js';

/**
 * Who sees it: each channel in force that can see the stream does so with coverage x sensitivity, each with its own draw
 * at the address of the opportunity. The quickest report counts. Sensing is a probability and nothing else.
 *
 * `sound`: something was really done, or left undone though able. Reviewers may find that out; `cause` is for accounts.
 */
export function detect(w: Work, row: number, s: number, cause: number, sound: boolean): void {
  const channels = w.policy.channelsOf[s];
  let delay = -1;
  let by = -1;
  for (let c = 0; c < channels.length; c++) {
    const channel = channels[c];
    if ((channel.local && !w.localOn) || (channel.lingers >= 0 && !lingersHere(w, channel))) continue;
    if (channel.carriedBy >= 0 && !meetsPatrol(w, channel.carriedBy, row)) continue;
    const seen = channel.witnesses === null ? sees(w, row, s, channel) : witnessesInform(w, row, s, channel, channel.witnesses);
    if (seen && (delay < 0 || channel.delay < delay)) {
      delay = channel.delay;
      by = c;
    }
  }
  if (w.trace !== null) w.trace.detection(w, row, s, by < 0 ? null : channels[by], by < 0 ? missedBy(w, row, s, w.trace) : null);
  if (delay < 0) return;
  w.book(streamSlot(w.slots, s, STREAM.detected), row, 1);
  if (channels[by].carriedBy >= 0) countFound(w, channels[by].carriedBy, row, s);
  w.keeper = channels[by].owner;
  if (delay === 0) {
    reportArrives(w, row, recordOf(w, s, cause, sound, w.day));
    if (w.informers.length > 0) w.informers.length = 0;
    return;
  }
  const at = addEntry(w.state, row, typeWord(REPORT, 0, s, cause, sound ? SOUND : 0), w.day + delay);
  w.state.entries[at + START] = w.day;
  w.state.entries[at + EXTRA] = w.keeper + 1;
}

/** Whether a channel whose last day is over goes on in this community. */
function lingersHere(w: Work, channel: ChannelPlan): boolean {
  w.draw(PURPOSE.linger, channel.key, 0, 0, 0);
  return w.word(0) < channel.lingers * ONE;
}
