import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Trace } from '../../explain/trace.js';
import type { Work } from '../../rounds/work.js';
import { REPORT, SOUND, addEntry, typeWord } from '../../state/entries.js';
import { EXTRA, START } from '../../state/state.js';
import { holds } from '../conditions/holds.js';
import { countFound, meetsPatrol } from '../patrols/record.js';
import { recordOf } from '../records/basis.js';
import { reportArrives } from '../records/record.js';
import { valueFor } from '../streams/candidates.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import type { ChannelCase, ChannelPlan } from './plan-types.js';
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
    w.informers.length = 0;
    return;
  }
  const at = addEntry(w.state, row, typeWord(REPORT, 0, s, cause, sound ? SOUND : 0), w.day + delay);
  w.state.entries[at + START] = w.day;
  w.state.entries[at + EXTRA] = w.keeper + 1;
}

function sees(w: Work, row: number, s: number, channel: ChannelPlan): boolean {
  const own = channel.cases === null ? null : ownCase(w, row, channel.cases);
  w.draw(PURPOSE.detection, channel.key, row, w.day, w.plan.streams[s].key);
  if (own !== null) return w.word(0) < valueFor(own.probability, w.people, row) * ONE;
  return w.word(0) < (channel.byCategory === null ? channel.probability : valueFor(channel.byCategory, w.people, row)) * ONE;
}

/** The first case of a channel that holds for a person now, or null. Asked before a draw is made. */
function ownCase(w: Work, row: number, cases: readonly ChannelCase[]): ChannelCase | null {
  for (let i = 0; i < cases.length; i++) if (holds(w, row, cases[i].condition)) return cases[i];
  return null;
}

/** Path of what, raised by itself, would have let a channel see it: of the first of which that can be said; null where of none. */
function missedBy(w: Work, row: number, s: number, trace: Trace): string | null {
  for (const channel of w.policy.channelsOf[s]) {
    if ((channel.local && !w.localOn) || channel.lingers >= 0 || channel.carriedBy >= 0 || channel.witnesses !== null) continue;
    if (channel.cases !== null && ownCase(w, row, channel.cases) !== null) continue;
    const [coverage, sensitivity] = ['coverage', 'sensitivity'].map((key) => `channels.${channel.id}.${key}`);
    w.draw(PURPOSE.detection, channel.key, row, w.day, w.plan.streams[s].key);
    const word = w.word(0);
    const under = (path: string): boolean => word < trace.acted.share(w, row, path) * ONE;
    if (under(sensitivity)) return coverage;
    if (under(coverage)) return sensitivity;
  }
  return null;
}

/** Whether a channel whose last day is over goes on in this community. */
function lingersHere(w: Work, channel: ChannelPlan): boolean {
  w.draw(PURPOSE.linger, channel.key, 0, 0, 0);
  return w.word(0) < channel.lingers * ONE;
}
