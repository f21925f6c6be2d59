import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Trace } from '../../explain/trace.js';
import type { Work } from '../../rounds/work.js';
import { holds } from '../conditions/holds.js';
import { valueFor } from '../streams/candidates.js';
import type { ChannelCase, ChannelPlan } from './plan-types.js';

export function sees(w: Work, row: number, s: number, channel: ChannelPlan): boolean {
  const own = ownCase(w, row, channel);
  w.draw(PURPOSE.detection, channel.key, row, w.day, w.plan.streams[s].key);
  if (own !== null) return w.word(0) < valueFor(own.probability, w.people, row) * ONE;
  return w.word(0) < (channel.byCategory === null ? channel.probability : valueFor(channel.byCategory, w.people, row)) * ONE;
}

/** The first case of a channel that holds for a person now, or null. Asked before a draw is made. */
export function ownCase(w: Work, row: number, { cases }: ChannelPlan): ChannelCase | null {
  if (cases === null) return null;
  for (let i = 0; i < cases.length; i++) if (holds(w, row, cases[i].condition)) return cases[i];
  return null;
}

/** Path of what, raised by itself, would have let a channel see it: of the first of which that can be said; null where of none. */
export function missedBy(w: Work, row: number, s: number, trace: Trace): string | null {
  for (const channel of w.policy.channelsOf[s]) {
    if ((channel.local && !w.localOn) || channel.lingers >= 0 || channel.carriedBy >= 0 || channel.witnesses !== null) continue;
    if (ownCase(w, row, channel) !== null) continue;
    const [coverage, sensitivity] = ['coverage', 'sensitivity'].map((key) => `channels.${channel.id}.${key}`);
    w.draw(PURPOSE.detection, channel.key, row, w.day, w.plan.streams[s].key);
    const word = w.word(0);
    const under = (path: string): boolean => word < trace.acted.share(w, row, path) * ONE;
    if (under(sensitivity)) return coverage;
    if (under(coverage)) return sensitivity;
  }
  return null;
}
