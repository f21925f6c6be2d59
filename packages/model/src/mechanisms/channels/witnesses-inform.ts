import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { inRevolt } from '../responses/revolt.js';
import { lookAround } from '../spreads/group.js';
import { isLiable } from '../spreads/liable.js';
import { valueFor } from '../streams/candidates.js';
import type { ChannelPlan } from './plan-types.js';
import type { WitnessPlan } from './plan-witnesses.js';
import { WITNESS } from './slots.js';

/**
 * Whether anyone around a person informs on what they did: each other adult there notices with coverage x sensitivity and then informs with
 * a chance of their own, another one where the deed would fall on them too, lower for those in revolt. Those who informed are kept in
 * `w.informers`. The draw is addressed by the opportunity and the witness.
 */
export function witnessesInform(w: Work, row: number, s: number, channel: ChannelPlan, witnesses: WitnessPlan): boolean {
  const slot = w.slots.at.witness[witnesses.channel];
  const key = channel.key ^ w.plan.streams[s].key;
  const notices = (channel.byCategory === null ? channel.probability : valueFor(channel.byCategory, w.people, row)) * ONE;
  let informed = false;
  lookAround(w, witnesses.among, row, w.around);
  const { members, from, end } = w.around;
  for (let i = from; i < end; i++) {
    const other = members === null ? i : members[i];
    if (other === row || w.people.adult[other] === 0 || !w.present(other)) continue;
    w.draw(PURPOSE.witness, key, row, w.day, other);
    if (w.word(0) >= notices) continue;
    const word = w.word(1);
    w.book(slot + WITNESS.noticed, other, 1);
    const free = word < witnesses.informs * ONE;
    const liable = isLiable(w, row, s, other);
    const chance = liable ? witnesses.ifLiable : witnesses.informs;
    const informs = word < chance * (inRevolt(w, other) ? witnesses.inRevolt : 1) * ONE;
    if (w.trace !== null) w.trace.witness(w, other, channel, { informs, liable, revolt: !informs && word < chance * ONE });
    if (free && !informs) w.book(slot + WITNESS.covered_up, other, 1);
    if (informs && !free) w.book(slot + WITNESS.got_ahead, other, 1);
    if (!informs) continue;
    w.book(slot + WITNESS.informed, other, 1);
    if (!w.informers.includes(other)) w.informers.push(other);
    informed = true;
  }
  return informed;
}

/** Whether a channel whose eyes are other people sees a stream. */
export function hasWitnesses(w: Work, s: number): boolean {
  const channels = w.policy.channelsOf[s];
  for (let c = 0; c < channels.length; c++) if (channels[c].witnesses !== null) return true;
  return false;
}
